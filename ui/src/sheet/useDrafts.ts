import { onMounted, ref } from 'vue';
import { draftStore } from '@/lock/drafts';
import { dropDraft, keepDraft, readDrafts, type Draft } from './drafts';
import type { Model, Say } from './model';
import type { PenPlace } from './usePen';
import type { useSaving } from './useSaving';
import type { SheetChange } from './types';
import { readInput } from './value';

/** Keeps unfinished text, and offers what an earlier session left behind. */
export function useDrafts(
  model: Model,
  saving: ReturnType<typeof useSaving>,
  scope: () => string,
  say: Say,
  resume: (draft: Draft) => boolean,
) {
  const left = ref<Draft[]>([]);
  let full = false;

  onMounted(() => {
    left.value = readDrafts(draftStore, scope());
  });

  /** Called on every keystroke: after a crash nothing typed is lost. */
  function keep({ id, field }: PenPlace, text: string): void {
    const kept = keepDraft(draftStore, scope(), { id, field, text, at: new Date().toISOString() });
    if (!kept && !full) say('电脑给明录的暂存空间满了：写完一格请及时按 Enter 存入。', 'problem');
    full = !kept;
  }

  function drop(cell: { id: string; field: string }): void {
    dropDraft(draftStore, scope(), cell);
  }

  /** One text goes back into its cell to be finished; several are saved as one step. */
  function restore(): void {
    const drafts = left.value;
    left.value = [];
    const first = drafts[0];
    if (drafts.length === 1 && first && resume(first)) return;
    const changes: SheetChange[] = [];
    for (const draft of drafts) {
      const column = model.columns.value.find((one) => one.field === draft.field);
      const before = model.rows.value.find((row) => row.id === draft.id)?.[draft.field];
      const read = column ? readInput(column, draft.text, before) : { value: draft.text };
      if ('problem' in read) saving.refuse({ ...draft, message: read.problem });
      else changes.push({ id: draft.id, fields: { [draft.field]: read.value } });
    }
    if (changes.length > 0) void saving.commit({ changes, label: '恢复没有保存完的文字' });
  }

  function discard(): void {
    for (const draft of left.value) drop(draft);
    left.value = [];
  }

  return { left, keep, drop, restore, discard };
}
