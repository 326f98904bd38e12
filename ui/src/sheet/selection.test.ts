import { describe, expect, it } from 'vitest';
import { mergeSpans } from './merge';
import { isOneCell, rangeOf, select, selectRows, shownCells, wholeCells } from './selection';

/** Rows 0 to 2 share their first column, rows 1 to 2 their second. */
const TEXTS = [
  ['a', 'x', ''],
  ['a', 'y', ''],
  ['a', 'y', ''],
  ['b', 'z', ''],
];
const spans = mergeSpans(4, [{ merge: true }, { merge: true }, {}], (row, col) => TEXTS[row]?.[col] ?? '');

describe('a selected rectangle', () => {
  it('grows until it cuts no merged cell', () => {
    const range = wholeCells({ top: 1, left: 0, bottom: 1, right: 2 }, spans);
    expect(range).toEqual({ top: 0, left: 0, bottom: 2, right: 2 });
  });

  it('stays as drawn where nothing is merged', () => {
    const range = { top: 1, left: 2, bottom: 2, right: 2 };
    expect(wholeCells(range, spans)).toEqual(range);
  });

  it('counts a merged cell as one', () => {
    const range = rangeOf(select({ row: 2, col: 0 }), spans);
    expect(isOneCell(range, spans)).toBe(true);
    expect(shownCells(range, spans)).toEqual([{ row: 0, col: 0 }]);
  });

  it('takes no other row in when whole rows are chosen', () => {
    const range = rangeOf(selectRows(1, 1, 3), spans);
    expect([range.top, range.bottom]).toEqual([1, 1]);
    expect(shownCells(range, spans)).toEqual([{ row: 1, col: 2 }]);
  });
});
