import { describe, expect, it } from 'vitest';
import { addMonths, monthPage, readDay, writeDay } from './calendar';
import { matchChoice, narrowChoices } from './choices';

const STATES = ['未开始', '进行中', '已完成'].map((title, at) => ({ value: `s${at}`, title }));
const titles = (typed: string) => narrowChoices(STATES, typed).map((choice) => choice.title);

describe('a choice list', () => {
  it('narrows by first characters, then by any part, then by number', () => {
    expect(titles('')).toHaveLength(3);
    expect(titles('进')).toEqual(['进行中']);
    expect(titles('完成')).toEqual(['已完成']);
    expect(titles('3')).toEqual(['已完成']);
    expect(titles('没有')).toEqual([]);
  });

  it('means one only where it is clear', () => {
    const twice = [
      { value: 'a', title: '每季度' },
      { value: 'b', title: '每半年' },
    ];
    expect(matchChoice(twice, '每')).toBeNull();
    expect(matchChoice(twice, '每半')?.value).toBe('b');
  });
});

describe('the calendar', () => {
  const today = { year: 2026, month: 11, day: 21 };

  it('opens at the day that the text names, in this year where it names none', () => {
    expect(readDay('9月10日', today)).toEqual({ year: 2026, month: 9, day: 10 });
    expect(readDay('2021.9.10', today)).toEqual({ year: 2021, month: 9, day: 10 });
    expect(readDay('长期坚持', today)).toBeNull();
  });

  it('writes the day as tables do', () => {
    expect(writeDay({ year: 2021, month: 9, day: 1 })).toBe('2021年9月1日');
  });

  it('turns from the 31st to the last day of a shorter month', () => {
    expect(addMonths({ year: 2026, month: 1, day: 31 }, 1)).toEqual({ year: 2026, month: 2, day: 28 });
  });

  it('shows six weeks from a Monday', () => {
    const page = monthPage({ year: 2026, month: 11, day: 21 });
    expect(page).toHaveLength(42);
    expect(page[0]).toEqual({ year: 2026, month: 10, day: 26 });
  });
});
