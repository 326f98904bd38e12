import type { EChartsCoreOption } from 'echarts/core';
import { onBeforeUnmount, onMounted, watch, type Ref } from 'vue';
import type { Drawing } from './draw';

/**
 * A chart in an element of a component, as long as the component lives; `chosen` hears which point of
 * which series was clicked. The library is large: it comes with the first chart, from beside the page.
 */
export function useDrawing(
  place: Ref<HTMLElement | undefined>,
  option: () => EChartsCoreOption,
  chosen: (series: number, at: number) => void = () => undefined,
) {
  let drawing: Drawing | undefined;
  let watcher: ResizeObserver | undefined;
  let gone = false;

  onMounted(async () => {
    const { draw } = await import('./draw');
    if (gone || !place.value) return;
    drawing = draw(place.value, chosen);
    watcher = new ResizeObserver(() => drawing?.fit());
    watcher.observe(place.value);
    drawing.show(option());
  });
  watch(option, (now) => drawing?.show(now));
  onBeforeUnmount(() => {
    gone = true;
    watcher?.disconnect();
    drawing?.end();
  });
  return { picture: () => drawing?.picture() };
}
