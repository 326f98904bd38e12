import { describe, expect, it } from 'vitest';
import { readDate, showSize } from '.';
import { chinaMoment, chinaNow, dayAndClock } from './time';

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

describe('the moment of a record', () => {
  const now = new Date('2026-11-22T01:00:00Z');

  it('is told by the clock of China, whatever the machine is set to', () => {
    expect(chinaMoment('2026-11-21T21:10:00+08:00', now)).toBe('11月21日 21:10');
    expect(chinaMoment('2026-11-21T16:10:00Z', now)).toBe('11月22日 00:10');
    expect(chinaMoment('2025-03-05T09:02:00.000+08:00', now)).toBe('2025年3月5日 09:02');
    expect(chinaNow(now)).toBe('2026-11-22 09:00');
  });

  it('that is still being typed stands as it is typed', () => {
    expect(chinaMoment('3月5日 8:30', now)).toBe('3月5日 8:30');
    expect(chinaMoment('2026-3-5 08:30', now)).toBe('2026-3-5 08:30');
  });
});
