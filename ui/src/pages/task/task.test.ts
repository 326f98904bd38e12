import { describe, expect, it } from 'vitest';
import type { SchemaInfo, TaskEntry, TaskRow } from '@/host';
import { taskColumns } from './columns';
import { pieces } from './emphasis';
import { EVERYTHING, fits, hostFilters, ordered, type TaskFilter } from './filter';
import { currentEntry, shortPeriod } from './period';

const TODAY = '2026-11-21';
const row = (more: Record<string, unknown>): TaskRow => ({
  id: 'a',
  _lamp: { code: 'not_started', text: '未开始', days: null },
  ...more,
});
const wants = (more: Partial<TaskFilter>): TaskFilter => ({ ...EVERYTHING, ...more });

describe('narrowing the sheet', () => {
  it('knows ours from those that we lead', () => {
    expect(fits(row({ ours: 'group' }), wants({ whose: 'ours' }), TODAY)).toBe(true);
    expect(fits(row({ ours: 'group' }), wants({ whose: 'lead' }), TODAY)).toBe(false);
    expect(fits(row({ ours: 'none' }), wants({ whose: 'ours' }), TODAY)).toBe(false);
    expect(fits(row({}), wants({ whose: 'ours' }), TODAY)).toBe(false);
  });

  it('counts a task without a state as not begun', () => {
    expect(fits(row({}), wants({ state: 'not_started' }), TODAY)).toBe(true);
  });

  it('takes the next seven days, today among them, and nothing that is done', () => {
    const week = wants({ due: 'week' });
    expect(fits(row({ due: '2026-11-21' }), week, TODAY)).toBe(true);
    expect(fits(row({ due: '2026-11-28' }), week, TODAY)).toBe(true);
    expect(fits(row({ due: '2026-11-29' }), week, TODAY)).toBe(false);
    expect(fits(row({ due: '2026-11-22', state: 'done' }), week, TODAY)).toBe(false);
  });

  it('takes the whole month, across its end as the calendar has it', () => {
    const month = wants({ due: 'month' });
    expect(fits(row({ due: '2026-11-01' }), month, TODAY)).toBe(true);
    expect(fits(row({ due: '2026-12-01' }), month, TODAY)).toBe(false);
  });

  it('finds all words in any text of the task, full-width letters too', () => {
    const task = row({ requirement: '公开ＰＰＰ项目', progress: '已公开' });
    expect(fits(task, wants({ search: 'ppp 已公开' }), TODAY)).toBe(true);
    expect(fits(task, wants({ search: 'ppp 未办' }), TODAY)).toBe(false);
  });

  it('asks the host for the same rows, without withdrawn ones', () => {
    expect(hostFilters(['n1'], wants({ whose: 'lead', due: 'overdue' }), TODAY)).toEqual([
      { field: 'withdrawn', op: 'ne', value: true },
      { field: 'notice', op: 'eq', value: 'n1' },
      { field: 'ours', op: 'eq', value: 'lead' },
      { field: 'state', op: 'ne', value: 'done' },
      { field: 'due', op: 'le', value: '2026-11-20' },
    ]);
  });

  it('puts ours first without disturbing their order, withdrawn ones last', () => {
    const rows = [
      row({ id: '1', ours: 'none' }),
      row({ id: '2', ours: 'group' }),
      row({ id: '3', ours: 'lead', withdrawn: true }),
      row({ id: '4', ours: 'lead' }),
      row({ id: '5', ours: 'lead' }),
    ];
    expect(ordered(rows, true).map(({ id }) => id)).toEqual(['4', '5', '2', '1', '3']);
    expect(ordered(rows, false).map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
  });
});

describe('our own name', () => {
  const marked = (text: string, names: string[]) =>
    pieces(text, names)
      .filter((piece) => piece.ours)
      .map((piece) => piece.text);

  it('stands out, the longest form of it', () => {
    const names = ['农业农村局', '县农业农村局'];
    expect(marked('县农业农村局、县财政局', names)).toEqual(['县农业农村局']);
  });

  it('may hold signs, and no text is lost', () => {
    const text = '县农业农村局（乡村振兴局）牵头';
    const cut = pieces(text, ['县农业农村局（乡村振兴局）']);
    expect(cut[0]?.ours).toBe(true);
    expect(cut.map((piece) => piece.text).join('')).toBe(text);
  });

  it('marks nothing without a name', () => {
    expect(marked('县财政局', ['', '县'])).toEqual([]);
  });
});

describe('the present period', () => {
  const entry = (period: string, due: string | null) => ({ period, due }) as TaskEntry;

  it('is the first that has not ended, else the last', () => {
    const year = [entry('第一季度', '2026-03-31'), entry('第四季度', '2026-12-31')];
    expect(currentEntry(year, TODAY)?.period).toBe('第四季度');
    expect(currentEntry(year, '2027-01-01')?.period).toBe('第四季度');
    expect(currentEntry(year, '2026-03-31')?.period).toBe('第一季度');
    expect(currentEntry([], TODAY)).toBeNull();
  });

  it('is said without its year', () => {
    expect(shortPeriod('2026年第三季度')).toBe('第三季度');
    expect(shortPeriod('2026年度')).toBe('2026年度');
  });
});

describe('the columns', () => {
  const schema = {
    fields: ['requirement', 'progress', 'lead'].map((name) => ({
      name,
      title: name,
      kind: 'text',
      choices: [],
    })),
  } as unknown as SchemaInfo;
  const locked = (unlocked: boolean) =>
    taskColumns(schema, unlocked).map((column) => [column.field, column.readonly]);

  it('lock the words of the notice until they are unlocked', () => {
    expect(locked(false)).toEqual([
      ['requirement', true],
      ['progress', undefined],
    ]);
    expect(locked(true)[0]?.[1]).toBeFalsy();
  });
});
