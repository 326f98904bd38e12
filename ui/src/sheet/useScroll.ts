import { nextTick, ref, type Ref } from 'vue';
import type { Cell } from './types';
import { cellAt } from './usePaint';
import type { View } from './useWindowing';

/** Keeps the place that the clerk works at in sight, clear of the frozen head and columns. */
export function useScroll(scroller: Ref<HTMLElement | null>, table: Ref<HTMLTableElement | null>) {
  const view = ref<View>({ top: 0, height: 600, rem: 15, widths: [] });

  function read(): void {
    const area = scroller.value;
    if (!area) return;
    const top = area.scrollTop - (table.value?.offsetTop ?? 0);
    if (view.value.top !== top || view.value.height !== area.clientHeight) {
      view.value = { ...view.value, top, height: area.clientHeight };
    }
  }

  async function show(cell: Cell, reach: (row: number) => Promise<void>): Promise<void> {
    await reach(cell.row);
    await nextTick();
    const area = scroller.value;
    const row = table.value?.querySelector<HTMLElement>(`tr[aria-rowindex="${cell.row + 2}"]`);
    const head = table.value?.tHead?.offsetHeight ?? 0;
    if (!area || !row) return;
    const outer = area.getBoundingClientRect();
    const line = row.getBoundingClientRect();
    area.scrollTop += nudge(line.top, line.bottom, outer.top + head, outer.top + area.clientHeight);
    showSideways(area, cell, outer);
    read();
  }

  function showSideways(area: HTMLElement, cell: Cell, outer: DOMRect): void {
    const drawn = cellAt(table.value, cell.row, cell.col) ?? headOf(cell.col);
    if (!drawn || drawn.classList.contains('frozen')) return;
    const box = drawn.getBoundingClientRect();
    area.scrollLeft += nudge(box.left, box.right, frozenRight(outer), outer.left + area.clientWidth);
  }

  function headOf(col: number): HTMLElement | null {
    return table.value?.querySelector<HTMLElement>(`th[data-head-col="${col}"]`) ?? null;
  }

  function frozenRight(outer: DOMRect): number {
    const frozen = table.value?.tHead?.querySelectorAll<HTMLElement>('th.frozen');
    const last = frozen?.[frozen.length - 1];
    return last ? last.getBoundingClientRect().right : outer.left;
  }

  return { view, read, show };
}

/** How far to scroll so that a stretch lies within the room; its beginning comes first. */
export function nudge(start: number, end: number, from: number, to: number): number {
  if (start < from || end - start > to - from) {
    return start < from || start > to - 40 ? start - from : 0;
  }
  return end > to ? end - to : 0;
}
