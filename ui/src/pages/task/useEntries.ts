import { ref, watch, type Ref } from 'vue';
import { call, useTouched, type TaskEntry, type TaskRow } from '@/host';
import { currentEntry } from './period';

/** Each recurring task asks the program once; more than these no notice has. */
const MOST = 300;

/** The present period of each recurring task, read after the sheet itself stands. */
export function useEntries(rows: Ref<readonly TaskRow[]>, today: Ref<string>) {
  const current = ref(new Map<string, TaskEntry>());
  let asked = 0;

  async function load(): Promise<void> {
    const mine = ++asked;
    const found = new Map<string, TaskEntry>();
    for (const { id } of rows.value.filter((row) => typeof row.recurs === 'string').slice(0, MOST)) {
      const entries = await call('task.entries', { id }).catch(() => []);
      const entry = currentEntry(entries, today.value);
      if (entry) found.set(id, entry);
      if (mine !== asked) return;
    }
    current.value = found;
  }

  watch(
    () => rows.value.map((row) => `${row.id}${String(row.recurs ?? '')}`).join(),
    () => void load(),
    { immediate: true },
  );
  useTouched(['task_entry'], () => void load());
  return current;
}
