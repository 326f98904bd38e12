import { draftStore } from '@/lock/drafts';
import type { RefusedCell } from './changes';
import { dropDraft, keepDraft } from './drafts';
import type { Model, Say } from './model';
import type { CellInput } from './types';
import { cellKey, type PendingCells } from './usePending';
import { textOf } from './value';

/** What refused texts need from their surroundings. */
export interface RefusedParts {
  model: Model;
  cells: PendingCells;
  say: Say;
  scope: () => string;
}

/** Texts that were refused: they stay in their cells until they are mended or given up. */
export function useRefused({ model, cells, say, scope }: RefusedParts) {
  function refuse(cell: RefusedCell): void {
    cells.refused.set(cellKey(cell.id, cell.field), cell);
    keepDraft(draftStore, scope(), { ...cell, at: new Date().toISOString() });
    say(`${cell.message}文字还留在格子里，没有存入：按 F2 修改，按 Esc 放弃。`, 'problem');
  }

  function keepRefused(id: string, field: string, value: unknown, message: string): void {
    const column = model.columns.value.find((one) => one.field === field);
    const text = column ? textOf(column, value) : String(value ?? '');
    refuse({ id, field, text, message });
  }

  /** Drops the text that was refused; the stored value shows again. */
  function giveUp(id: string, field: string): void {
    cells.refused.delete(cellKey(id, field));
    dropDraft(draftStore, scope(), { id, field });
  }

  /** A cell entered again with good text is no longer refused. */
  function forget(inputs: readonly CellInput[]): void {
    for (const input of inputs) {
      const id = model.rows.value[input.row]?.id;
      const field = model.columns.value[input.col]?.field;
      if (id === undefined || field === undefined) continue;
      const known = cells.refused.get(cellKey(id, field));
      if (known && known.text !== input.text) giveUp(id, field);
    }
  }

  return { refuse, keepRefused, giveUp, forget };
}
