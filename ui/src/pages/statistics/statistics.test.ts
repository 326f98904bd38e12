import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { openDesk, year } from '@/desk';
import type { StatisticLine, StatisticNumber, StatisticTable } from '@/host';
import { schemas } from '@/host/mock/schemas';
import { whereIn, listOf } from '@/ledger/where';
import { anywhere } from '@/test/router';
import { standIn } from '@/test/stand';
import { behind, drawn, optionOf } from './chart';
import StatisticsPage from './StatisticsPage.vue';

const router = anywhere();

const PICTURE = `data:image/png;base64,${btoa('\x89PNG')}`;
vi.mock('./draw', () => ({
  draw: () => ({ show: () => undefined, fit: () => undefined, picture: () => PICTURE, end: () => undefined }),
}));
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe = () => undefined;
    disconnect = () => undefined;
  },
);

const number = (records: number, text = String(records)): StatisticNumber => ({
  value: records,
  text,
  of: null,
  records,
  filters: [{ field: 'dated', op: 'ge', value: '2026-01-01' }],
});
const lineOf = (title: string, counts: number[]): StatisticLine => ({
  title,
  quarters: counts.map((count) => number(count)),
  loose: { ...number(0), filters: null },
  years: [0, 0, 0, 1, counts.reduce((sum, count) => sum + count, 0)].map((count) => number(count)),
  all: number(7),
});
const table = (more: Partial<StatisticTable> = {}): StatisticTable => ({
  name: 'attribute',
  title: '按公开属性',
  share: false,
  standing: false,
  years: [2022, 2023, 2024, 2025, 2026],
  lines: [lineOf('主动公开', [1, 2, 0, 0]), lineOf('不予公开', [0, 0, 0, 0]), lineOf('合计', [1, 2, 0, 0])],
  target: null,
  ...more,
});

describe('a chart', () => {
  it('draws the parts and not their total, and knows the records behind each', () => {
    expect(drawn(table()).map((line) => line.title)).toEqual(['主动公开', '不予公开']);
    expect(drawn(table({ lines: [lineOf('合计', [1, 0, 0, 0])] }))).toHaveLength(1);
    expect(behind(table(), 'quarters', 0, 1)).toHaveLength(1);
    expect(behind(table(), 'quarters', 9, 1)).toBeNull();
  });

  it('shows what there is now, where a ledger has no years', () => {
    const now = optionOf(table({ standing: true }), 'now', '图') as { series: object[]; xAxis: object };
    expect(now.series).toMatchObject([{ name: '现有', data: [7, 7] }]);
    expect(now.xAxis).toMatchObject({ data: ['主动公开', '不予公开'] });
    expect(behind(table(), 'now', 0, 1)).toHaveLength(1);
  });

  it('shows the target of each year as a line of its own', () => {
    const target = { value: 90, by_year: [50, 60, 70, 80, 90], source: '某通知', lamp: null };
    const option = optionOf(table({ share: true, target }), 'years', '图') as { series: object[] };
    expect(option.series.at(-1)).toMatchObject({ name: '指标', data: [50, 60, 70, 80, 90] });
  });
});

describe('the address of a list', () => {
  it('carries its conditions, and a spoilt one carries none', () => {
    const filters = [{ field: 'dated', op: 'ge' as const, value: '2026-01-01' }];
    const to = router.resolve(listOf('document', filters));
    expect(whereIn(to.query)).toEqual(filters);
    expect(whereIn({ where: '{"a"' })).toEqual([]);
    expect(whereIn({ where: '[1]' })).toEqual([]);
    expect(whereIn({})).toEqual([]);
  });
});

describe('the page of statistics', () => {
  const sum = { title: '公文属性', count: number(3), last: number(1), targets: [] };
  const answers = {
    'desk.status': () => null,
    'desk.schemas': () => ({ schemas, forms: [] }),
    'statistic.all': () => [{ ledger: 'document', ...sum }],
    'statistic.show': ({ ledger, year: of }: { ledger: string; year: number }) => ({
      ledger,
      title: '公文属性',
      year: of,
      tables: [table()],
      undated: 2,
    }),
    'statistic.picture': () => ({ path: '/图.png', name: '图.png', size: 4 }),
  };

  async function page() {
    const stood = standIn(answers);
    await openDesk();
    const made = mount(StatisticsPage, { props: { ledger: '' }, global: { plugins: [router] } });
    await flushPromises();
    return { made, ...stood };
  }

  it('opens the records behind a number, of the year at the top', async () => {
    year.value = 2025;
    const { made, asked } = await page();
    expect(asked.find((each) => each.name === 'statistic.show')?.payload).toEqual({
      ledger: 'document',
      year: 2025,
    });
    expect(made.text()).toContain('2 条没有填日期');
    await made.get('[data-testid=statistic-number]').trigger('click');
    await flushPromises();
    expect(router.currentRoute.value.path).toBe('/ledger/document');
    expect(whereIn(router.currentRoute.value.query)).toHaveLength(1);
    year.value = null;
  });

  it('keeps a chart as a picture where it cannot be copied', async () => {
    const { made, asked, chunks } = await page();
    await made.get('[data-testid=chart-copy]').trigger('click');
    await flushPromises();
    await vi.waitFor(() => expect(asked.at(-1)?.name).toBe('statistic.picture'));
    expect(asked.at(-1)?.payload['name']).toContain('按公开属性');
    expect(chunks).toHaveLength(1);
  });
});
