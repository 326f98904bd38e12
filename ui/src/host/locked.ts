type Listener = () => void;

const listeners = new Set<Listener>();

/** The program has refused a command because the ledger is shut. */
export function announceLocked(): void {
  for (const listener of [...listeners]) listener();
}

/** Calls back whenever the program finds the ledger shut. */
export function onLocked(react: Listener): () => void {
  listeners.add(react);
  return () => listeners.delete(react);
}
