import { describe, expect, it } from 'vitest';
import { mergeSpans } from './merge';
import { planPaste } from './paste';

const plain = mergeSpans(4, [{}, {}, {}], () => '');
const block = (rows: string[][]) => rows.map((row) => row.map((text) => ({ text })));
const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });

describe('pasting', () => {
  it('fills a range with a single value', () => {
    const plan = planPaste(block([['x']]), at(0, 0, 2, 1), plain);
    expect(plan.inputs).toHaveLength(6);
    expect(plan.inputs.every((input) => input.text === 'x')).toBe(true);
  });

  it('grows over a smaller selection', () => {
    const plan = planPaste(
      block([
        ['a', 'b'],
        ['c', 'd'],
      ]),
      at(1, 1),
      plain,
    );
    expect(plan.range).toEqual(at(1, 1, 2, 2));
    expect(plan.inputs.map((input) => input.text).join('')).toBe('abcd');
  });

  it('repeats where its size divides that of the selection', () => {
    const plan = planPaste(block([['a'], ['b']]), at(0, 0, 3, 0), plain);
    expect(plan.inputs.map((input) => input.text).join('')).toBe('abab');
  });

  it('stops at the edge of the sheet and says how much is lost', () => {
    const plan = planPaste(
      block([
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ]),
      at(3, 2),
      plain,
    );
    expect(plan.inputs).toEqual([{ row: 3, col: 2, text: 'a' }]);
    expect([plan.lostRows, plan.lostCols]).toEqual([2, 1]);
  });

  it('does not blank a merged cell with the blanks that plain text has below it', () => {
    const merged = mergeSpans(3, [{ merge: true }, {}], (_, col) => (col === 0 ? '甲' : ''));
    const plan = planPaste(
      block([
        ['乙', '1'],
        ['', '2'],
        ['', ''],
      ]),
      at(0, 0),
      merged,
    );
    expect(plan.inputs.filter((input) => input.col === 0)).toEqual([{ row: 0, col: 0, text: '乙' }]);
    expect(plan.inputs.filter((input) => input.col === 1)).toHaveLength(3);
  });
});
