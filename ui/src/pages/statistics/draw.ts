import { BarChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([
  BarChart,
  LineChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  CanvasRenderer,
]);

/** A chart in an element of the page. */
export type Drawing = {
  show: (option: EChartsCoreOption) => void;
  fit: () => void;
  picture: () => string;
  end: () => void;
};

/** Begins a chart; `chosen` hears which point of which series was clicked. */
export function draw(place: HTMLElement, chosen: (series: number, at: number) => void): Drawing {
  const chart = init(place);
  chart.on('click', ({ seriesIndex, dataIndex }) => chosen(seriesIndex ?? -1, dataIndex));
  return {
    show: (option) => chart.setOption(option, { notMerge: true }),
    fit: () => chart.resize(),
    picture: () => chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: '#fff' }),
    end: () => chart.dispose(),
  };
}
