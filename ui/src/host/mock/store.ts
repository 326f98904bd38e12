import { HostError } from '../error';
import type { Difference, HistoryEntry, HistoryKind, Row, StepInfo } from '../index';
import { schemas } from './schemas';

type Change = { ledger: string; id: string; before: Row | null; after: Row | null };
type Step = StepInfo & { changes: Change[] };

/** An in-memory ledger for tests and for looking at pages without the program. */
export class Store {
  rows = new Map<string, Map<string, Row>>();
  done: Step[] = [];
  undone: Step[] = [];
  lastSaved: string | null = null;
  #next = 1;

  ledger(name: string): Map<string, Row> {
    const found = this.rows.get(name) ?? new Map<string, Row>();
    this.rows.set(name, found);
    return found;
  }

  get(ledger: string, id: string): Row {
    const row = this.ledger(ledger).get(id);
    if (!row) throw new HostError('not_found', '找不到这条记录。');
    return row;
  }

  id(): string {
    return `m${String(this.#next++).padStart(5, '0')}`;
  }

  /** Writes as one step. Puts nothing down where nothing differs. */
  write(label: string, pieces: { ledger: string; id?: string; fields: Record<string, unknown> }[]): Row[] {
    const rows: Row[] = [];
    const changes: Change[] = [];
    for (const piece of pieces) {
      const id = piece.id ?? this.id();
      const before = this.ledger(piece.ledger).get(id) ?? null;
      const after = { ...(before ?? {}), ...piece.fields, id } as Row;
      this.#refuseEmpty(piece.ledger, after);
      rows.push(after);
      changes.push({ ledger: piece.ledger, id, before, after });
    }
    this.#apply(changes);
    this.#note(label, changes);
    return rows;
  }

  #refuseEmpty(ledger: string, row: Row): void {
    const schema = schemas.find((each) => each.ledger === ledger);
    const missing = schema?.fields.filter((field) => field.required && isEmpty(row[field.name])) ?? [];
    if (missing.length === 0) return;
    const problems = missing.map(({ name, title }) => ({
      field: name,
      code: 'required',
      message: `“${title}”不能空着。`,
    }));
    throw new HostError('invalid', problems[0]?.message ?? '', problems);
  }

  #apply(changes: Change[]): void {
    for (const { ledger, id, after } of changes) {
      if (after) this.ledger(ledger).set(id, { ...after, _updated: new Date().toISOString() });
      else this.ledger(ledger).delete(id);
    }
    this.lastSaved = new Date().toISOString();
  }

  #note(label: string, changes: Change[]): void {
    this.undone = [];
    this.done.push({
      step: this.done.length + 1,
      label,
      at: new Date().toISOString(),
      who: '王主任',
      count: changes.length,
      touched: [...new Set(changes.map((change) => change.ledger))],
      changes,
    });
  }

  undo(): StepInfo | null {
    const step = this.done.pop();
    if (!step) return null;
    this.#apply(step.changes.map((c) => ({ ...c, before: c.after, after: c.before })));
    this.undone.push(step);
    return info(step);
  }

  redo(): StepInfo | null {
    const step = this.undone.pop();
    if (!step) return null;
    this.#apply(step.changes);
    this.done.push(step);
    return info(step);
  }

  history(ledger: string, id: string): HistoryEntry[] {
    return this.done
      .flatMap((step) => step.changes.map((change) => ({ step, change })))
      .filter(({ change }) => change.ledger === ledger && change.id === id)
      .map(({ step, change }) => entry(step, change))
      .reverse();
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

export function info(step: Step | undefined): StepInfo | null {
  if (!step) return null;
  const { changes: _, ...rest } = step;
  return rest;
}

function kindOf(change: Change): HistoryKind {
  if (!change.before) return 'created';
  if (change.after?.['_deleted'] && !change.before['_deleted']) return 'trashed';
  return change.before['_deleted'] && !change.after?.['_deleted'] ? 'restored' : 'changed';
}

function differences(change: Change): (Difference & { sentence: string })[] {
  const fields = schemas.find((schema) => schema.ledger === change.ledger)?.fields ?? [];
  return fields
    .map(({ name, title }) => ({
      field: name,
      title,
      before: change.before?.[name] ?? null,
      after: change.after?.[name] ?? null,
    }))
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
    .map((one) => ({ ...one, sentence: sentence(one) }));
}

function sentence({ title, before, after }: Difference): string {
  if (isEmpty(before)) return `把${title}填为“${String(after)}”`;
  return isEmpty(after)
    ? `清空了${title}（原为“${String(before)}”）`
    : `把${title}由“${String(before)}”改为“${String(after)}”`;
}

function entry(step: Step, change: Change): HistoryEntry {
  const { step: number, at, who, label } = step;
  return {
    step: number,
    at,
    who,
    source: 'user',
    label,
    kind: kindOf(change),
    differences: change.before ? differences(change) : [],
  };
}
