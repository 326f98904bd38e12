import { planChanges, type ChangePlan } from './changes';
import { labelOf, type EditKind } from './label';
import type { Save } from './model';
import type { CellInput, SheetChange, SheetEdit, SheetProblem } from './types';
import { cellKey } from './usePending';
import { useRefused, type RefusedParts } from './useRefused';

/** Saves edits; shows them at once; keeps what is refused. The host takes them in their order. */
export function useSaving({ save, ...parts }: RefusedParts & { save: Save }) {
  const { model, cells, say } = parts;
  const { refuse, keepRefused, giveUp, forget } = useRefused(parts);
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
      void commit({ changes: plan.changes, label: labelOf(kind, plan.cells, column) });
    }
    return plan;
  }

  /** Shows the changes at once and saves them. */
  async function commit(edit: SheetEdit): Promise<void> {
    const token = ++tokens;
    each(edit.changes, (id, field, value) => {
      cells.pending.set(cellKey(id, field), { id, field, value, token });
    });
    try {
      await put(edit);
    } finally {
      each(edit.changes, (id, field) => {
        const key = cellKey(id, field);
        if (cells.pending.get(key)?.token === token) cells.pending.delete(key);
      });
    }
  }

  async function put(edit: SheetEdit): Promise<void> {
    try {
      await save(edit);
      each(edit.changes, giveUp);
    } catch (thrown) {
      await held(edit, thrown);
    }
  }

  /** Keeps the refused cells' texts; the rest of a block goes in another try. */
  async function held(edit: SheetEdit, thrown: unknown): Promise<void> {
    const problems = problemsOf(thrown);
    const { good, bad } = parted(edit.changes, problems);
    // A refusal that blames nothing of this edit would be met again and again.
    const refused = bad.length > 0 ? bad : edit.changes;
    each(refused, (id, field, value) => {
      keepRefused(id, field, value, meant(problems, id, field)?.message ?? words(thrown));
    });
    if (bad.length > 0 && good.length > 0) await put({ changes: good, label: edit.label });
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

/** The changes that no problem is about, and those that one is. */
function parted(changes: readonly SheetChange[], problems: readonly SheetProblem[]) {
  const only = (blamed: boolean): SheetChange[] =>
    changes.flatMap(({ id, fields }) => {
      const kept = Object.entries(fields).filter(([field]) => Boolean(meant(problems, id, field)) === blamed);
      return kept.length > 0 ? [{ id, fields: Object.fromEntries(kept) }] : [];
    });
  return { good: only(false), bad: only(true) };
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
