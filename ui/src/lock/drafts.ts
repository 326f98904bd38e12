import { call } from '@/host';
import type { DraftStore } from '@/sheet/drafts';
import { lock, onShut } from './lock';

const OURS = 'minglu.draft.';
const PAUSE = 300;
const held = new Map<string, string>();
let timer: ReturnType<typeof setTimeout> | undefined;
let last: Promise<unknown> = Promise.resolve();

/** Hands everything over, one time after the other: an older state must not come last. */
function handOver(): Promise<unknown> {
  last = last.then(() => call('draft.keep', { drafts: Object.fromEntries(held) })).catch(() => undefined);
  return last;
}

function soon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void handOver(), PAUSE);
}

// What was typed in the last moments goes into the ledger before it is shut.
onShut(async () => {
  clearTimeout(timer);
  if (lock.protected && !lock.locked) await handOver();
});

/** Unsaved text: with the browser, or inside the ledger where that is protected. */
export const draftStore: DraftStore = {
  getItem: (key) => (lock.protected ? (held.get(key) ?? null) : localStorage.getItem(key)),
  setItem(key, text) {
    if (!lock.protected) return localStorage.setItem(key, text);
    held.set(key, text);
    soon();
  },
  removeItem(key) {
    if (!lock.protected) return localStorage.removeItem(key);
    if (held.delete(key)) soon();
  },
};

/** Brings unsaved text to where it belongs now, after the start and when the password came or went. */
export async function settleDrafts(): Promise<void> {
  const { drafts } = await call('draft.list', {});
  held.clear();
  const inLedger = Object.entries(drafts);
  if (!lock.protected) {
    for (const [key, text] of inLedger) localStorage.setItem(key, text);
    if (inLedger.length > 0) await handOver();
    return;
  }
  for (const [key, text] of inLedger) held.set(key, text);
  const open = Object.keys(localStorage).filter((key) => key.startsWith(OURS));
  for (const key of open) held.set(key, localStorage.getItem(key) ?? '');
  if (open.length === 0) return;
  await call('draft.keep', { drafts: Object.fromEntries(held) });
  for (const key of open) localStorage.removeItem(key);
}
