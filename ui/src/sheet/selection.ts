import type { Spans } from './merge';
import type { Cell, Range } from './types';

/**
 * What is selected. `active` is the cell that typing goes to; the range reaches
 * from `from` to `to`. `origin` is the column where a run of Tab keys began:
 * Enter returns to it, as in Excel.
 */
export interface Selection {
  active: Cell;
  from: Cell;
  to: Cell;
  origin: number | null;
  /** Whole rows: then a merged cell beside them does not draw its other rows in. */
  rows?: boolean;
}

/** A selection of one cell. */
export function select(cell: Cell, origin: number | null = null): Selection {
  return { active: cell, from: cell, to: cell, origin };
}

/** The same selection drawn out to another corner. */
export function extend(selection: Selection, to: Cell): Selection {
  return { active: selection.active, from: selection.active, to, origin: null };
}

/** A selection of whole rows. */
export function selectRows(from: number, to: number, cols: number): Selection {
  const start = { row: from, col: 0 };
  return { active: start, from: start, to: { row: to, col: cols - 1 }, origin: null, rows: true };
}

/** The rectangle between two corners. */
export function rectangle(a: Cell, b: Cell): Range {
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.col, b.col),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.col, b.col),
  };
}

/** Grows a rectangle until it cuts no merged cell. */
export function wholeCells(range: Range, spans: Spans): Range {
  let { top, bottom } = range;
  for (let grown = true; grown;) {
    grown = false;
    for (let col = range.left; col <= range.right; col++) {
      const up = spans.top(top, col);
      const down = spans.bottom(bottom, col);
      if (up < top || down > bottom) {
        top = Math.min(top, up);
        bottom = Math.max(bottom, down);
        grown = true;
      }
    }
  }
  return { ...range, top, bottom };
}

/** The rectangle of a selection, merged cells whole. */
export function rangeOf(selection: Selection, spans: Spans): Range {
  const range = rectangle(selection.from, selection.to);
  return selection.rows ? range : wholeCells(range, spans);
}

/** The place at which a merged cell is drawn: its first row. */
export function anchor(cell: Cell, spans: Spans): Cell {
  return { row: spans.top(cell.row, cell.col), col: cell.col };
}

/** Whether the place lies in the rectangle. */
export function contains(range: Range, cell: Cell): boolean {
  return (
    cell.row >= range.top && cell.row <= range.bottom && cell.col >= range.left && cell.col <= range.right
  );
}

/** Whether the rectangle is one shown cell. */
export function isOneCell(range: Range, spans: Spans): boolean {
  return range.left === range.right && spans.bottom(range.top, range.left) >= range.bottom;
}

/** The shown cells that lie wholly in a rectangle, row by row. */
export function shownCells(range: Range, spans: Spans): Cell[] {
  const cells: Cell[] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    for (let col = range.left; col <= range.right; col++) {
      const whole = spans.top(row, col) === row && spans.bottom(row, col) <= range.bottom;
      if (whole) cells.push({ row, col });
    }
  }
  return cells;
}

/** Pulls a place back into the sheet. */
export function clamp(cell: Cell, spans: Spans): Cell {
  return {
    row: Math.max(0, Math.min(cell.row, spans.rows - 1)),
    col: Math.max(0, Math.min(cell.col, spans.cols - 1)),
  };
}
