/** Text of an edit that has not been saved yet. */
export interface Draft {
  id: string;
  field: string;
  text: string;
  at: string;
}

/** The part of localStorage that is needed; a test gives its own. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const PREFIX = 'minglu.draft.';

/** The drafts that an earlier session left behind. Unreadable ones count as none. */
export function readDrafts(store: DraftStore, scope: string): Draft[] {
  const text = store.getItem(PREFIX + scope);
  if (!text) return [];
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.filter(isDraft) : [];
  } catch {
    return [];
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Record<string, unknown>;
  return ['id', 'field', 'text', 'at'].every((key) => typeof draft[key] === 'string');
}

/** Keeps the text of a cell. False when the browser has no room: the caller says so. */
export function keepDraft(store: DraftStore, scope: string, draft: Draft): boolean {
  const others = readDrafts(store, scope).filter((one) => !isSame(one, draft));
  return write(store, scope, [...others, draft]);
}

/** Forgets the text of a cell once it is saved or given up. */
export function dropDraft(store: DraftStore, scope: string, cell: Pick<Draft, 'id' | 'field'>): boolean {
  const drafts = readDrafts(store, scope);
  const others = drafts.filter((one) => !isSame(one, cell));
  return others.length === drafts.length || write(store, scope, others);
}

function isSame(a: Pick<Draft, 'id' | 'field'>, b: Pick<Draft, 'id' | 'field'>): boolean {
  return a.id === b.id && a.field === b.field;
}

function write(store: DraftStore, scope: string, drafts: readonly Draft[]): boolean {
  try {
    if (drafts.length === 0) store.removeItem(PREFIX + scope);
    else store.setItem(PREFIX + scope, JSON.stringify(drafts));
    return true;
  } catch {
    return false;
  }
}
