import { describe, expect, it } from 'vitest';
import type { LampInfo, SchemaInfo, TaskRow } from '@/host';
import { taskColumns } from './columns';
import { pieces } from './emphasis';
import { EVERYTHING, fits, hostFilters, ordered, type TaskFilter } from './filter';
import { shortPeriod } from './period';

const TODAY = '2026-11-21';
const row = (more: Record<string, unknown>): TaskRow => ({
  id: 'a',
  _lamp: { code: 'not_started', text: '未开始', days: null },
  _entry: null,
  ...more,
});
const left = (days: number, code: LampInfo['code'] = 'not_started') =>
  row({ _lamp: { code, text: '', days } });
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
    expect(fits(left(0), week, TODAY)).toBe(true);
    expect(fits(left(7), week, TODAY)).toBe(true);
    expect(fits(left(8), week, TODAY)).toBe(false);
    expect(fits(left(-1), week, TODAY)).toBe(false);
    expect(fits(left(1, 'done'), week, TODAY)).toBe(false);
    expect(fits(row({}), week, TODAY)).toBe(false);
  });

  it('takes the whole month, across its end as the calendar has it', () => {
    const month = wants({ due: 'month' });
    expect(fits(left(-20), month, TODAY)).toBe(true);
    expect(fits(left(-21), month, TODAY)).toBe(false);
    expect(fits(left(9), month, TODAY)).toBe(true);
    expect(fits(left(10), month, TODAY)).toBe(false);
  });

  it('finds all words in any text of the task, full-width letters too', () => {
    const task = row({ requirement: '公开ＰＰＰ项目', progress: '已公开' });
    expect(fits(task, wants({ search: 'ppp 已公开' }), TODAY)).toBe(true);
    expect(fits(task, wants({ search: 'ppp 未办' }), TODAY)).toBe(false);
  });

  it('asks the host for the same rows, without withdrawn ones', () => {
    expect(hostFilters(['n1'], wants({ whose: 'lead', due: 'overdue' }), [row({ id: 'a' })])).toEqual([
      { field: 'withdrawn', op: 'ne', value: true },
      { field: 'notice', op: 'eq', value: 'n1' },
      { field: 'ours', op: 'eq', value: 'lead' },
      { field: 'id', op: 'in', value: ['a'] },
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

describe('a period', () => {
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
