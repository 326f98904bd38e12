import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import type { MonthDay, Today, TodayLine } from '@/host';
import { whereIn } from '@/ledger/where';
import { opened } from '@/record/open';
import { anywhere } from '@/test/router';
import { standIn } from '@/test/stand';
import DutyList from './DutyList.vue';
import { moved, shifted, weeksOf } from './month';
import MonthGrid from './MonthGrid.vue';

const router = anywhere();

const line = (id: string, days: number | null): TodayLine => ({
  ledger: 'task',
  id,
  title: `第${id}件`,
  lamp: { code: (days ?? 0) < 0 ? 'overdue' : 'due_soon', text: '灯', days },
  detail: '说明',
});

const day = (lines: TodayLine[], groups: Today['groups']): Today => ({
  date: '2026-11-22',
  lines,
  groups,
  ledgers: {},
  counts: { overdue: 0, due_soon: 0, open: 0, done: 0, ours: 0 },
  calendar: null,
});

describe('what is to be done', () => {
  it('shows the first few of a group and says how many there are beyond', async () => {
    const filters = [{ field: 'publish_by', op: 'le' as const, value: '2026-11-21' }];
    const overdue = { ledger: 'document', title: '公文属性', count: 130, filters };
    const late = Array.from({ length: 9 }, (_, at) => line(String(at), -1));
    const page = day(
      [...late, line('9', 3)],
      [
        { name: 'overdue', title: '已逾期', shown: 9, count: 130, ledgers: [overdue] },
        { name: 'week', title: '本周', shown: 1, count: 1, ledgers: [] },
      ],
    );
    const list = mount(DutyList, { props: { day: page }, global: { plugins: [router] } });
    const section = list.get('[data-testid=today-group-overdue]');
    expect(section.findAll('[data-testid=today-line]')).toHaveLength(6);
    expect(section.text()).toContain('还有 124 件');
    await list.get('[data-testid=today-more-overdue]').trigger('click');
    expect(section.findAll('[data-testid=today-line]')).toHaveLength(9);
    expect(section.text()).toContain('还有 121 件没有列在这里');
    expect(list.get('[data-testid=today-group-week]').text()).toContain('第9件');
    await list.get('[data-testid=today-all-overdue-document]').trigger('click');
    await flushPromises();
    expect(router.currentRoute.value.path).toBe('/ledger/document');
    expect(whereIn(router.currentRoute.value.query)).toEqual(filters);
  });

  it('opens the record of a line, and the ledger where there is no record yet', async () => {
    const page = day(
      [line('7', 0), line('', 39)],
      [{ name: 'today', title: '今天', shown: 2, count: 2, ledgers: [] }],
    );
    const list = mount(DutyList, { props: { day: page }, global: { plugins: [router] } });
    const [first, second] = list.findAll('[data-testid=today-line]');
    await first?.trigger('click');
    expect(opened.value).toMatchObject({ ledger: 'task', id: '7' });
    await second?.trigger('click');
    await flushPromises();
    expect(router.currentRoute.value.path).toBe('/ledger/task');
  });
});

const dayOf = (date: string, more: Partial<MonthDay> = {}): MonthDay => ({
  date,
  inside: date.startsWith('2026-10'),
  working: true,
  holiday: null,
  provisional: false,
  lines: [],
  count: more.lines?.length ?? 0,
  ...more,
});

describe('the month', () => {
  it('is walked through by keys, over its ends too', () => {
    expect(moved('2026-10-31', 'ArrowRight')).toBe('2026-11-01');
    expect(moved('2026-10-07', 'ArrowUp')).toBe('2026-09-30');
    expect(moved('2026-10-07', 'Home')).toBe('2026-10-05');
    expect(moved('2026-10-07', 'End')).toBe('2026-10-11');
    expect(moved('2026-10-31', 'PageDown')).toBe('2026-11-30');
    expect(moved('2026-03-31', 'PageUp')).toBe('2026-02-28');
    expect(moved('2026-10-07', 'a')).toBeNull();
    expect(shifted('2026-01', -1)).toBe('2025-12');
    expect(weeksOf(Array.from({ length: 14 }, () => dayOf('2026-10-01')))).toHaveLength(2);
  });

  it('says what each day is and lists what is due on the one that is chosen', async () => {
    const days = Array.from({ length: 28 }, (_, at) => dayOf(`2026-10-${String(at + 5).padStart(2, '0')}`));
    days[1] = dayOf('2026-10-06', { working: false, holiday: '国庆节放假' });
    days[5] = dayOf('2026-10-10', { holiday: '调休上班（国庆节）', lines: [line('7', -2)], count: 31 });
    const { asked } = standIn({
      'desk.month': ({ month }: { month?: string }) => ({
        month: month ?? '2026-10',
        today: '2026-10-09',
        days,
      }),
    });
    const grid = mount(MonthGrid, { global: { plugins: [router] }, attachTo: document.body });
    await flushPromises();
    expect(grid.get('[data-date="2026-10-06"]').attributes('aria-label')).toBe(
      '10月6日，国庆节放假，没有到期的事',
    );
    expect(grid.get('[data-date="2026-10-06"]').text()).toContain('休');
    expect(grid.get('[data-date="2026-10-10"]').text()).toContain('班');
    const now = grid.get('[data-date="2026-10-09"]');
    expect(now.attributes('tabindex')).toBe('0');
    await now.trigger('keydown', { key: 'ArrowRight' });
    await flushPromises();
    expect(document.activeElement?.getAttribute('data-date')).toBe('2026-10-10');
    expect(grid.get('[data-testid=month-day]').text()).toContain('第7件');
    expect(grid.get('[data-date="2026-10-10"]').text()).toContain('31 件');
    expect(grid.get('[data-testid=month-rest]').text()).toContain('还有 30 件没有列在这里');
    await grid.get('[data-testid=month-after]').trigger('click');
    await flushPromises();
    expect(asked.at(-1)?.payload).toEqual({ month: '2026-11' });
    grid.unmount();
  });
});
