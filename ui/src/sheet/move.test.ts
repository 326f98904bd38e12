import { describe, expect, it } from 'vitest';
import { mergeSpans } from './merge';
import { advance, edge, line, page, step } from './move';
import { extend, select } from './selection';

const TEXTS = [
  ['a', '1', ''],
  ['a', '2', ''],
  ['b', '', ''],
  ['b', '4', ''],
];
const text = (row: number, col: number) => TEXTS[row]?.[col] ?? '';
const spans = mergeSpans(4, [{ merge: true }, {}, {}], text);
const filled = ({ row, col }: { row: number; col: number }) => text(row, col) !== '';

describe('arrows', () => {
  it('leave a merged cell over its own border', () => {
    expect(step(spans, { row: 0, col: 0 }, 'down')).toEqual({ row: 2, col: 0 });
    expect(step(spans, { row: 3, col: 0 }, 'up')).toEqual({ row: 1, col: 0 });
  });

  it('keep the row when they pass sideways through a merged cell', () => {
    const through = step(spans, { row: 1, col: 1 }, 'left');
    expect(step(spans, through, 'right')).toEqual({ row: 1, col: 1 });
  });

  it('stop at the edge of the sheet', () => {
    const corner = { row: 3, col: 2 };
    expect(step(spans, corner, 'down')).toBe(corner);
    expect(step(spans, corner, 'right')).toBe(corner);
  });
});

describe('Ctrl with an arrow', () => {
  it('runs to the last filled cell of a run', () => {
    expect(edge(spans, { row: 0, col: 1 }, 'down', filled)).toEqual({ row: 1, col: 1 });
  });

  it('runs over a gap to the next filled cell', () => {
    expect(edge(spans, { row: 1, col: 1 }, 'down', filled)).toEqual({ row: 3, col: 1 });
  });

  it('runs to the edge where nothing follows', () => {
    expect(edge(spans, { row: 0, col: 2 }, 'down', filled)).toEqual({ row: 3, col: 2 });
  });
});

describe('Home, End and pages', () => {
  it('go to the ends of the row or of the sheet', () => {
    expect(line(spans, { row: 2, col: 1 }, 'start', false)).toEqual({ row: 2, col: 0 });
    expect(line(spans, { row: 2, col: 1 }, 'end', true)).toEqual({ row: 3, col: 2 });
  });

  it('stay within the sheet', () => {
    expect(page(spans, { row: 2, col: 1 }, 'down', 10)).toEqual({ row: 3, col: 1 });
  });
});

describe('Enter and Tab', () => {
  it('return with Enter to the column where a run of Tabs began', () => {
    let selection = select({ row: 0, col: 1 });
    selection = advance(spans, selection, 'right');
    selection = advance(spans, selection, 'down');
    expect(selection.active).toEqual({ row: 1, col: 1 });
  });

  it('wrap with Tab to the next row', () => {
    expect(advance(spans, select({ row: 1, col: 2 }), 'right').active).toEqual({ row: 2, col: 0 });
    expect(advance(spans, select({ row: 2, col: 0 }), 'left').active).toEqual({ row: 1, col: 2 });
  });

  it('walk inside a selected range and keep it', () => {
    const range = extend(select({ row: 0, col: 1 }), { row: 1, col: 2 });
    const actives = [range];
    for (let press = 0; press < 4; press++) {
      actives.push(advance(spans, actives[press] ?? range, 'down'));
    }
    const places = actives.map(({ active }) => [active.row, active.col]);
    expect(places).toEqual([
      [0, 1],
      [1, 1],
      [0, 2],
      [1, 2],
      [0, 1],
    ]);
    expect(actives[4]?.to).toEqual({ row: 1, col: 2 });
  });
});
