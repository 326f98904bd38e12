import { computed, reactive, ref } from 'vue';
import { attempt } from '@/feedback';
import { call, toHostError, upload, type HostError, type ImportPlan } from '@/host';
import { useWork } from '@/progress/progress';
import { noChoices, requestOf, yearIn, type Source } from './source';

export type Stage = 'choose' | 'upload' | 'read' | 'review' | 'commit' | 'done';

/** One import from choosing a file to the step that can be taken back whole. */
export function useImport(ledger: string, fallbackYear = new Date().getFullYear()) {
  const stage = ref<Stage>('choose');
  const source = ref<Source | null>(null);
  const choices = reactive(noChoices());
  const plan = ref<ImportPlan | null>(null);
  const refused = ref<HostError | null>(null);
  const sent = ref({ done: 0, total: 0 });
  const work = useWork();
  let reading = 0;
  let sending = new AbortController();

  const files = ledger === 'task';
  const count = computed(() => {
    const p = plan.value;
    return p ? p.added + p.changed + p.withdrawn : 0;
  });
  const missing = computed(() => {
    if (stage.value !== 'review') return '';
    if (files && choices.notice.trim() === '') return '请填写这张表属于哪个通知。';
    return count.value === 0 ? '没有要写入的变化。' : '';
  });

  async function takeFile(file: File): Promise<void> {
    stage.value = 'upload';
    refused.value = null;
    sending = new AbortController();
    try {
      const token = await upload(file, (done, total) => (sent.value = { done, total }), sending.signal);
      await take({ kind: 'file', token, name: file.name });
    } catch (thrown) {
      fail(thrown);
    }
  }

  async function take(next: Source): Promise<void> {
    drop();
    source.value = next;
    Object.assign(choices, noChoices());
    plan.value = null;
    await read();
    if (!plan.value || !files) return;
    const { title, notice } = plan.value as ImportPlan;
    choices.notice = notice ?? title ?? '';
    choices.year = yearIn(title ?? '') ?? yearIn(next.name) ?? fallbackYear;
    await read();
  }

  async function read(): Promise<void> {
    const from = source.value;
    if (!from) return;
    const mine = ++reading;
    stage.value = 'read';
    refused.value = null;
    try {
      const request = requestOf(ledger, from, choices);
      const next = await work.run('正在读表', () => call('import.preview', request));
      if (mine !== reading) return;
      plan.value = next;
      choices.sheet = next.parts.length > 0 ? null : next.sheet;
      stage.value = 'review';
    } catch (thrown) {
      if (mine === reading) fail(thrown);
    }
  }

  async function changeSheet(sheet?: number): Promise<void> {
    choices.sheet = sheet ?? null;
    choices.mapping = {};
    await read();
  }

  async function mapColumn(index: number, field: string | null): Promise<void> {
    for (const column of plan.value?.mapped ?? []) {
      const key = String(column.index);
      // One field, one column: the column that had it gives it up.
      if (field !== null && column.index !== index && column.field === field) choices.mapping[key] = null;
    }
    choices.mapping[String(index)] = field;
    await read();
  }

  async function commit(): Promise<(ImportPlan & { step: number | null }) | null> {
    const from = source.value;
    if (!from || missing.value !== '' || stage.value !== 'review') return null;
    stage.value = 'commit';
    try {
      const request = requestOf(ledger, from, choices);
      const result = await work.run('正在导入', () => call('import.commit', request));
      plan.value = result;
      stage.value = 'done';
      return result;
    } catch (thrown) {
      fail(thrown);
      return null;
    }
  }

  function fail(thrown: unknown): void {
    const error = toHostError(thrown);
    stage.value = plan.value ? 'review' : 'choose';
    refused.value = error.code === 'cancelled' ? null : error;
  }

  /** The program lets go of a file that it was handed and that no import has used up. */
  function drop(): void {
    const from = source.value;
    source.value = null;
    const used = stage.value === 'commit' || stage.value === 'done';
    if (from?.kind === 'file' && !used) void attempt(() => call('file.discard', { file: from.token }));
  }

  /** Ends what is under way: the file on its way, the table being read. A commit runs to its end. */
  function close(): void {
    sending.abort();
    if (stage.value === 'read') void attempt(work.cancel);
    reading += 1;
    drop();
  }

  function restart(): void {
    reading += 1;
    drop();
    stage.value = 'choose';
    plan.value = null;
    refused.value = null;
  }

  return {
    stage,
    source,
    choices,
    plan,
    refused,
    sent,
    work,
    count,
    missing,
    takeFile,
    take,
    read,
    changeSheet,
    mapColumn,
    commit,
    restart,
    close,
  };
}

export type Import = ReturnType<typeof useImport>;
