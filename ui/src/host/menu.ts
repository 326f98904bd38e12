import { transport } from './choose';

/** Calls back with each choice in the window's menu bar. */
export async function onMenu(chosen: (name: string) => void): Promise<void> {
  (await transport()).onMenu?.(chosen);
}
