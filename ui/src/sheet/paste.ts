import type { Block } from '@/clipboard';
import type { Spans } from './merge';
import type { CellInput, Range } from './types';

/** What pasting will do: inputs, the range that will be selected, what was cut off. */
export interface PastePlan {
  inputs: CellInput[];
  range: Range;
  lostRows: number;
  lostCols: number;
}

/**
 * Lays a block over the selection. One value fills the selection; a block whose
 * size divides the selection's is repeated in it; any other block begins at its
 * corner and grows over it. What passes the sheet's edge is cut off and counted.
 */
export function planPaste(block: Block, selected: Range, spans: Spans): PastePlan {
  const rows = repeated(block.length, selected.bottom - selected.top + 1);
  const cols = repeated(block[0]?.length ?? 0, selected.right - selected.left + 1);
  const bottom = Math.min(selected.top + rows, spans.rows) - 1;
  const right = Math.min(selected.left + cols, spans.cols) - 1;
  const range = { top: selected.top, left: selected.left, bottom, right };
  return {
    inputs: layOut(block, range, spans),
    range,
    lostRows: selected.top + rows - 1 - bottom,
    lostCols: selected.left + cols - 1 - right,
  };
}

function repeated(size: number, room: number): number {
  return size > 0 && room % size === 0 ? room : size;
}

function layOut(block: Block, range: Range, spans: Spans): CellInput[] {
  const inputs: CellInput[] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    const line = block[(row - range.top) % block.length] ?? [];
    for (let col = range.left; col <= range.right; col++) {
      const cell = line[(col - range.left) % line.length];
      if (!cell || isBelowMerged(cell.text, row, col, range, spans)) continue;
      inputs.push({ row, col, ...cell });
    }
  }
  return inputs;
}

/** Plain text has blanks below a merged cell's value: they must not blank our merged cell. */
function isBelowMerged(text: string, row: number, col: number, range: Range, spans: Spans): boolean {
  const top = spans.top(row, col);
  return text === '' && top < row && top >= range.top;
}
