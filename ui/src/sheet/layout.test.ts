import { describe, expect, it } from 'vitest';
import { mergeSpans } from './merge';
import type { SheetColumn } from './types';
import { freeze, keepWidths, layWidths, readWidths } from './widths';
import { cutChunks, lineCount, offsets, visible } from './window';

const column = (field: string, width: number, more: Partial<SheetColumn> = {}): SheetColumn => ({
  field,
  title: field,
  kind: 'text',
  width,
  ...more,
});

describe('column widths', () => {
  const columns = [column('a', 10), column('b', 20, { grow: 1 }), column('c', 10, { grow: 3 })];

  it('give spare room to the growing columns', () => {
    expect(layWidths(columns, {}, 60)).toEqual([10, 25, 25]);
  });

  it('stay as set by hand, and never shrink below their own', () => {
    expect(layWidths(columns, { b: 30 }, 60)).toEqual([10, 30, 20]);
    expect(layWidths(columns, {}, 20)).toEqual([10, 20, 10]);
  });

  it('are remembered within reason', () => {
    const held: Record<string, string> = {};
    keepWidths({ setItem: (key, value) => void (held[key] = value) }, 'task', { a: 12 });
    const store = { getItem: (key: string) => held[key] ?? null };
    expect(readWidths(store, 'task')).toEqual({ a: 12 });
    expect(readWidths({ getItem: () => '{"a":-5,"b":"x"}' }, 'task')).toEqual({ a: 2.5 });
    expect(readWidths({ getItem: () => 'nonsense' }, 'task')).toEqual({});
  });

  it('stay in sight only while half of the sheet can move', () => {
    const frozen = [column('a', 3, { frozen: true }), column('b', 7, { frozen: true }), column('c', 20)];
    expect(freeze(frozen, [3, 7, 20], 3, 80)).toEqual([3, 6, null]);
    expect(freeze(frozen, [3, 7, 20], 3, 20)).toEqual([3, null, null]);
  });
});

describe('a long sheet', () => {
  it('is cut only between merged cells', () => {
    const spans = mergeSpans(10, [{ merge: true }, {}], (row, col) =>
      col === 0 && row > 2 && row < 8 ? 'x' : String(row),
    );
    const chunks = cutChunks(spans, 4);
    expect(chunks).toEqual([
      { start: 0, end: 8 },
      { start: 8, end: 10 },
    ]);
  });

  it('draws what the view touches, with some to spare', () => {
    const tops = offsets([100, 100, 100, 100]);
    expect(tops).toEqual([0, 100, 200, 300, 400]);
    expect(visible(tops, 150, 180, 0)).toEqual({ start: 1, end: 2 });
    expect(visible(tops, 150, 180, 60)).toEqual({ start: 0, end: 3 });
    expect(visible(tops, 9000, 9100, 0)).toEqual({ start: 3, end: 4 });
  });

  it('guesses lines by the width of characters', () => {
    expect(lineCount('一二三四五六', 3)).toBe(2);
    expect(lineCount('abcdef', 6)).toBe(1);
    expect(lineCount('一\n\n二', 10)).toBe(3);
  });
});
