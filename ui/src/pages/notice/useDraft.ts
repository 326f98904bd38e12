import { computed, ref, shallowRef } from 'vue';
import type { NoticeRead } from '@/host';
import { draftOf } from './draft';
import { tickedOf, type FilingRow } from './filings';
import type { Kept } from './kept';
import { useRows } from './useRows';

/** The draft that lies on the page: the notice's text, its tasks, what to hand in. */
export function useDraft() {
  const text = ref('');
  const cut = ref(false);
  const read = shallowRef<NoticeRead | null>(null);
  const title = ref('');
  const year = ref<number | null>(null);
  const filings = ref<FilingRow[]>([]);
  const active = ref<number | null>(null);
  /** The draft that was thrown away last, as long as the page stands. */
  const aside = shallowRef<Kept | null>(null);
  const { fill, rows, others, ...acts } = useRows(text, active);
  /** As the program takes it. */
  const draft = computed(() =>
    read.value ? draftOf(read.value, title.value, year.value, rows.value, tickedOf(filings.value)) : null,
  );

  function snapshot(): Kept | null {
    if (!read.value) return null;
    const head = { text: text.value, cut: cut.value, read: read.value, title: title.value, year: year.value };
    return { version: 1, ...head, rows: rows.value, others: others.value, filings: filings.value };
  }

  function show(kept: Kept): void {
    text.value = kept.text;
    cut.value = kept.cut;
    read.value = kept.read;
    title.value = kept.title;
    year.value = kept.year;
    filings.value = kept.filings;
    fill(kept.rows, kept.others);
  }

  const putAside = () => (aside.value = snapshot());

  function clear(): void {
    read.value = null;
    year.value = null;
    filings.value = [];
    fill([], []);
  }

  const shown = { text, cut, read, title, year, rows, others, filings, active, aside, draft };
  return { ...shown, ...acts, fill, snapshot, show, putAside, clear };
}
