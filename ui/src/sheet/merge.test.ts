import { describe, expect, it } from 'vitest';
import { isSeam, mergeSpans, type Spans } from './merge';

const MERGED = [{ merge: true }, { merge: true }, { merge: false }];

function spansOf(rows: string[][], columns = MERGED, breaks?: (row: number) => boolean): Spans {
  return mergeSpans(rows.length, columns, (row, col) => rows[row]?.[col] ?? '', breaks);
}

/** The shown cells of a column as [top, bottom]. */
function blocks(spans: Spans, col: number): [number, number][] {
  const found: [number, number][] = [];
  for (let row = 0; row < spans.rows; row = spans.bottom(row, col) + 1) {
    found.push([spans.top(row, col), spans.bottom(row, col)]);
  }
  return found;
}

describe('merged cells', () => {
  const paper = spansOf([
    ['1', '甲', 'a'],
    ['1', '甲', 'a'],
    ['1', '乙', 'b'],
    ['2', '乙', 'b'],
  ]);

  it('joins equal neighbours of a merging column', () => {
    expect(blocks(paper, 0)).toEqual([
      [0, 2],
      [3, 3],
    ]);
  });

  it('never reaches over the border of a block to the left', () => {
    expect(blocks(paper, 1)).toEqual([
      [0, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  it('leaves columns alone that do not merge', () => {
    expect(blocks(paper, 2)).toHaveLength(4);
  });

  it('keeps empty cells apart, yet lets what is right of them merge', () => {
    const spans = spansOf([
      ['', '甲', ''],
      ['', '甲', ''],
    ]);
    expect(blocks(spans, 0)).toHaveLength(2);
    expect(blocks(spans, 1)).toEqual([[0, 1]]);
  });

  it('does not let running numbers cut the topics beside them', () => {
    const spans = spansOf([
      ['1', '甲', ''],
      ['2', '甲', ''],
      ['3', '乙', ''],
    ]);
    expect(blocks(spans, 1)).toEqual([
      [0, 1],
      [2, 2],
    ]);
  });

  it('does not merge across a forced border', () => {
    const rows = [
      ['1', '甲', ''],
      ['1', '甲', ''],
    ];
    expect(
      blocks(
        spansOf(rows, MERGED, (row) => row === 1),
        0,
      ),
    ).toHaveLength(2);
  });

  it('may be cut only where no merged cell passes', () => {
    expect([0, 1, 2, 3].map((row) => isSeam(paper, row))).toEqual([true, false, false, true]);
  });
});
