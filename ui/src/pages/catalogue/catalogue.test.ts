import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import type { CatalogueCheck, CatalogueDifferences } from '@/host';
import { router } from '@/router';
import { standIn } from '@/test/stand';
import CheckPage from './CheckPage.vue';
import ComparePage from './ComparePage.vue';
import { fieldName, open } from './words';

const counts = { total: 3, never: 1, late: 1, due_soon: 0, unread: 0, fine: 1, skipped: 0 };
const line = {
  id: 'a',
  field: '涉农补贴',
  item: '农机补贴资金发放公示',
  time_limit: '7个工作日内',
  division: '农业机械化股',
  published: '2026-06-25',
  due: '2026-11-06',
  state: 'late',
  lamp: { code: 'overdue', text: '已逾期16天', days: -16 },
} as const;
const check = (more: Partial<CatalogueCheck> = {}): CatalogueCheck => ({
  year: 2026,
  years: [2026, 2025],
  counts,
  fields: [
    { field: '涉农补贴', counts },
    { field: '', counts: { ...counts, total: 0 } },
  ],
  lines: [line],
  found: 1,
  ...more,
});

const mounted = (page: typeof CheckPage | typeof ComparePage) =>
  mount(page, { global: { plugins: [router], directives: { may: () => undefined } } });

describe('the self check', () => {
  it('shows each item with its lamp, its limit and its days', async () => {
    standIn({ 'catalogue.check': () => check() });
    const page = mounted(CheckPage);
    await flushPromises();
    const shown = page.get('[data-testid=check-line]');
    expect(shown.text()).toContain('农机补贴资金发放公示');
    expect(shown.text()).toContain('7个工作日内 · 最近公开 2026-06-25 · 最迟 2026-11-06');
    expect(shown.get('[data-lamp=overdue]').text()).toContain('已逾期16天');
    expect(page.get('[data-testid=check-fields]').text()).toContain('未分领域');
  });

  it('asks for one state or one field, and for all again', async () => {
    const { asked } = standIn({ 'catalogue.check': () => check() });
    const page = mounted(CheckPage);
    await flushPromises();
    await page.get('[data-testid=check-state-never]').trigger('click');
    await page.get('[data-testid=check-fields] button').trigger('click');
    await flushPromises();
    expect(asked.at(-1)?.payload).toEqual({ year: 2026, state: 'never', field: '涉农补贴' });
    await page.get('[data-testid=check-state-never]').trigger('click');
    expect(asked.at(-1)?.payload).toEqual({ year: 2026, field: '涉农补贴' });
  });

  it('says when nothing calls for work, and what to do where there is no catalogue', async () => {
    standIn({ 'catalogue.check': () => check({ lines: [], found: 0 }) });
    const page = mounted(CheckPage);
    await flushPromises();
    expect(page.get('[data-testid=check-none]').text()).toContain('3 项都在时限内');
    const none = { year: null, years: [], counts: { ...counts, total: 0 } };
    standIn({ 'catalogue.check': () => check(none) });
    const empty = mounted(CheckPage);
    await flushPromises();
    expect(empty.text()).toContain('还没有标准目录');
  });

  it('counts what calls for work', () => {
    expect(open(counts)).toBe(2);
    expect(fieldName('')).toBe('未分领域');
  });
});

describe('two years side by side', () => {
  const entry = (item: string) => ({ id: item, field: '涉农补贴', item });
  const found: CatalogueDifferences = {
    added: [entry('大豆轮作补贴')],
    removed: [entry('光伏收益分配')],
    changed: [
      { entry: entry('项目计划'), columns: [{ title: '公开时限', before: '5月底前', after: '4月底前' }] },
    ],
    same: 4,
  };

  it('are the two newest, with what is new, changed and gone', async () => {
    const { asked } = standIn({ 'catalogue.check': () => check(), 'catalogue.compare': () => found });
    const page = mounted(ComparePage);
    await flushPromises();
    expect(asked.at(-1)?.payload).toEqual({ from: 2025, to: 2026 });
    expect(page.get('[data-testid=compare-counts]').text()).toMatch(
      /新增 1 项，修改 1 项，取消\s+1 项，未变 4 项/,
    );
    expect(page.get('[data-testid=compare-changed]').text()).toContain('公开时限5月底前4月底前');
    expect(page.get('[data-testid=compare-removed]').text()).toContain('光伏收益分配');
  });

  it('begin with a copy of the newest year', async () => {
    const { asked } = standIn({
      'catalogue.check': () => check({ years: [2026] }),
      'catalogue.carry': () => ({ copied: 3 }),
    });
    const page = mounted(ComparePage);
    await flushPromises();
    expect(page.text()).toContain('现在只有一个年度的目录');
    await page.get('[data-testid=catalogue-carry]').trigger('click');
    await flushPromises();
    const carried = asked.find(({ name }) => name === 'catalogue.carry');
    expect(carried?.payload).toEqual({ from: 2026, to: 2027 });
  });
});
