import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import { attempt } from '@/feedback';
import { call, type Page, type Row } from '@/host';

type Clear = { rev: unknown; fields: Record<string, unknown> };

/** Of one page, the personal data that the clerk has asked the program for. It notes each asking. */
export function useClear(ledger: string, page: Ref<Page>) {
  const held = shallowRef<ReadonlyMap<string, Clear>>(new Map());
  const all = ref(false);

  const rows = computed<Row[]>(() =>
    page.value.rows.map((row) => ({ ...row, ...held.value.get(row.id)?.fields, id: row.id })),
  );
  const shown = computed(() => new Set(held.value.keys()));

  /** Shows the personal data of these records. Answers whether the program gave them. */
  async function reveal(ids: string[]): Promise<boolean> {
    const revs = new Map(page.value.rows.map((row) => [row.id, row['_rev']]));
    const asked = ids.filter((id) => revs.has(id) && !held.value.has(id));
    if (asked.length === 0) return true;
    const told = await attempt(() => call('record.reveal', { ledger, ids: asked }));
    if (!told) return false;
    const now = new Map(held.value);
    for (const { id, fields } of told) now.set(id, { rev: revs.get(id), fields });
    held.value = now;
    return true;
  }

  async function turn(): Promise<void> {
    all.value = !all.value;
    if (!all.value) held.value = new Map();
    else all.value = await reveal(page.value.rows.map((row) => row.id));
  }

  // What has been changed since is no longer what was shown.
  watch(page, ({ rows: next }) => {
    const same = next.filter((row) => held.value.get(row.id)?.rev === row['_rev']);
    held.value = new Map(same.flatMap(({ id }) => [[id, held.value.get(id) as Clear] as const]));
    if (all.value) void reveal(next.map((row) => row.id));
  });

  return { rows, shown, all, reveal, turn };
}
