import { computed, onMounted, ref, shallowRef } from 'vue';
import { sayUndoable } from '@/desk';
import { attempt } from '@/feedback';
import { call, toHostError, upload, type HostError, type NoticePlan, type NoticeRead } from '@/host';
import { useWork } from '@/progress/progress';
import { draftOf, oursFirst, redated, rowOf } from './draft';
import { filingOf, tickedOf, type FilingRow } from './filings';
import { rekeyed, useKept, type Kept } from './kept';
import { usePlan } from './usePlan';
import { useRows } from './useRows';

type Source = { file?: string; name?: string; text?: string };

/** One notice from its file to the tasks and filings in the ledger. */
export function useNotice() {
  const source = shallowRef<Source | null>(null);
  const text = ref('');
  const read = shallowRef<NoticeRead | null>(null);
  const filings = ref<FilingRow[]>([]);
  const title = ref('');
  const year = ref<number | null>(null);
  const active = ref<number | null>(null);
  const refused = shallowRef<HostError | null>(null);
  const cut = ref(false);
  const busy = ref(false);
  /** The draft that was thrown away last, as long as the page stands. */
  const aside = shallowRef<Kept | null>(null);
  const work = useWork();
  const list = useRows(text, active);
  const { rows, others } = list;
  const kept = useKept(snapshot);
  const draft = computed(() =>
    read.value ? draftOf(read.value, title.value, year.value, rows.value, tickedOf(filings.value)) : null,
  );
  const { plan, problem } = usePlan(draft);

  function snapshot(): Kept | null {
    if (!read.value) return null;
    const head = { text: text.value, cut: cut.value, read: read.value, title: title.value, year: year.value };
    return { version: 1, ...head, rows: rows.value, others: others.value, filings: filings.value };
  }

  function show(draft: Kept): void {
    text.value = draft.text;
    cut.value = draft.cut;
    read.value = draft.read;
    title.value = draft.title;
    year.value = draft.year;
    filings.value = draft.filings;
    list.fill(draft.rows, draft.others);
  }

  function resume(found: Kept): void {
    source.value = { text: found.text };
    aside.value = null;
    show(rekeyed(found));
  }

  async function busily(job: () => Promise<void>): Promise<void> {
    busy.value = true;
    refused.value = null;
    try {
      await job();
    } catch (thrown) {
      refused.value = toHostError(thrown);
    }
    busy.value = false;
  }

  onMounted(() =>
    busily(async () => {
      const found = await kept.find();
      if (found && !read.value) resume(found);
    }),
  );

  const takeFile = (file: File) =>
    busily(async () => {
      const token = await work.run('正在读入文件', () => upload(file));
      await load({ file: token, name: file.name });
    });

  const takeText = (words: string) => busily(() => load({ text: words }));

  async function load(next: Source): Promise<void> {
    const found = await work.run('正在读通知', () => call('notice.read', next));
    const { notice, forms } = found;
    aside.value = snapshot();
    source.value = next;
    show({
      version: 1,
      text: found.text,
      cut: found.cut,
      read: notice,
      title: notice.title ?? '',
      year: notice.year,
      rows: notice.tasks.map(rowOf),
      others: notice.others.map(rowOf),
      filings: notice.filings.map((each, at) => filingOf(each, forms[at] ?? null)),
    });
  }

  /** Reads the same notice with another year: the days follow, what the clerk mended stays. */
  const reread = () =>
    busily(async () => {
      if (!source.value || typeof year.value !== 'number') return;
      const asked = { ...source.value, year: year.value };
      const { notice } = await work.run('正在读通知', () => call('notice.read', asked));
      list.fill(redated(rows.value, notice.tasks), redated(others.value, notice.others));
      filings.value = redated(filings.value, notice.filings);
    });

  async function empty(): Promise<void> {
    const file = source.value?.file;
    source.value = null;
    read.value = null;
    refused.value = null;
    year.value = null;
    filings.value = [];
    list.fill([], []);
    await kept.drop();
    if (file) await call('file.discard', { file }).catch(() => null);
  }

  /** Throws the draft away; it can be fetched back as long as the page stands. */
  async function discard(): Promise<void> {
    aside.value = snapshot();
    await empty();
  }

  function fetchBack(): void {
    if (aside.value) resume(aside.value);
  }

  /** Writes the draft as one step; answers what became of it. */
  async function take(): Promise<NoticePlan | null> {
    const next = draft.value;
    const done = next && (await attempt(() => work.run('正在写入任务', () => call('notice.take', next))));
    if (!done) return null;
    const { added, changed } = done.filings;
    const papers = added + changed > 0 ? `；报送材料新增 ${added} 项，更新 ${changed} 项` : '';
    sayUndoable(
      `已写入任务：新增 ${done.added} 条，更新 ${done.changed} 条${papers}，可按 Ctrl+Z 整批撤销。`,
    );
    await empty();
    return done;
  }

  return {
    ...list,
    rows: computed(() => oursFirst(rows.value)),
    ...{ text, read, filings, title, year, active, plan, problem, refused, cut, busy, aside, work },
    kept: kept.state,
    ...{ takeFile, takeText, reread, discard, fetchBack, take },
  };
}
