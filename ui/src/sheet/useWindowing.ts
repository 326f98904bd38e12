import { computed, nextTick, shallowRef, type Ref } from 'vue';
import type { Model } from './model';
import { cutChunks, lineCount, offsets, visible, type Chunk } from './window';

/** Sheets up to this many rows are drawn whole: a task table of any notice that we know. */
const WHOLE = 200;
const CHUNK = 25;
const SPARE = 600;

/** The view on the sheet in pixels. */
export interface View {
  top: number;
  height: number;
  rem: number;
  widths: readonly number[];
}

/** How high each chunk of rows is: as measured where it was drawn, else as its texts let guess. */
function useHeights(model: Model, view: Ref<View>) {
  // Read apart, so that scrolling does not make every height be guessed anew.
  const rem = computed(() => view.value.rem);
  const widths = computed(() => view.value.widths);
  const measured = shallowRef(new Map<string, number>());
  const whole = computed(() => model.rows.value.length <= WHOLE);
  const chunks = computed<Chunk[]>(() => {
    const rows = model.rows.value.length;
    return whole.value ? [{ start: 0, end: rows }] : cutChunks(model.spans.value, CHUNK);
  });
  const estimates = computed(() => (whole.value ? [0] : chunks.value.map(estimate)));
  const heights = computed(() =>
    chunks.value.map((chunk, at) => measured.value.get(keyOf(chunk)) ?? estimates.value[at] ?? 0),
  );

  /** Guesses how high a chunk will be from its longest texts. */
  function estimate(chunk: Chunk): number {
    let height = 0;
    for (let row = chunk.start; row < chunk.end; row++) height += 1.6 * longest(row) + 0.75;
    return height * rem.value;
  }

  function longest(row: number): number {
    let lines = 1;
    model.columns.value.forEach((column, col) => {
      if (column.merge) return;
      const perLine = ((widths.value[col] ?? column.width) - 0.9) / 0.94;
      lines = Math.max(lines, lineCount(model.text({ row, col }), perLine));
    });
    return lines;
  }

  function keyOf(chunk: Chunk): string {
    return `${model.rows.value[chunk.start]?.id}:${chunk.end - chunk.start}`;
  }

  return { whole, chunks, measured, heights, keyOf };
}

/** Draws only the rows near the view where a sheet is long. */
export function useWindowing(model: Model, view: Ref<View>, scroller: Ref<HTMLElement | null>) {
  const { whole, chunks, measured, heights, keyOf } = useHeights(model, view);
  const tops = computed(() => offsets(heights.value));
  const shown = computed(() => {
    if (whole.value) return { start: 0, end: 1 };
    return visible(tops.value, view.value.top, view.value.top + view.value.height, SPARE);
  });
  const drawn = computed(() => chunks.value.slice(shown.value.start, shown.value.end));
  const above = computed(() => tops.value[shown.value.start] ?? 0);
  const below = computed(() => (tops.value[tops.value.length - 1] ?? 0) - (tops.value[shown.value.end] ?? 0));

  /** Takes the true heights of what is drawn, keeping the view where it is. */
  function measure(bodies: Iterable<HTMLElement>): void {
    if (whole.value) return;
    const next = new Map(measured.value);
    let shift = 0;
    let at = shown.value.start;
    for (const body of bodies) {
      const chunk = chunks.value[at];
      if (!chunk) break;
      const known = heights.value[at] ?? 0;
      const height = body.offsetHeight;
      if (height !== known) {
        next.set(keyOf(chunk), height);
        if ((tops.value[at + 1] ?? 0) <= view.value.top) shift += height - known;
      }
      at += 1;
    }
    if (next.size !== measured.value.size || shift !== 0) measured.value = next;
    if (shift !== 0 && scroller.value) scroller.value.scrollTop += shift;
  }

  /** Forgets true heights: the widths or the size of the text have changed. */
  function forget(): void {
    measured.value = new Map();
  }

  /** Scrolls so that a row is drawn at all; the caller then scrolls to the cell itself. */
  async function reach(row: number): Promise<void> {
    const at = chunks.value.findIndex((chunk) => row < chunk.end);
    if (whole.value || (at >= shown.value.start && at < shown.value.end) || !scroller.value) return;
    const top = Math.max(0, (tops.value[at] ?? 0) - view.value.height / 3);
    scroller.value.scrollTop = top;
    view.value = { ...view.value, top };
    await nextTick();
  }

  return { drawn, above, below, whole, measure, forget, reach };
}
