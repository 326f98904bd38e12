import type { EChartsCoreOption } from 'echarts/core';
import type { AnnualReport } from '@/host';
import { FACE } from '@/pages/statistics/chart';

/** Two bars for each number: the year before, and the year. */
export function compareOption(report: AnnualReport): EChartsCoreOption {
  const lines = report.comparison;
  const bar = (name: string, data: (number | string)[]) => ({ name, type: 'bar', barMaxWidth: 28, data });
  return {
    ...FACE,
    tooltip: { trigger: 'axis' },
    legend: { bottom: 0 },
    grid: { left: 8, right: 16, top: 16, bottom: 36, containLabel: true },
    xAxis: {
      type: 'category',
      data: lines.map((line) => line.title),
      axisLabel: { interval: 0, rotate: 24 },
    },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      bar(
        `${report.year - 1}年`,
        lines.map((line) => line.last ?? '-'),
      ),
      bar(
        `${report.year}年`,
        lines.map((line) => line.now),
      ),
    ],
  };
}
