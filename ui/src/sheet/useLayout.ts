import { computed, onBeforeUnmount, onMounted, ref, type ComputedRef, type Ref } from 'vue';
import type { SheetColumn } from './types';
import { freeze, keepWidths, layWidths, readWidths, within, type Widths } from './widths';

/** The width of the row heads, in rem. */
export const HEAD = 2.7;

/** The sizes of the sheet: widths in rem, the room there is, the size of the text. */
export function useLayout(
  scroller: Ref<HTMLElement | null>,
  probe: Ref<HTMLElement | null>,
  columns: ComputedRef<readonly SheetColumn[]>,
  name: () => string,
) {
  const rem = ref(15);
  const room = ref(80);
  const set = ref<Widths>(readWidths(localStorage, name()));
  const widths = computed(() => layWidths(columns.value, set.value, room.value - HEAD));
  const total = computed(() => HEAD + widths.value.reduce((sum, width) => sum + width, 0));
  const left = computed(() => freeze(columns.value, widths.value, HEAD, room.value));
  let observer: ResizeObserver | null = null;

  function measure(): void {
    rem.value = probe.value?.offsetWidth || rem.value;
    room.value = (scroller.value?.clientWidth ?? 0) / rem.value || room.value;
  }

  /** Draws a column's border to another place. */
  function startResize(event: PointerEvent, col: number): void {
    const column = columns.value[col];
    if (!column) return;
    const from = event.clientX;
    const before = widths.value[col] ?? column.width;
    const move = (next: PointerEvent) => {
      const width = within(before + (next.clientX - from) / rem.value);
      set.value = { ...set.value, [column.field]: width };
    };
    const stop = () => {
      window.removeEventListener('pointermove', move);
      keepWidths(localStorage, name(), set.value);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', stop, { once: true });
  }

  /** Gives a column its own width back. */
  function resetWidth(col: number): void {
    const field = columns.value[col]?.field;
    set.value = Object.fromEntries(Object.entries(set.value).filter(([one]) => one !== field));
    keepWidths(localStorage, name(), set.value);
  }

  onMounted(() => {
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    observer = new ResizeObserver(measure);
    if (scroller.value) observer.observe(scroller.value);
    if (probe.value) observer.observe(probe.value);
  });
  onBeforeUnmount(() => observer?.disconnect());

  return { rem, room, widths, total, left, startResize, resetWidth };
}
