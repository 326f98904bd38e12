import { onScopeDispose } from 'vue';

type Listener = (ledgers: ReadonlySet<string>) => void;

const listeners = new Set<Listener>();

/** Tells every page which ledgers a command has changed. */
export function announce(ledgers: readonly string[]): void {
  if (ledgers.length === 0) return;
  const changed = new Set(ledgers);
  for (const listener of [...listeners]) listener(changed);
}

/** Calls back after changes to one of these ledgers (or to any, when none is named). */
export function onTouched(
  ledgers: readonly string[] | (() => readonly string[]),
  react: () => void,
): () => void {
  const listener: Listener = (changed) => {
    const wanted = typeof ledgers === 'function' ? ledgers() : ledgers;
    if (wanted.length === 0 || wanted.some((ledger) => changed.has(ledger))) react();
  };
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The same for a component: ends with it. */
export function useTouched(ledgers: readonly string[] | (() => readonly string[]), react: () => void): void {
  onScopeDispose(onTouched(ledgers, react));
}
