import { toHostError } from './error';
import { WRITES, type Commands } from './generated/commands';
import { announceLocked } from './locked';
import { announce } from './touched';
import { transport } from './choose';

export type CommandName = keyof Commands;
export type Request<N extends CommandName> = Commands[N]['request'];
export type Response<N extends CommandName> = Commands[N]['response'];

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a command of the program. A refusal is thrown as a HostError.
 *
 * What changes the ledger goes over one after another, in the order of the clerk's acts: undo
 * pressed right after a paste must take back the paste, however busy the machine is.
 */
export function call<N extends CommandName>(name: N, request: Request<N>): Promise<Response<N>> {
  if (!WRITES.has(name)) return send(name, request);
  const mine = last.then(() => send(name, request));
  last = mine.catch(() => undefined);
  return mine;
}

async function send<N extends CommandName>(name: N, request: Request<N>): Promise<Response<N>> {
  try {
    const host = await transport();
    const { value, touched } = await host.call(name, request);
    announce(touched ?? []);
    return value as Response<N>;
  } catch (thrown) {
    const error = toHostError(thrown);
    if (error.code === 'locked') announceLocked();
    throw error;
  }
}
