import { computed, ref, shallowRef, watch } from 'vue';
import { year } from '@/desk';
import { attempt } from '@/feedback';
import { call, useTouched, type Filter, type RequestPage, type RequestView } from '@/host';

/** A part of the register of requests, page by page. */
export function useRequests(given: readonly Filter[] = []) {
  /** Conditions that a number somewhere else brought along. */
  const brought = ref<readonly Filter[]>(given);
  const view = ref<RequestView>(given.length > 0 ? 'all' : 'open');
  const state = ref('');
  const search = ref('');
  const page = shallowRef<RequestPage | null>(null);
  /** Where the pages before this one began. */
  const back = ref<(string | undefined)[]>([]);
  const start = ref<string>();
  let asked = 0;

  const filters = computed<Filter[]>(() => [
    ...brought.value,
    ...(state.value === '' ? [] : [{ field: 'state', op: 'eq' as const, value: state.value }]),
  ]);
  const text = computed(() => search.value.trim() || undefined);
  const narrowed = computed(() => filters.value.length > 0 || text.value !== undefined);

  async function load(): Promise<void> {
    const mine = ++asked;
    // Conditions that were brought along name the time that they mean.
    const of = brought.value.length > 0 ? undefined : (year.value ?? undefined);
    const request = { view: view.value, year: of, filters: filters.value, search: text.value };
    const read = await attempt(() => call('request.list', { ...request, after: start.value }));
    if (mine !== asked || !read) return;
    if (read.rows.length === 0 && back.value.length > 0) return turn(-1);
    page.value = read;
  }

  function first(): Promise<void> {
    back.value = [];
    start.value = undefined;
    return load();
  }

  function turn(by: 1 | -1): Promise<void> {
    const next = page.value?.next ?? null;
    if (by === 1 && next !== null) {
      back.value = [...back.value, start.value];
      start.value = next;
    } else if (by === -1) {
      start.value = back.value.at(-1);
      back.value = back.value.slice(0, -1);
    }
    return load();
  }

  function clear(): void {
    brought.value = [];
    state.value = '';
    search.value = '';
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(search, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void first(), 200);
  });
  watch([view, state, brought, year], () => void first());
  useTouched(['request'], () => void load());
  void load();

  return { view, state, search, text, brought, narrowed, page, back, turn, clear };
}
