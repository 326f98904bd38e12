import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue';
import { composing, keysOf, typing } from '@/frame/shortcuts';
import type { DraftRow } from './draft';

/** How many steps can be taken back. */
const MOST = 100;

type Lists = { rows: DraftRow[]; others: DraftRow[] };

/** What splitting, joining and putting aside did to the draft, and the way back. */
export function useSteps(rows: Ref<DraftRow[]>, others: Ref<DraftRow[]>) {
  const before = ref<Lists[]>([]);

  /** Runs a change of the lists that can be taken back. */
  function step(change: () => void): void {
    const was = { rows: rows.value, others: others.value };
    change();
    if (was.rows !== rows.value || was.others !== others.value)
      before.value = [...before.value, was].slice(-MOST);
  }

  function back(): void {
    const last = before.value.at(-1);
    if (!last) return;
    before.value = before.value.slice(0, -1);
    rows.value = last.rows;
    others.value = last.others;
  }

  const forget = () => (before.value = []);

  // On this page the keys speak of the draft first, and of the ledger when nothing is left of it.
  function onKey(event: KeyboardEvent): void {
    if (keysOf(event) !== 'ctrl+z' || composing(event) || typing(event.target)) return;
    if (before.value.length === 0) return;
    event.preventDefault();
    back();
  }
  onMounted(() => window.addEventListener('keydown', onKey, true));
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey, true));

  return { before, step, back, forget };
}
