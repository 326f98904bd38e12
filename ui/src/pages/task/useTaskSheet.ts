import { computed, reactive, ref, shallowRef, watch } from 'vue';
import { year } from '@/desk';
import { attempt } from '@/feedback';
import { today as todayOf } from '@/format';
import { call, toHostError, useTouched, type Row, type TaskRow, type TaskSheet } from '@/host';
import type { SheetEdit } from '@/sheet';
import { EVERYTHING, fits, hostFilters, ordered, type TaskFilter } from './filter';
import { takeWish } from './wish';

const CHOSEN = 'minglu.task.notice';
/** Stands for all notices in the chooser. */
export const ALL = 'all';
const FIRST = 'minglu.task.ours-first';

/** The tasks of one notice: loaded, narrowed, ordered and saved. */
export function useTaskSheet() {
  const sheet = shallowRef<TaskSheet | null>(null);
  const wish = takeWish();
  const notice = ref(wish ? ALL : (localStorage.getItem(CHOSEN) ?? ''));
  const filter = reactive<TaskFilter>({ ...EVERYTHING, ...wish });
  const oursFirst = ref(localStorage.getItem(FIRST) === '1');
  const today = ref(todayOf());
  let asked = 0;

  const notices = computed(() => {
    const all = sheet.value?.notices ?? [];
    return year.value === null ? all : all.filter((one) => one.year === year.value || one.year === null);
  });
  /** The tasks of the notices that the chosen year has. */
  const inYear = computed(() => {
    const known = new Set(notices.value.map((one) => one.id));
    const all = sheet.value?.rows ?? [];
    return all.filter((row) => typeof row.notice !== 'string' || known.has(row.notice));
  });
  const rows = computed(() => {
    const wanted = inYear.value.filter((row) => fits(row, filter, today.value));
    return ordered(wanted, oursFirst.value);
  });
  const narrowed = computed(() => rows.value.length < inYear.value.length);
  /** The notices that paper is about; none named means every one. */
  const meant = computed(() => {
    if (only.value !== '') return [only.value];
    return year.value === null ? [] : notices.value.map((one) => one.id);
  });
  const only = computed(() => (notice.value === ALL ? '' : notice.value));
  const filters = computed(() => hostFilters(meant.value, filter, rows.value));

  /** Only the latest answer counts: an older one may miss what was saved meanwhile. */
  async function load(): Promise<void> {
    const mine = ++asked;
    const read = await attempt(() => readSheet(only.value));
    if (!read || mine !== asked) return;
    today.value = todayOf();
    sheet.value = read;
    settleNotice();
  }

  /** After an import the new notice lies on the desk, or the same one anew. */
  async function loadImported(): Promise<void> {
    const before = new Set(sheet.value?.notices.map((one) => one.id));
    await load();
    const fresh = sheet.value?.notices.find((one) => !before.has(one.id));
    if (fresh && before.size > 0) notice.value = fresh.id;
  }

  /** A notice that is gone, or of another year, gives way to the first one that has tasks. */
  function settleNotice(): void {
    if (notice.value === ALL || notices.value.some((one) => one.id === notice.value)) return;
    const next = notices.value.find((one) => one.total > 0) ?? notices.value[0];
    if (next && next.id !== notice.value) notice.value = next.id;
  }

  /** Shows the host's answer at once; lamps and counts follow with the next reading. */
  function patch(changed: readonly Row[]): void {
    if (!sheet.value) return;
    const byId = new Map(changed.map((row) => [row.id, row]));
    const merged = sheet.value.rows.map((row): TaskRow => {
      const next = byId.get(row.id);
      return next ? { ...row, ...next, _lamp: row._lamp, _entry: row._entry } : row;
    });
    sheet.value = { ...sheet.value, rows: merged };
  }

  async function save({ changes, label }: SheetEdit): Promise<void> {
    patch(await call('record.set', { ledger: 'task', changes, label }));
  }

  function clear(): void {
    Object.assign(filter, EVERYTHING);
  }

  watch(notice, (id) => {
    localStorage.setItem(CHOSEN, id);
    void load();
  });
  watch(year, settleNotice);
  watch(oursFirst, (on) => {
    localStorage.setItem(FIRST, on ? '1' : '0');
  });
  useTouched(['task', 'notice', 'unit', 'task_entry'], () => void load());
  void load();

  return {
    sheet,
    notice,
    notices,
    filter,
    filters,
    rows,
    inYear,
    narrowed,
    oursFirst,
    today,
    loadImported,
    patch,
    save,
    clear,
  };
}

/** A notice that was chosen once may be gone meanwhile: then the whole ledger is read. */
async function readSheet(notice: string): Promise<TaskSheet> {
  try {
    return await call('task.sheet', notice === '' ? {} : { notice });
  } catch (thrown) {
    if (notice === '' || toHostError(thrown).code !== 'not_found') throw thrown;
    return call('task.sheet', {});
  }
}

export type TaskSheetState = ReturnType<typeof useTaskSheet>;
