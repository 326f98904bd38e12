import { toHostError } from './error';
import type { Commands } from './generated/commands';
import { announce } from './touched';
import { transport } from './choose';

export type CommandName = keyof Commands;
export type Request<N extends CommandName> = Commands[N]['request'];
export type Response<N extends CommandName> = Commands[N]['response'];

/** Runs a command of the program. A refusal is thrown as a HostError. */
export async function call<N extends CommandName>(name: N, request: Request<N>): Promise<Response<N>> {
  try {
    const host = await transport();
    const { value, touched } = await host.call(name, request);
    announce(touched ?? []);
    return value as Response<N>;
  } catch (thrown) {
    throw toHostError(thrown);
  }
}
