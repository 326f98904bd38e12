import type { Spans } from './merge';
import { anchor, clamp, contains, isOneCell, rangeOf, select, shownCells, type Selection } from './selection';
import type { Cell } from './types';

/** A direction on the sheet. */
export type Direction = 'up' | 'down' | 'left' | 'right';

/** Whether a place holds anything; Ctrl+arrow stops where this changes. */
export type Filled = (cell: Cell) => boolean;

/** The neighbour in a direction. A merged cell is left over its own border. */
export function step(spans: Spans, cell: Cell, direction: Direction): Cell {
  const next = {
    up: { row: spans.top(cell.row, cell.col) - 1, col: cell.col },
    down: { row: spans.bottom(cell.row, cell.col) + 1, col: cell.col },
    left: { row: cell.row, col: cell.col - 1 },
    right: { row: cell.row, col: cell.col + 1 },
  }[direction];
  return isInside(spans, next) ? next : cell;
}

function isInside(spans: Spans, cell: Cell): boolean {
  return cell.row >= 0 && cell.col >= 0 && cell.row < spans.rows && cell.col < spans.cols;
}

/** Ctrl+arrow: to the last filled cell of this run, or to the next filled one, or to the edge. */
export function edge(spans: Spans, cell: Cell, direction: Direction, filled: Filled): Cell {
  let here = cell;
  let next = step(spans, here, direction);
  const inRun = filled(here) && filled(next);
  while (next !== here) {
    if (inRun && !filled(next)) return here;
    here = next;
    if (!inRun && filled(here)) return here;
    next = step(spans, here, direction);
  }
  return here;
}

/** Home and End; with `all` the sheet's first and last cell. */
export function line(spans: Spans, cell: Cell, to: 'start' | 'end', all: boolean): Cell {
  if (to === 'start') return { row: all ? 0 : cell.row, col: 0 };
  return { row: all ? spans.rows - 1 : cell.row, col: spans.cols - 1 };
}

/** A screenful up or down. */
export function page(spans: Spans, cell: Cell, direction: 'up' | 'down', rows: number): Cell {
  const by = direction === 'up' ? -rows : rows;
  return clamp({ row: cell.row + by, col: cell.col }, spans);
}

/**
 * Enter and Tab. Inside a selected range they walk through the range; otherwise
 * they move on, Tab wrapping at the row's end and Enter returning to the column
 * where a run of Tabs began.
 */
export function advance(spans: Spans, selection: Selection, direction: Direction): Selection {
  const range = rangeOf(selection, spans);
  if (!isOneCell(range, spans)) return walk(spans, selection, direction);
  if (direction === 'up' || direction === 'down') {
    const from = { row: selection.active.row, col: selection.origin ?? selection.active.col };
    return select(step(spans, from, direction));
  }
  const origin = selection.origin ?? selection.active.col;
  return select(stepWrapped(spans, selection.active, direction), origin);
}

function stepWrapped(spans: Spans, cell: Cell, direction: 'left' | 'right'): Cell {
  const next = step(spans, cell, direction);
  if (next !== cell) return next;
  const row = step(spans, cell, direction === 'right' ? 'down' : 'up').row;
  if (row === cell.row) return cell;
  return { row, col: direction === 'right' ? 0 : spans.cols - 1 };
}

function walk(spans: Spans, selection: Selection, direction: Direction): Selection {
  const range = rangeOf(selection, spans);
  const cells = shownCells(range, spans);
  if (direction === 'up' || direction === 'down') {
    cells.sort((a, b) => a.col - b.col || a.row - b.row);
  }
  const here = anchor(selection.active, spans);
  const at = cells.findIndex((cell) => cell.row === here.row && cell.col === here.col);
  const by = direction === 'up' || direction === 'left' ? -1 : 1;
  const next = cells[(at + by + cells.length) % cells.length];
  if (!next || !contains(range, next)) return selection;
  return { ...selection, active: next };
}
