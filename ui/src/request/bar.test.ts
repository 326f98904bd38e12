import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { clock, line, type Line } from '@/test/case';
import { barOf, stretchWords } from './bar';
import ClockBar from './ClockBar.vue';
import { paintBar, type Paper } from './paint';

describe('the bar of a clock', () => {
  const lines = [
    line('restart', '2026-04-01', '2026-04-01', 0),
    line('counted', '2026-04-02', '2026-04-10', 5),
    line('restart', '2026-04-11', '2026-04-11', 0),
    line('counted', '2026-04-12', '2026-04-20', 6),
    line('excluded', '2026-04-21', '2026-05-10', 12),
    line('counted', '2026-05-11', '2026-05-20', 8),
  ];

  it('covers the days from the receipt to the due date, one stretch after the other', () => {
    const bar = barOf(clock({ lines }), '2026-04-15');
    expect([bar?.from, bar?.to]).toEqual(['2026-04-01', '2026-05-20']);
    const ends = bar?.stretches.map(({ left, width }) => [left, left + width]) ?? [];
    expect(ends.at(-1)?.[1]).toBeCloseTo(100);
    for (const [at, [left]] of ends.entries()) {
      if (at > 0) expect(left).toBeGreaterThanOrEqual((ends[at - 1]?.[1] ?? 0) - 0.001);
    }
  });

  it('tells days that count from days that were left out and from those that were lost', () => {
    const bar = barOf(clock({ lines }), '2026-04-15');
    expect(bar?.stretches.map(({ kind }) => kind)).toEqual(['lost', 'counted', 'excluded', 'counted']);
    expect(stretchWords({ kind: 'excluded', days: 12 })).toContain('不计');
    expect(stretchWords({ kind: 'lost', days: 5 })).toContain('作废');
  });

  it('marks today and the due date, and no today once the case has ended', () => {
    const kinds = (list: Line[]) =>
      barOf(clock({ lines: list }), '2026-04-15')?.marks.map(({ kind }) => kind);
    expect(kinds(lines)).toEqual(['restart', 'restart', 'today', 'due']);
    expect(kinds([...lines, line('ended', '2026-05-12', '2026-05-12', 0)])).not.toContain('today');
  });

  it('reaches today where nothing has ended yet', () => {
    const waits = [line('restart', '2026-04-01', '2026-04-01', 0), line('excluded', '2026-04-02', null, 30)];
    const bar = barOf(clock({ lines: waits, due: null }), '2026-05-30');
    expect(bar?.to).toBe('2026-05-30');
    expect((bar?.stretches[0]?.left ?? 0) + (bar?.stretches[0]?.width ?? 0)).toBeCloseTo(100);
  });

  it('shows by how much a reply is late', () => {
    const waits = [
      line('restart', '2026-04-01', '2026-04-01', 0),
      line('counted', '2026-04-02', '2026-04-29', 20),
    ];
    const late = { lines: waits, due: '2026-04-29', overdue: true, days_left: -3 };
    const last = barOf(clock(late), '2026-05-07')?.stretches.at(-1);
    expect(last).toMatchObject({ kind: 'late', from: '2026-04-30', to: '2026-05-07', days: 3 });
    expect((last?.left ?? 0) + (last?.width ?? 0)).toBeCloseTo(100);
    expect(stretchWords({ kind: 'late', days: 3 })).toContain('超期');
  });

  it('is painted for a report with its heading, its days and what each stretch is', () => {
    const bar = barOf(clock({ lines }), '2026-04-15');
    const told: string[] = [];
    const nothing = () => undefined;
    const paper = {
      fillRect: nothing,
      strokeRect: nothing,
      setLineDash: nothing,
      measureText: () => ({ width: 60 }),
      fillText: (words: string) => void told.push(words),
    } as unknown as Paper;
    if (!bar) throw new Error('no bar');
    paintBar(paper, bar, '期限 依申请〔2026〕1号：共 20 个工作日');
    expect(told[0]).toContain('依申请〔2026〕1号');
    expect(told).toContain('不计 12 日');
    expect(told.join()).toContain('⚑ 答复期限 2026-05-20');
  });

  it('says what a stretch is when somebody comes to it by the keyboard', async () => {
    const bar = mount(ClockBar, { props: { clock: clock({ lines }) } });
    await bar.get('[data-testid=stretch-excluded]').trigger('focus');
    expect(bar.get('[data-testid=clock-told]').text()).toContain('2026-04-21 至 2026-05-10：excluded12');
    expect(bar.get('[data-testid=clock-told]').text()).toContain('第三十三条');
  });
});
