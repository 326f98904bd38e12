import { shallowRef, watch } from 'vue';
import { attempt } from '@/feedback';
import { call, useTouched, type Row } from '@/host';

/** More than a case ever has. */
const MOST = 200;

/** The records of another ledger that belong to a case. */
export function useLinked(ledger: string, id: () => string) {
  const rows = shallowRef<Row[]>([]);

  async function load(): Promise<void> {
    const mine = id();
    const filters = [{ field: 'request', op: 'eq' as const, value: mine }];
    const page = await attempt(() => call('record.list', { ledger, filters, limit: MOST }));
    if (page && mine === id()) rows.value = page.rows;
  }

  watch(id, () => void load(), { immediate: true });
  useTouched([ledger], () => void load());
  return rows;
}
