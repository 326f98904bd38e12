import { fillDownSource, planFill, union } from './fill';
import type { Model, Selecting } from './model';
import type { Range } from './types';
import type { useSaving } from './useSaving';

/** Filling cells from their neighbours, by key and by the corner's handle. */
export function useFill(
  model: Model,
  selecting: Selecting,
  saving: Pick<ReturnType<typeof useSaving>, 'enter'>,
) {
  function fillDown(): void {
    const plan = fillDownSource(selecting.range.value);
    if (!plan) return;
    saving.enter(planFill(plan.source, plan.target, model.value), 'fill-down');
  }

  function fill(source: Range, target: Range): void {
    const whole = union(source, target);
    saving.enter(planFill(source, target, model.value), target.top > source.bottom ? 'fill-down' : 'fill');
    selecting.selection.value = {
      active: { row: source.top, col: source.left },
      from: { row: whole.top, col: whole.left },
      to: { row: whole.bottom, col: whole.right },
      origin: null,
    };
  }

  return { fillDown, fill };
}
