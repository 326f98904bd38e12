import { invoke } from '@tauri-apps/api/core';
import type { Chunk, Envelope, Transport } from './transport';

type Staged = string | { token: string };

/** The desktop window: one bridge for commands, one for the bytes of files. */
export const tauri: Transport = {
  kind: 'window',
  call: (name, payload) => invoke<Envelope>('call', { name, payload }),
  async upload({ id, name, offset, bytes }: Chunk) {
    const staged = await invoke<Staged>('upload', bytes, {
      headers: {
        'x-upload-id': id,
        'x-upload-name': encodeURIComponent(name),
        'x-upload-offset': String(offset),
      },
    });
    return typeof staged === 'string' ? staged : staged.token;
  },
};
