import { computed, ref, type Ref } from 'vue';
import { cellAt } from './usePaint';
import type { Cell } from './types';

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where the active cell stands, for the text area that lies on it and for what opens below it. */
export function usePlace(
  root: Ref<HTMLElement | null>,
  table: Ref<HTMLElement | null>,
  scroller: Ref<HTMLElement | null>,
) {
  const box = ref<Box>({ left: 0, top: 0, width: 100, height: 24 });
  const origin = ref({ left: 0, top: 0 });

  function locate(cell: Cell): void {
    const found = cellAt(table.value, cell.row, cell.col)?.getBoundingClientRect();
    const base = root.value?.getBoundingClientRect();
    if (!found || !base) return;
    const next = { left: found.left, top: found.top, width: found.width, height: found.height };
    if (!isSame(origin.value, base)) origin.value = { left: base.left, top: base.top };
    // Only a real change may draw anew: this runs after every drawing.
    if (!isSame(box.value, next) || box.value.width !== next.width || box.value.height !== next.height) {
      box.value = next;
    }
  }

  /** Within the visible part of the sheet: the focus must never scroll it by itself. */
  function inside(rem: number): Box {
    const view = scroller.value?.getBoundingClientRect();
    if (!view) return box.value;
    const width = Math.min(Math.max(box.value.width, 9 * rem), view.width);
    const height = Math.min(box.value.height, view.height - 2 * rem);
    const left = Math.max(view.left, Math.min(box.value.left, view.right - width));
    const top = Math.max(view.top, Math.min(box.value.top, view.bottom - Math.min(height, 3 * rem)));
    return { left, top, width, height };
  }

  /** Style of the text area: over the cell, at most to the lower border of the sheet. */
  function penStyle(rem: number, shown: boolean): Record<string, string> {
    const here = inside(rem);
    const view = scroller.value?.getBoundingClientRect();
    const below = (view?.bottom ?? window.innerHeight) - here.top - 4;
    return {
      left: `${here.left - origin.value.left}px`,
      top: `${here.top - origin.value.top}px`,
      width: `${shown ? here.width : 2 * rem}px`,
      minHeight: shown ? `${here.height}px` : '1.6rem',
      maxHeight: `${Math.max(below, 5 * rem)}px`,
    };
  }

  /** Style of what opens at the cell: below it, or above where there is no room. */
  function popupStyle(width: number, height: number): Record<string, string> {
    const { left, top, width: own, height: high } = box.value;
    const right = Math.max(4, Math.min(left, window.innerWidth - width - 8));
    const style: Record<string, string> = { left: `${right}px`, minWidth: `${Math.min(own, width)}px` };
    const bottom = Math.min(top + high, window.innerHeight - 40);
    if (bottom + height > window.innerHeight && top > height) style.bottom = `${window.innerHeight - top}px`;
    else style.top = `${Math.max(4, Math.min(bottom, window.innerHeight - height - 4))}px`;
    return style;
  }

  return { box: computed(() => box.value), locate, penStyle, popupStyle };
}

function isSame(a: { left: number; top: number }, b: { left: number; top: number }): boolean {
  return a.left === b.left && a.top === b.top;
}
