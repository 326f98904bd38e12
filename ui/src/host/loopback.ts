import { HostError, toHostError } from './error';
import type { Chunk, Envelope, Transport } from './transport';

const GONE = '连不上明录程序。请看看它是否还开着，再用它打印的地址重新打开本页。';
const LOCKED = '这个页面的凭证已失效。请用明录程序打印的地址重新打开本页。';

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, method: 'POST', credentials: 'same-origin' });
  } catch {
    throw new HostError('offline', GONE);
  }
}

async function answer<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as T;
  if (typeof body === 'object' && body !== null && 'code' in body) throw toHostError(body);
  const locked = response.status === 401 || response.status === 403;
  throw new HostError('offline', locked ? LOCKED : `${GONE}（${response.status}）`);
}

/** The same program behind an address on this machine, for an ordinary browser. */
export const loopback: Transport = {
  kind: 'browser',
  async call(name, payload) {
    const init = {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, payload }),
    };
    return answer<Envelope>(await send('/api/call', init));
  },
  async upload({ id, name, offset, bytes }: Chunk) {
    const query = new URLSearchParams({ id, name, offset: String(offset) });
    const init = {
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes as Uint8Array<ArrayBuffer>,
    };
    const staged = await answer<{ token: string }>(await send(`/api/upload?${query.toString()}`, init));
    return staged.token;
  },
};
