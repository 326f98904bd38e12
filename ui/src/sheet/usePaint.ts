import { nextTick, watch, type Ref } from 'vue';
import { union } from './fill';
import type { Model, Selecting } from './model';
import { contains } from './selection';
import type { Range } from './types';

/** Reads the place of a drawn cell. */
export function placeOf(cell: HTMLElement): { row: number; col: number } {
  return { row: Number(cell.dataset.row), col: Number(cell.dataset.col) };
}

/** The drawn cell at a place, if it is drawn. */
export function cellAt(table: HTMLElement | null, row: number, col: number): HTMLElement | null {
  return table?.querySelector<HTMLElement>(`td[data-row="${row}"][data-col="${col}"]`) ?? null;
}

/**
 * Marks the selected cells in the drawn table. Marks are attributes that Vue
 * does not know, so that moving the selection never draws a row anew.
 */
export function usePaint(
  table: Ref<HTMLElement | null>,
  model: Model,
  selecting: Selecting,
  filling: Ref<Range | null>,
) {
  let painted: HTMLElement[] = [];

  /** Clears what was marked and marks what is selected now. */
  function paint(): void {
    if (!table.value) return;
    const before = new Set(painted);
    painted = selectedCells(table.value);
    for (const cell of painted) {
      before.delete(cell);
      markCell(cell);
    }
    for (const cell of before) clear(cell);
    paintHeads(table.value, selecting.range.value);
  }

  /** A few cells are looked up, many are sought among the drawn ones. */
  function selectedCells(here: HTMLElement): HTMLElement[] {
    const { range, active } = selecting;
    const { top, bottom, left, right } = filling.value ? union(range.value, filling.value) : range.value;
    if (top === bottom && left === right) {
      const one = cellAt(here, active.value.row, active.value.col);
      return one ? [one] : [];
    }
    const cells = [...here.querySelectorAll<HTMLElement>('td[data-row]')];
    return cells.filter((cell) => {
      const { row, col } = placeOf(cell);
      return row <= bottom && model.spans.value.bottom(row, col) >= top && col >= left && col <= right;
    });
  }

  function markCell(cell: HTMLElement): void {
    const { row, col } = placeOf(cell);
    const { active, range } = selecting;
    const bottom = model.spans.value.bottom(row, col);
    const selected = touches(range.value, row, bottom, col);
    mark(cell, 'aria-selected', selected ? 'true' : 'false');
    mark(cell, 'data-active', row === active.value.row && col === active.value.col ? '' : null);
    mark(cell, 'data-edge', selected ? edges(range.value, row, bottom, col) : null);
    mark(cell, 'data-fill', filling.value && contains(filling.value, { row, col }) ? '' : null);
  }

  function later(): void {
    void nextTick(paint);
  }

  watch([selecting.range, selecting.active, filling], paint, { flush: 'post' });
  watch([model.rows, model.columns], later, { flush: 'post' });
  return { paint, later };
}

function clear(cell: HTMLElement): void {
  mark(cell, 'aria-selected', 'false');
  for (const name of ['data-active', 'data-edge', 'data-fill']) mark(cell, name, null);
}

function mark(cell: HTMLElement, name: string, value: string | null): void {
  if (value === null) {
    if (cell.hasAttribute(name)) cell.removeAttribute(name);
  } else if (cell.getAttribute(name) !== value) cell.setAttribute(name, value);
}

/** Whether a shown cell lies, at least in part, in the range. */
function touches(range: Range, top: number, bottom: number, col: number): boolean {
  return top <= range.bottom && bottom >= range.top && col >= range.left && col <= range.right;
}

function edges(range: Range, top: number, bottom: number, col: number): string {
  const at = (here: boolean, letter: string) => (here ? letter : '');
  const corner = bottom >= range.bottom && col === range.right;
  return (
    at(top <= range.top, 't') +
    at(bottom >= range.bottom, 'b') +
    at(col === range.left, 'l') +
    at(col === range.right, 'r') +
    at(corner, 'x')
  );
}

function paintHeads(table: HTMLElement, range: Range): void {
  for (const head of table.querySelectorAll<HTMLElement>('th[data-head-col]')) {
    const col = Number(head.dataset.headCol);
    mark(head, 'data-within', col >= range.left && col <= range.right ? '' : null);
  }
  for (const head of table.querySelectorAll<HTMLElement>('th[data-head-row]')) {
    const row = Number(head.dataset.headRow);
    mark(head, 'data-within', row >= range.top && row <= range.bottom ? '' : null);
  }
}
