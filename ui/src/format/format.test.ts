import { describe, expect, it } from 'vitest';
import { mask, readDate, showSize } from '.';
import { dayAndClock } from './time';

describe('masking', () => {
  it.each([
    ['13800001234', '138****1234'],
    ['0799-6612345', '0799-6****45'],
    ['13800001234、13900005678', '138****1234、139****5678'],
    ['suhe@example.cn', 's***@example.cn'],
    ['6612', '****'],
    ['林知远', '林**'],
    ['', ''],
  ])('hides the middle of %s', (plain, hidden) => {
    expect(mask(plain)).toBe(hidden);
  });

  it('never shows a whole number', () => {
    for (const phone of ['1234567', '12345678', '123456789012', '+8613800001234']) {
      expect(mask(phone)).toContain('*');
      expect(mask(phone)).not.toContain(phone);
    }
  });
});

describe('days as clerks write them', () => {
  it.each([
    ['2021年9月10日', '2021-09-10'],
    ['2021.9.10', '2021-09-10'],
    ['２０２１／９／１０', '2021-09-10'],
    ['20210910', '2021-09-10'],
    ['9月10日', '2026-09-10'],
    ['9-10', '2026-09-10'],
  ])('reads %s', (text, day) => {
    expect(readDate(text, 2026)).toBe(day);
  });

  it.each(['2021-02-30', '13月1日', '年底前', '2021'])('does not guess at %s', (text) => {
    expect(readDate(text, 2026)).toBeNull();
  });
});

it('tells a moment with the year only where it is another', () => {
  const now = new Date(2026, 10, 22);
  expect(dayAndClock(new Date(2026, 10, 21, 9, 12).toISOString(), now)).toBe('11月21日 09:12');
  expect(dayAndClock(new Date(2025, 2, 5, 9, 2).toISOString(), now)).toBe('2025年3月5日 09:02');
});

it('tells sizes as a clerk would', () => {
  expect([showSize(900), showSize(14_310), showSize(13_107_200)]).toEqual(['900 B', '14 KB', '12.5 MB']);
});
