import { describe, expect, it } from 'vitest';
import { fillDownSource, fillTarget, planFill } from './fill';

describe('filling', () => {
  it('fills a range downward from its first row', () => {
    expect(fillDownSource({ top: 1, left: 0, bottom: 3, right: 2 })).toEqual({
      source: { top: 1, left: 0, bottom: 1, right: 2 },
      target: { top: 2, left: 0, bottom: 3, right: 2 },
    });
  });

  it('fills a single row from the row above, and the first row not at all', () => {
    expect(fillDownSource({ top: 2, left: 1, bottom: 2, right: 1 })?.source.top).toBe(1);
    expect(fillDownSource({ top: 0, left: 1, bottom: 0, right: 1 })).toBeNull();
  });

  it('goes only one way with the handle: the farther one', () => {
    const source = { top: 2, left: 2, bottom: 2, right: 2 };
    expect(fillTarget(source, { row: 5, col: 3 })).toEqual({ top: 3, left: 2, bottom: 5, right: 2 });
    expect(fillTarget(source, { row: 2, col: 0 })).toEqual({ top: 2, left: 0, bottom: 2, right: 1 });
    expect(fillTarget(source, { row: 2, col: 2 })).toBeNull();
  });

  it('repeats the source, also upward', () => {
    const source = { top: 2, left: 0, bottom: 3, right: 0 };
    const value = ({ row }: { row: number }) => `v${row}`;
    const down = planFill(source, { top: 4, left: 0, bottom: 6, right: 0 }, value);
    expect(down.map((input) => input.value)).toEqual(['v2', 'v3', 'v2']);
    const up = planFill(source, { top: 0, left: 0, bottom: 1, right: 0 }, value);
    expect(up.map((input) => input.value)).toEqual(['v2', 'v3']);
  });
});
