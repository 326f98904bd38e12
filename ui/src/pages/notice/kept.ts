import { onBeforeUnmount, ref, watch } from 'vue';
import { call, toHostError, type NoticeRead, type Response } from '@/host';
import { clock } from '@/format';
import { newKey, rowOf, type DraftRow } from './draft';
import { filingOf, type FilingRow } from './filings';

/** A draft with its notice, as it is kept in the ledger until it is taken or thrown away. */
export type Kept = {
  version: 1;
  text: string;
  cut: boolean;
  read: NoticeRead;
  title: string;
  year: number | null;
  rows: DraftRow[];
  others: DraftRow[];
  filings: FilingRow[];
};

const PAUSE = 400;

/** The draft of a notice that was just read. */
export function draftedFrom({ text, cut, notice, forms }: Response<'notice.read'>): Kept {
  return {
    version: 1,
    text,
    cut,
    read: notice,
    title: notice.title ?? '',
    year: notice.year,
    rows: notice.tasks.map(rowOf),
    others: notice.others.map(rowOf),
    filings: notice.filings.map((each, at) => filingOf(each, forms[at] ?? null)),
  };
}

/** What another version of the program left, or nobody, counts as none. */
export function readKept(value: unknown): Kept | null {
  if (typeof value !== 'object' || value === null) return null;
  const kept = value as Partial<Kept>;
  const lists = [kept.rows, kept.others, kept.filings];
  if (kept.version !== 1 || typeof kept.text !== 'string' || !kept.read) return null;
  return lists.every(Array.isArray) ? (kept as Kept) : null;
}

/** The same with keys of this session, which has given out some of its own. */
export function rekeyed(kept: Kept): Kept {
  const anew = <T extends { key: number }>(rows: T[]) => rows.map((row) => ({ ...row, key: newKey() }));
  return { ...kept, rows: anew(kept.rows), others: anew(kept.others), filings: anew(kept.filings) };
}

/** Keeps the draft as it is mended, so that leaving, closing or a crash loses nothing of it. */
export function useKept(snapshot: () => Kept | null) {
  const state = ref('');
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** Hands it over, one time after the other: an older state must not come last. */
  function hand(draft: Kept | null): Promise<unknown> {
    clearTimeout(waiting);
    waiting = undefined;
    last = last.then(async () => {
      try {
        await call('notice.keep', { draft });
        state.value = draft ? `草稿已存 ${clock(new Date().toISOString())}` : '';
      } catch (thrown) {
        state.value = `▲ 草稿没有存下：${toHostError(thrown).message}`;
      }
    });
    return last;
  }

  watch(
    snapshot,
    (draft) => {
      clearTimeout(waiting);
      if (draft) waiting = setTimeout(() => void hand(draft), PAUSE);
    },
    { deep: true },
  );
  onBeforeUnmount(() => {
    if (waiting !== undefined) void hand(snapshot());
  });

  const find = async () => readKept((await call('notice.kept', {})).draft);
  return { state, find, drop: () => hand(null) };
}
