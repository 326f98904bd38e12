import { draftStore } from '@/lock/drafts';
import { computed, shallowReactive, type ComputedRef } from 'vue';
import { planChanges, type ChangePlan, type RefusedCell } from './changes';
import { dropDraft, keepDraft } from './drafts';
import { labelOf, type EditKind } from './label';
import type { Model, Save, Say } from './model';
import type { CellInput, SheetChange, SheetEdit, SheetProblem, SheetRow } from './types';
import { textOf } from './value';

/** The key of a cell of a record. */
export function cellKey(id: string, field: string): string {
  return `${id}\t${field}`;
}

interface Pending {
  id: string;
  field: string;
  value: unknown;
  token: number;
}

/** Values shown before the ledger has confirmed them, and texts that it refused. */
export function usePending() {
  const pending = shallowReactive(new Map<string, Pending>());
  const refused = shallowReactive(new Map<string, RefusedCell>());

  function over(rows: ComputedRef<readonly SheetRow[]>): ComputedRef<readonly SheetRow[]> {
    return computed(() => {
      if (pending.size === 0) return rows.value;
      const byId = new Map<string, Record<string, unknown>>();
      for (const one of pending.values()) {
        byId.set(one.id, { ...byId.get(one.id), [one.field]: one.value });
      }
      return rows.value.map((row) => (byId.has(row.id) ? { ...row, ...byId.get(row.id) } : row));
    });
  }

  return { pending, refused, over };
}

export type PendingCells = ReturnType<typeof usePending>;

/** What saving needs from its surroundings. */
interface Surroundings {
  model: Model;
  cells: PendingCells;
  save: Save;
  say: Say;
  scope: () => string;
}

/** Saves edits; shows them at once; keeps what is refused. The host takes them in their order. */
export function useSaving({ model, cells, save, say, scope }: Surroundings) {
  let tokens = 0;

  /** Takes inputs, saves what can be saved, and says what cannot. */
  function enter(inputs: readonly CellInput[], kind: EditKind): ChangePlan {
    const source = { rows: model.rows.value, columns: model.columns.value, spans: model.spans.value };
    const plan = planChanges(inputs, source);
    for (const cell of plan.refused) refuse(cell);
    if (plan.locked.length > 0) say(lockedWords(plan.locked), 'problem');
    forget(inputs);
    const column = source.columns[inputs[0]?.col ?? -1];
    if (plan.changes.length > 0) {
      commit({ changes: plan.changes, label: labelOf(kind, plan.cells, column) });
    }
    return plan;
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

  function refuse(cell: RefusedCell): void {
    cells.refused.set(cellKey(cell.id, cell.field), cell);
    keepDraft(draftStore, scope(), { ...cell, at: new Date().toISOString() });
    say(`${cell.message}文字还留在格子里，没有存入：按 F2 修改，按 Esc 放弃。`, 'problem');
  }

  /** Drops the text that was refused; the stored value shows again. */
  function giveUp(id: string, field: string): void {
    cells.refused.delete(cellKey(id, field));
    dropDraft(draftStore, scope(), { id, field });
  }

  /** Shows the changes at once and saves them. */
  function commit(edit: SheetEdit): Promise<void> {
    const token = ++tokens;
    each(edit.changes, (id, field, value) => {
      cells.pending.set(cellKey(id, field), { id, field, value, token });
    });
    return settle(edit, token);
  }

  async function settle(edit: SheetEdit, token: number): Promise<void> {
    try {
      await save(edit);
      each(edit.changes, (id, field) => {
        giveUp(id, field);
      });
    } catch (thrown) {
      await held(edit, thrown);
    } finally {
      each(edit.changes, (id, field) => {
        const key = cellKey(id, field);
        if (cells.pending.get(key)?.token === token) cells.pending.delete(key);
      });
    }
  }

  /** Keeps the refused cells' texts; the rest of a block goes in a second try. */
  async function held(edit: SheetEdit, thrown: unknown): Promise<void> {
    const problems = problemsOf(thrown);
    const rest: SheetChange[] = [];
    for (const change of edit.changes) {
      const good = Object.entries(change.fields).filter(([field]) => !meant(problems, change.id, field));
      if (good.length > 0 && problems.length > 0)
        rest.push({ id: change.id, fields: Object.fromEntries(good) });
      for (const [field, value] of Object.entries(change.fields)) {
        const message = meant(problems, change.id, field)?.message ?? '';
        if (message || problems.length === 0) keepRefused(change.id, field, value, message || words(thrown));
      }
    }
    if (rest.length > 0) await saveRest({ changes: rest, label: edit.label });
  }

  async function saveRest(edit: SheetEdit): Promise<void> {
    try {
      await save(edit);
      each(edit.changes, (id, field) => {
        giveUp(id, field);
      });
    } catch (thrown) {
      each(edit.changes, (id, field, value) => {
        keepRefused(id, field, value, words(thrown));
      });
    }
  }

  function keepRefused(id: string, field: string, value: unknown, message: string): void {
    const column = model.columns.value.find((one) => one.field === field);
    const text = column ? textOf(column, value) : String(value ?? '');
    refuse({ id, field, text, message });
  }

  return { enter, commit, giveUp, refuse };
}

function each(
  changes: readonly SheetChange[],
  act: (id: string, field: string, value: unknown) => void,
): void {
  for (const { id, fields } of changes) {
    for (const [field, value] of Object.entries(fields)) act(id, field, value);
  }
}

function lockedWords(titles: readonly string[]): string {
  return `“${titles.join('”“')}”是通知原文，没有改动。`;
}

function meant(problems: readonly SheetProblem[], id: string, field: string): SheetProblem | undefined {
  return problems.find((one) => one.field === field && (one.id === undefined || one.id === id));
}

function problemsOf(thrown: unknown): SheetProblem[] {
  const list = typeof thrown === 'object' && thrown !== null && 'problems' in thrown ? thrown.problems : [];
  return Array.isArray(list) ? (list as SheetProblem[]) : [];
}

function words(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return /[。！？]$/.test(message) ? message : `${message}。`;
}
