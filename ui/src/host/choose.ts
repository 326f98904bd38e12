import { tauri } from './tauri';
import type { Transport } from './transport';

let chosen: Promise<Transport> | null = null;

async function choose(): Promise<Transport> {
  if ('__TAURI_INTERNALS__' in window) return tauri;
  if (import.meta.env.DEV && new URLSearchParams(location.search).has('mock')) {
    return (await import('./mock')).mockHost();
  }
  return (await import('./loopback')).loopback;
}

/** The transport of this page, chosen once. */
export function transport(): Promise<Transport> {
  chosen ??= choose();
  return chosen;
}

/** Puts a stand-in in place of the program: for tests. */
export function useTransport(stand: Transport): void {
  chosen = Promise.resolve(stand);
}
