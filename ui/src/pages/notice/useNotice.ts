import { computed, onMounted } from 'vue';
import { sayUndoable } from '@/desk';
import { attempt } from '@/feedback';
import { call, type NoticePlan } from '@/host';
import { oursFirst } from './draft';
import { rekeyed, useKept, type Kept } from './kept';
import { useDraft } from './useDraft';
import { usePlan } from './usePlan';
import { useReading } from './useReading';

/** One notice from its file to the tasks and filings in the ledger. */
export function useNotice() {
  const draft = useDraft();
  const reading = useReading(draft);
  const kept = useKept(draft.snapshot);
  const { plan, problem } = usePlan(draft.draft);

  function resume(found: Kept): void {
    reading.source.value = { text: found.text };
    draft.aside.value = null;
    draft.show(rekeyed(found));
  }

  onMounted(() =>
    reading.busily(async () => {
      const found = await kept.find();
      if (found && !draft.read.value) resume(found);
    }),
  );

  async function empty(): Promise<void> {
    draft.clear();
    await Promise.all([kept.drop(), reading.forget()]);
  }

  /** Throws the draft away; it can be fetched back as long as the page stands. */
  async function discard(): Promise<void> {
    draft.putAside();
    await empty();
  }

  function fetchBack(): void {
    if (draft.aside.value) resume(draft.aside.value);
  }

  /** Writes the draft as one step; answers what became of it. */
  async function take(): Promise<NoticePlan | null> {
    const next = draft.draft.value;
    if (!next) return null;
    const write = () => call('notice.take', next);
    const done = await attempt(() => reading.work.run('正在写入任务', write));
    if (!done) return null;
    sayTaken(done);
    await empty();
    return done;
  }

  const rows = computed(() => oursFirst(draft.rows.value));
  return { ...draft, rows, ...reading, plan, problem, kept: kept.state, discard, fetchBack, take };
}

function sayTaken({ added, changed, filings }: NoticePlan): void {
  const papers =
    filings.added + filings.changed > 0
      ? `；报送材料新增 ${filings.added} 项，更新 ${filings.changed} 项`
      : '';
  sayUndoable(`已写入任务：新增 ${added} 条，更新 ${changed} 条${papers}，可按 Ctrl+Z 整批撤销。`);
}
