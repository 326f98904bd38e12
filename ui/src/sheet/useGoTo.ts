import { nextTick } from 'vue';
import type { Model, Selecting } from './model';
import { select } from './selection';
import type { Pen } from './usePen';

/** Ways to a cell by its record. */
export function useGoTo(model: Model, selecting: Selecting, pen: () => Pen) {
  /** Selects the cell of a record's field; false where it is not shown. */
  function goTo(id: string, field: string): boolean {
    const row = model.rows.value.findIndex((one) => one.id === id);
    const col = model.columns.value.findIndex((one) => one.field === field);
    if (row < 0) return false;
    selecting.selection.value = select({ row, col: Math.max(0, col) });
    return col >= 0;
  }

  /** Brings a text back into its cell to be finished. */
  function resume({ id, field, text }: { id: string; field: string; text: string }): boolean {
    const kind = model.columns.value.find((one) => one.field === field)?.kind;
    if (kind === undefined || kind === 'attachments' || !goTo(id, field)) return false;
    void nextTick(() => {
      if (pen().begin('editing', '')) pen().write(text);
    });
    return true;
  }

  return { goTo, resume };
}
