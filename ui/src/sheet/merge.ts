/** Which cells of the sheet are shown as one. */
export interface Spans {
  readonly rows: number;
  readonly cols: number;
  /** First row of the shown cell that covers this place. */
  top(row: number, col: number): number;
  /** Last row of the shown cell that covers this place. */
  bottom(row: number, col: number): number;
}

interface ColumnSpan {
  top: Int32Array;
  bottom: Int32Array;
}

/**
 * Merges equal neighbours, nested from left to right: a block of a column never
 * reaches over the border of a block to its left, as on the paper table.
 * `breaks` forces a border above a row, for example where another notice begins.
 */
export function mergeSpans(
  rows: number,
  columns: readonly { merge?: boolean }[],
  text: (row: number, col: number) => string,
  breaks: (row: number) => boolean = () => false,
): Spans {
  const border = new Uint8Array(rows + 1);
  for (let row = 0; row < rows; row++) border[row] = row === 0 || breaks(row) ? 1 : 0;
  border[rows] = 1;
  const spans = columns.map((column, col) =>
    column.merge ? mergeColumn(rows, border, (row) => text(row, col)) : null,
  );
  return {
    rows,
    cols: columns.length,
    top: (row, col) => spans[col]?.top[row] ?? row,
    bottom: (row, col) => spans[col]?.bottom[row] ?? row,
  };
}

/**
 * Sharpens `border` with this column's own borders and returns its blocks. A
 * column without equal neighbours (running numbers) merges nothing and so binds
 * nothing to its right.
 */
function mergeColumn(rows: number, border: Uint8Array, text: (row: number) => string): ColumnSpan {
  const span = { top: new Int32Array(rows), bottom: new Int32Array(rows) };
  const own = Uint8Array.from(border);
  for (let row = 1; row < rows; row++) if (text(row) !== text(row - 1)) own[row] = 1;
  let start = 0;
  for (let row = 1; row <= rows; row++) {
    if (!own[row]) continue;
    closeBlock(span, start, row - 1, text(start) !== '');
    start = row;
  }
  if (own.includes(0, 1)) border.set(own);
  return span;
}

/** Empty cells stay apart: merging them would make one keystroke fill them all. */
function closeBlock(span: ColumnSpan, start: number, end: number, merged: boolean): void {
  for (let row = start; row <= end; row++) {
    span.top[row] = merged ? start : row;
    span.bottom[row] = merged ? end : row;
  }
}

/** Whether the sheet can be cut above this row without cutting a merged cell. */
export function isSeam(spans: Spans, row: number): boolean {
  for (let col = 0; col < spans.cols; col++) {
    if (spans.top(row, col) < row) return false;
  }
  return true;
}
