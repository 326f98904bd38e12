import { computed, ref, shallowRef, watch } from 'vue';
import { sayUndoable } from '@/desk';
import { attempt, say } from '@/feedback';
import { call, toHostError, upload, type HostError, type ImportPlan, type NoticeRead } from '@/host';
import { useWork } from '@/progress/progress';
import {
  draftOf,
  firstEnd,
  join,
  oursFirst,
  rowOf,
  selected,
  split,
  type DraftRow,
  type Stretch,
} from './draft';

type Source = { file?: string; name?: string; text?: string };
/** How long the clerk may go on before it is reckoned anew what taking the draft would do. */
const PAUSE = 500;

/** One notice from its file to the tasks in the ledger. */
export function useNotice() {
  const source = shallowRef<Source | null>(null);
  const text = ref('');
  const read = shallowRef<NoticeRead | null>(null);
  const rows = ref<DraftRow[]>([]);
  const others = ref<DraftRow[]>([]);
  const title = ref('');
  const year = ref<number | null>(null);
  const active = ref<number | null>(null);
  const plan = shallowRef<ImportPlan | null>(null);
  const refused = shallowRef<HostError | null>(null);
  const cut = ref(false);
  const busy = ref(false);
  const work = useWork();
  const shown = computed(() => oursFirst(rows.value));
  const draft = computed(() =>
    read.value ? draftOf(read.value, title.value, year.value, rows.value) : null,
  );

  async function takeFile(file: File): Promise<void> {
    await busily(async () => {
      const token = await work.run('正在读入文件', () => upload(file));
      await load({ file: token, name: file.name });
    });
  }

  async function takeText(words: string): Promise<void> {
    await busily(() => load({ text: words }));
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

  async function load(next: Source): Promise<void> {
    const asked = year.value === null ? next : { ...next, year: year.value };
    const found = await work.run('正在读通知', () => call('notice.read', asked));
    source.value = next;
    text.value = found.text;
    cut.value = found.cut;
    read.value = found.notice;
    title.value = found.notice.title ?? '';
    year.value = found.notice.year;
    rows.value = found.notice.tasks.map(rowOf);
    others.value = found.notice.others.map(rowOf);
    active.value = null;
  }

  /** Reads the same notice with another year. */
  async function reread(): Promise<void> {
    const again = source.value;
    if (again) await busily(() => load(again));
  }

  async function restart(): Promise<void> {
    const file = source.value?.file;
    source.value = null;
    read.value = null;
    refused.value = null;
    plan.value = null;
    year.value = null;
    rows.value = [];
    if (file) await call('file.discard', { file }).catch(() => null);
  }

  function splitRow(row: DraftRow, stretch: Stretch | null): void {
    const inside = stretch && stretch.start > row.start && stretch.start < row.end ? stretch.start : null;
    const at = inside ?? firstEnd(row, text.value);
    if (at === null) say('这一条只有一句。请先在左边的通知里选中要拆开的地方。');
    else rows.value = split(rows.value, row.key, at, text.value);
  }

  function add(stretch: Stretch | null): void {
    if (!stretch) {
      say('请先在左边的通知里选中文字。');
      return;
    }
    const row = selected(stretch, text.value);
    if (row.text === '') return;
    rows.value = [...rows.value, row];
    active.value = row.key;
  }

  function addOther(row: DraftRow): void {
    others.value = others.value.filter((each) => each.key !== row.key);
    rows.value = [...rows.value, row];
    active.value = row.key;
  }

  function remove(row: DraftRow): void {
    rows.value = rows.value.filter((each) => each.key !== row.key);
    others.value = [...others.value, row].sort((a, b) => a.start - b.start);
  }

  const joinRow = (row: DraftRow) => (rows.value = join(rows.value, row.key));

  let waiting: ReturnType<typeof setTimeout> | undefined;
  watch(draft, (next) => {
    clearTimeout(waiting);
    plan.value = null;
    if (!next || next.title === '' || next.tasks.length === 0) return;
    waiting = setTimeout(() => void reckon(next), PAUSE);
  });

  async function reckon(next: NonNullable<typeof draft.value>): Promise<void> {
    const found = await call('notice.plan', next).catch(() => null);
    if (draft.value === next) plan.value = found;
  }

  /** Writes the draft as one step; answers whether it is written. */
  async function take(): Promise<boolean> {
    const next = draft.value;
    if (!next) return false;
    const done = await attempt(() => work.run('正在写入任务', () => call('notice.take', next)));
    if (!done) return false;
    sayUndoable(`已写入任务：新增 ${done.added} 条，更新 ${done.changed} 条，可按 Ctrl+Z 整批撤销。`);
    await restart();
    return true;
  }

  return {
    text,
    read,
    rows: shown,
    others,
    title,
    year,
    active,
    plan,
    refused,
    cut,
    busy,
    work,
    takeFile,
    takeText,
    reread,
    restart,
    splitRow,
    joinRow,
    add,
    addOther,
    remove,
    take,
  };
}
