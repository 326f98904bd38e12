import type { Spans } from './merge';
import type { CellInput, SheetChange, SheetColumn, SheetRow } from './types';
import { readInput, sameValue } from './value';

/** A cell whose text cannot be taken as it is. */
export interface RefusedCell {
  id: string;
  field: string;
  text: string;
  message: string;
}

/** Inputs sorted into what can be saved and what cannot. */
export interface ChangePlan {
  changes: SheetChange[];
  /** Shown cells that change. */
  cells: number;
  refused: RefusedCell[];
  /** Titles of columns that may not be changed but were hit. */
  locked: string[];
}

/** The sheet as the planner sees it. */
export interface Source {
  rows: readonly SheetRow[];
  columns: readonly SheetColumn[];
  spans: Spans;
}

/**
 * Turns inputs into changes of records: an input to a merged cell goes to every
 * record that the cell covers; what is the same already is left out.
 */
export function planChanges(inputs: readonly CellInput[], source: Source): ChangePlan {
  const fields = new Map<string, Record<string, unknown>>();
  const plan: ChangePlan = { changes: [], cells: 0, refused: [], locked: [] };
  const done = new Set<string>();
  const locked = new Set<string>();
  for (const input of inputs) {
    const column = source.columns[input.col];
    if (!column) continue;
    if (column.readonly) {
      locked.add(column.title);
      continue;
    }
    const top = source.spans.top(input.row, input.col);
    const key = `${top}:${input.col}`;
    if (done.has(key)) continue;
    done.add(key);
    if (applyInput(input, column, top, source, fields, plan)) plan.cells += 1;
  }
  plan.locked = [...locked];
  plan.changes = [...fields].map(([id, set]) => ({ id, fields: set }));
  return plan;
}

/** Applies one input to the records below one shown cell; true when one of them changes. */
function applyInput(
  input: CellInput,
  column: SheetColumn,
  top: number,
  source: Source,
  fields: Map<string, Record<string, unknown>>,
  plan: ChangePlan,
): boolean {
  let changed = false;
  for (let row = top; row <= source.spans.bottom(input.row, input.col); row++) {
    const record = source.rows[row];
    if (!record) continue;
    const before = record[column.field];
    const read =
      input.text === undefined
        ? { value: input.value ?? null }
        : readInput(column, input.text, before, input.href);
    if ('problem' in read) {
      plan.refused.push({
        id: record.id,
        field: column.field,
        text: input.text ?? '',
        message: read.problem,
      });
    } else if (!sameValue(before, read.value)) {
      fields.set(record.id, { ...fields.get(record.id), [column.field]: read.value });
      changed = true;
    }
  }
  return changed;
}
