import { computed, ref, shallowRef, watch } from 'vue';
import { schemaOf, year } from '@/desk';
import { attempt } from '@/feedback';
import { call, useTouched, type Filter, type Page, type SortBy } from '@/host';
import { byColumn, flat, yearFilters, type ColumnFilters } from './query';

export const PAGE_SIZE = 100;

/**
 * One ledger, page by page: the filter, the order and the way back through the pages. Where it begins with
 * conditions of its own these name the time that is meant, and the year at the top does not narrow them.
 */
export function usePager(ledger: string, given: readonly Filter[] = []) {
  const search = ref('');
  const filters = ref<ColumnFilters>(byColumn(given));
  const anyYear = ref(given.length > 0);
  const sort = ref<SortBy[]>([]);
  const page = shallowRef<Page>({ total: 0, rows: [], next: null });
  const loaded = ref(false);
  /** Where each page before this one began. */
  const back = ref<(string | undefined)[]>([]);
  const start = ref<string>();
  let asked = 0;

  const schema = computed(() => schemaOf(ledger));
  const ofYear = computed(() => (anyYear.value ? [] : yearFilters(schema.value, year.value)));
  const all = computed(() => [...ofYear.value, ...flat(filters.value)]);
  const narrowed = computed(() => search.value.trim() !== '' || flat(filters.value).length > 0);
  const query = computed(() => ({
    filters: all.value,
    search: search.value.trim() || undefined,
  }));

  async function load(): Promise<void> {
    const mine = ++asked;
    const read = await attempt(() =>
      call('record.list', {
        ledger,
        ...query.value,
        sort: sort.value.length > 0 ? sort.value : undefined,
        limit: PAGE_SIZE,
        after: start.value,
      }),
    );
    if (mine !== asked || !read) return;
    // The last rows of a page may have gone: then the page before it is the last one.
    if (read.rows.length === 0 && back.value.length > 0) return previous();
    page.value = read;
    loaded.value = true;
  }

  function first(): Promise<void> {
    back.value = [];
    start.value = undefined;
    return load();
  }

  function next(): Promise<void> {
    if (page.value.next === null) return Promise.resolve();
    back.value = [...back.value, start.value];
    start.value = page.value.next;
    return load();
  }

  function previous(): Promise<void> {
    start.value = back.value.at(-1);
    back.value = back.value.slice(0, -1);
    return load();
  }

  const from = computed(() => back.value.length * PAGE_SIZE);

  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(search, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void first(), 200);
  });
  watch(year, () => (anyYear.value = false), { flush: 'sync' });
  watch(filters, (list) => flat(list).length === 0 && (anyYear.value = false), { deep: true, flush: 'sync' });
  watch([filters, sort, year], () => void first(), { deep: true });
  useTouched([ledger], () => void load());
  void load();

  return { schema, search, filters, sort, page, loaded, query, narrowed, from, back, next, previous, load };
}

export type Pager = ReturnType<typeof usePager>;
