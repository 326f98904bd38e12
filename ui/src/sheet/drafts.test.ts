import { describe, expect, it } from 'vitest';
import { dropDraft, keepDraft, readDrafts } from './drafts';

function memory() {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}
const draft = (id: string, text: string) => ({ id, field: 'progress', text, at: '2026-11-21T09:00:00Z' });

describe('unfinished text', () => {
  it('is kept by record and field, the latest one', () => {
    const store = memory();
    keepDraft(store, 'task', draft('a', '已'));
    keepDraft(store, 'task', draft('a', '已公开'));
    keepDraft(store, 'task', draft('b', '在办'));
    expect(readDrafts(store, 'task').map(({ id, text }) => [id, text])).toEqual([
      ['a', '已公开'],
      ['b', '在办'],
    ]);
  });

  it('is forgotten once saved, and leaves nothing behind', () => {
    const store = memory();
    keepDraft(store, 'task', draft('a', '已'));
    dropDraft(store, 'task', { id: 'a', field: 'progress' });
    expect(store.held.size).toBe(0);
  });

  it('does not mix sheets', () => {
    const store = memory();
    keepDraft(store, 'task', draft('a', '已'));
    expect(readDrafts(store, 'contact')).toEqual([]);
  });

  it('counts damaged notes as none', () => {
    const store = memory();
    store.held.set('minglu.draft.task', '[{"id":1},');
    expect(readDrafts(store, 'task')).toEqual([]);
    store.held.set('minglu.draft.task', '[{"id":1}]');
    expect(readDrafts(store, 'task')).toEqual([]);
  });

  it('says so when there is no room', () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(keepDraft(full, 'task', draft('a', '已'))).toBe(false);
  });
});
