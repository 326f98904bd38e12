import { call } from './call';
import { HostError, toHostError } from './error';
import { transport } from './choose';

const PIECE = 4 * 1024 * 1024;

type Progress = (done: number, total: number) => void;

/**
 * Hands a file to the program in pieces; the answer is the token by which commands name it. A signal ends it
 * after the piece on its way, and leaves nothing of the file behind.
 */
export async function upload(file: File, onProgress?: Progress, signal?: AbortSignal): Promise<string> {
  const id = mark();
  let token: string;
  let offset = 0;
  try {
    const host = await transport();
    do {
      const bytes = new Uint8Array(await file.slice(offset, offset + PIECE).arrayBuffer());
      token = await host.upload({ id, name: file.name, offset, bytes });
      if (signal?.aborted) await stop(token);
      offset += bytes.byteLength;
      onProgress?.(offset, file.size);
    } while (offset < file.size);
    return token;
  } catch (thrown) {
    throw toHostError(thrown);
  }
}

async function stop(token: string): Promise<never> {
  await call('file.discard', { file: token });
  throw new HostError('cancelled', '已取消，文件没有传入。');
}

function mark(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
