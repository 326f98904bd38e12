import { rectangle } from './selection';
import type { Cell, CellInput, Range } from './types';

/** What Ctrl+D fills: the range's first row downward; a single row takes the row above it. */
export function fillDownSource(range: Range): { source: Range; target: Range } | null {
  if (range.bottom > range.top) {
    return {
      source: { ...range, bottom: range.top },
      target: { ...range, top: range.top + 1 },
    };
  }
  if (range.top === 0) return null;
  const above = range.top - 1;
  return { source: { ...range, top: above, bottom: above }, target: range };
}

/** Where the fill handle leads: the longer way from the range wins, and only one way at a time. */
export function fillTarget(source: Range, to: Cell): Range | null {
  const down = to.row - source.bottom;
  const up = source.top - to.row;
  const right = to.col - source.right;
  const left = source.left - to.col;
  const farthest = Math.max(down, up, right, left);
  if (farthest <= 0) return null;
  if (farthest === down) return { ...source, top: source.bottom + 1, bottom: to.row };
  if (farthest === up) return { ...source, top: to.row, bottom: source.top - 1 };
  if (farthest === right) return { ...source, left: source.right + 1, right: to.col };
  return { ...source, left: to.col, right: source.left - 1 };
}

/** The source with the target, for drawing while the handle is dragged. */
export function union(a: Range, b: Range): Range {
  return rectangle(
    { row: Math.min(a.top, b.top), col: Math.min(a.left, b.left) },
    { row: Math.max(a.bottom, b.bottom), col: Math.max(a.right, b.right) },
  );
}

/** Copies the source's values over the target, repeating them. */
export function planFill(source: Range, target: Range, value: (cell: Cell) => unknown): CellInput[] {
  const inputs: CellInput[] = [];
  for (let row = target.top; row <= target.bottom; row++) {
    for (let col = target.left; col <= target.right; col++) {
      const from = {
        row: source.top + wrap(row - source.top, source.bottom - source.top + 1),
        col: source.left + wrap(col - source.left, source.right - source.left + 1),
      };
      inputs.push({ row, col, value: value(from) });
    }
  }
  return inputs;
}

function wrap(offset: number, size: number): number {
  return ((offset % size) + size) % size;
}
