import { computed, type ComputedRef } from 'vue';
import { mergeSpans } from './merge';
import type { Model } from './model';
import type { Cell, SheetColumn, SheetRow } from './types';
import type { PendingCells } from './usePending';
import { textOf } from './value';

type Breaks = ((row: SheetRow, above: SheetRow) => boolean) | undefined;

/** What the page shows on the sheet. */
export interface Shown {
  rows: () => readonly SheetRow[];
  columns: () => readonly SheetColumn[];
  breaks: () => Breaks;
}

/** The rows and columns as they are drawn: what is being saved is in them, equal cells are merged. */
export function useModel(shown: Shown, cells: PendingCells): Model {
  const columns = computed(() => shown.columns());
  const rows: ComputedRef<readonly SheetRow[]> = cells.over(computed(() => shown.rows()));
  const value = ({ row, col }: Cell): unknown => rows.value[row]?.[columns.value[col]?.field ?? ''];
  const text = (cell: Cell): string => {
    const column = columns.value[cell.col];
    return column ? textOf(column, value(cell)) : '';
  };
  const spans = computed(() => {
    const breaks = shown.breaks();
    return mergeSpans(
      rows.value.length,
      columns.value,
      (row, col) => text({ row, col }),
      (row) => isBreak(rows.value, row, breaks),
    );
  });
  return { rows, columns, spans, text, value };
}

function isBreak(rows: readonly SheetRow[], row: number, breaks: Breaks): boolean {
  const [here, above] = [rows[row], rows[row - 1]];
  return here !== undefined && above !== undefined && breaks?.(here, above) === true;
}
