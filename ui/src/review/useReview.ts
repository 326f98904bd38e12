import { computed, ref, shallowRef, watch } from 'vue';
import { attempt } from '@/feedback';
import { call, useTouched, type Filter, type Page, type ReviewState } from '@/host';
import { PAGE_SIZE } from '@/ledger/pager';

export type Tab = 'left' | 'done';

const EMPTY: Page = { total: 0, rows: [], next: null };

/** A year's review: how far it is, and one page of what is left or done. */
export function useReview() {
  const year = ref<number | null>(null);
  const state = shallowRef<ReviewState | null>(null);
  const tab = ref<Tab>('left');
  const search = ref('');
  const attribute = ref('');
  const page = shallowRef<Page>(EMPTY);
  /** Where the pages before this one began. */
  const back = ref<(string | undefined)[]>([]);
  const start = ref<string>();
  let asked = 0;

  const campaign = computed(() => state.value?.campaign ?? null);
  const narrowed = computed<Filter[]>(() =>
    attribute.value === '' ? [] : [{ field: 'attribute', op: 'eq', value: attribute.value }],
  );
  const text = computed(() => search.value.trim() || undefined);

  function request() {
    const now = campaign.value;
    const more = { search: text.value, limit: PAGE_SIZE, after: start.value };
    if (!now) return null;
    if (tab.value === 'done')
      return { ledger: 'review_item', filters: [...now.done_filters, ...narrowed.value], ...more };
    const sort = now.left_sort;
    return { ledger: 'document', filters: [...now.left_filters, ...narrowed.value], sort, ...more };
  }

  async function rows(): Promise<void> {
    const mine = ++asked;
    const wanted = request();
    const read = wanted ? await attempt(() => call('record.list', wanted)) : EMPTY;
    if (mine !== asked || !read) return;
    if (read.rows.length === 0 && back.value.length > 0) return turn(-1);
    page.value = read;
  }

  async function load(): Promise<void> {
    const read = await attempt(() => call('review.show', year.value === null ? {} : { year: year.value }));
    if (!read) return;
    state.value = read;
    if (read.campaign?.closed) tab.value = 'done';
    await rows();
  }

  function first(): Promise<void> {
    back.value = [];
    start.value = undefined;
    return rows();
  }

  function turn(by: 1 | -1): Promise<void> {
    if (by === 1 && page.value.next !== null) {
      back.value = [...back.value, start.value];
      start.value = page.value.next;
    } else if (by === -1) {
      start.value = back.value.at(-1);
      back.value = back.value.slice(0, -1);
    }
    return rows();
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(search, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void first(), 200);
  });
  watch([tab, attribute], () => void first());
  watch(year, () => void load());
  useTouched(['review', 'review_item', 'document', 'document_asked'], () => void load());
  void load();

  return { year, state, campaign, tab, search, attribute, narrowed, text, page, back, load, turn };
}
