import { reactive, readonly } from 'vue';
import { call, onLocked, type LockState } from '@/host';

const state = reactive<LockState>({
  protected: false,
  locked: false,
  wait: 0,
  minutes: 0,
  people: [],
  person: null,
});

/** Whether the ledger has a password, and whether it is shut. */
export const lock = readonly(state) as Readonly<LockState>;

export async function readLock(): Promise<void> {
  Object.assign(state, await call('lock.show', {}));
}

let beforeShut: () => Promise<unknown> = () => Promise.resolve();

/** What has to be put away before the ledger is shut. */
export function onShut(act: () => Promise<unknown>): void {
  beforeShut = act;
}

/** Shuts the ledger; the lock page takes the place of everything. */
export async function shut(): Promise<void> {
  await beforeShut();
  await call('lock.close', {});
  await readLock();
}

const LOOK = 15_000;
const TELL = 20_000;
const ACTS = ['pointerdown', 'keydown', 'wheel'] as const;

/**
 * Looks whether the program has shut the ledger, and tells it that the clerk is there while she only
 * reads. Looking does not count as being there.
 */
export function watchLock(): void {
  let told = 0;
  const there = () => {
    if (!state.protected || state.locked || Date.now() - told < TELL) return;
    told = Date.now();
    void call('lock.stay', {}).catch(() => undefined);
  };
  for (const act of ACTS) window.addEventListener(act, there, { capture: true, passive: true });
  // A program that does not answer is told of by the next thing the clerk does.
  const look = () => void readLock().catch(() => undefined);
  setInterval(() => {
    if (state.protected && !state.locked) look();
  }, LOOK);
  onLocked(look);
}
