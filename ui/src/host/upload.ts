import { toHostError } from './error';
import { transport } from './choose';

const PIECE = 4 * 1024 * 1024;

type Progress = (done: number, total: number) => void;

/** Hands a file to the program in pieces; the answer is the token by which commands name it. */
export async function upload(file: File, onProgress?: Progress): Promise<string> {
  const id = mark();
  let token: string;
  let offset = 0;
  try {
    const host = await transport();
    do {
      const bytes = new Uint8Array(await file.slice(offset, offset + PIECE).arrayBuffer());
      token = await host.upload({ id, name: file.name, offset, bytes });
      offset += bytes.byteLength;
      onProgress?.(offset, file.size);
    } while (offset < file.size);
    return token;
  } catch (thrown) {
    throw toHostError(thrown);
  }
}

function mark(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
