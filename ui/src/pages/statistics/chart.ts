import type { EChartsCoreOption } from 'echarts/core';
import type { Filter, StatisticLine, StatisticNumber, StatisticTable } from '@/host';

/** Along what a chart runs: a year's quarters, the years, or what there is now. */
export type View = 'quarters' | 'years' | 'now';

export const QUARTERS = ['一季度', '二季度', '三季度', '四季度'];

/** The desk's colours, dark enough to be told apart in print. Red is for what is overdue. */
const COLOURS = ['#1f5c99', '#6fa3d6', '#2c6b3f', '#8fbf9f', '#8a5a00', '#d0a85c', '#52606d', '#b4bcc6'];
const TARGET = '#8a5a00';
const INK = '#1f2933';

const numbersOf = (line: StatisticLine, view: Exclude<View, 'now'>): StatisticNumber[] =>
  view === 'quarters' ? line.quarters : line.years;

/** The parts where there are several; the total where there is nothing else. */
export function drawn(table: StatisticTable): StatisticLine[] {
  const parts = table.lines.length > 1 ? table.lines.filter((line) => line.title !== '合计') : table.lines;
  return parts.filter((line) =>
    [...line.quarters, ...line.years, line.all].some((number) => number.records > 0),
  );
}

const named = (table: StatisticTable, line: StatisticLine) =>
  line.title === '合计' ? table.title : line.title;

/** The conditions of the records behind a point of a chart. */
export function behind(table: StatisticTable, view: View, series: number, at: number): Filter[] | null {
  const lines = drawn(table);
  if (view === 'now') return (series === 0 && lines[at]?.all.filters) || null;
  const line = lines[series];
  return (line && numbersOf(line, view)[at]?.filters) ?? null;
}

function targets(table: StatisticTable, view: View): object[] {
  if (!table.target) return [];
  const { by_year: years, value } = table.target;
  const data = view === 'years' ? years : along(table, view).map(() => value);
  const line = { type: 'dashed' as const, color: TARGET };
  return [
    { name: '指标', type: 'line', data, symbol: 'none', lineStyle: line, itemStyle: { color: TARGET } },
  ];
}

/** The names along the axis. */
function along(table: StatisticTable, view: View): string[] {
  if (view === 'quarters') return QUARTERS;
  return view === 'years'
    ? table.years.map((year) => `${year}年`)
    : drawn(table).map((line) => named(table, line));
}

const point = (number: StatisticNumber) => (number.value === null ? '-' : round(number.value));

function series(table: StatisticTable, view: View): object[] {
  const lines = drawn(table);
  if (view === 'now') {
    const data = lines.map((line) => point(line.all));
    return [{ name: '现有', type: 'bar', barMaxWidth: 56, data, cursor: 'pointer' }];
  }
  return lines.map((line) => one(table, line, view));
}

function one(table: StatisticTable, line: StatisticLine, view: Exclude<View, 'now'>): object {
  const data = numbersOf(line, view).map(point);
  const shape = table.share
    ? { type: 'line', symbolSize: 8 }
    : { type: 'bar', stack: 'all', barMaxWidth: 56 };
  return { name: named(table, line), data, ...shape, cursor: 'pointer' };
}

const round = (value: number) => Math.round(value * 100) / 100;

/** How all charts of the desk look. */
export const FACE: EChartsCoreOption = {
  color: COLOURS,
  animation: false,
  textStyle: { color: INK, fontFamily: 'Microsoft YaHei, Noto Sans CJK SC, sans-serif' },
  aria: { enabled: true },
};

/** A statistic as a chart: bars for counts, lines for shares, the target as a broken line. */
export function optionOf(table: StatisticTable, view: View, heading: string): EChartsCoreOption {
  const lines = drawn(table).length;
  const unit = table.share ? '%' : '';
  return {
    ...FACE,
    title: { text: heading, left: 'center', textStyle: { fontSize: 15, fontWeight: 600, color: INK } },
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => `${String(value)}${unit}` },
    legend: { bottom: 0, type: 'scroll', show: table.target !== null || (lines > 1 && view !== 'now') },
    grid: { left: 8, right: 16, top: 40, bottom: 36, containLabel: true },
    xAxis: { type: 'category', data: along(table, view) },
    yAxis: {
      type: 'value',
      minInterval: table.share ? undefined : 1,
      max: table.share ? 100 : undefined,
      axisLabel: { formatter: `{value}${unit}` },
    },
    series: [...series(table, view), ...targets(table, view)],
  };
}
