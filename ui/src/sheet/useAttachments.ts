import { computed, ref, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import type { Model, Selecting } from './model';
import type { SheetAttachment } from './types';
import { useFileDrop, type FileHooks } from './useFileDrop';
import type { useSaving } from './useSaving';
import { attachmentsOf, withLinks } from './value';

interface Target {
  id: string;
  field: string;
  title: string;
  readonly: boolean;
}

/** What the page does with files. */
interface Hooks extends FileHooks {
  focus: () => void;
}

/** The box of an attachments cell, and files dropped on the sheet. */
export function useAttachments(
  model: Model,
  selecting: Selecting,
  saving: ReturnType<typeof useSaving>,
  hooks: Hooks,
) {
  const target = shallowRef<Target | null>(null);
  /** Opened by a key: then the box takes the keyboard; after a click the sheet keeps it. */
  const grab = ref(false);
  const items = computed<SheetAttachment[]>(() => {
    const row = model.rows.value.find((one) => one.id === target.value?.id);
    return attachmentsOf(row?.[target.value?.field ?? '']);
  });

  function open(byKey = true): void {
    const { value: row } = selecting.row;
    const { value: column } = selecting.column;
    if (!row || column?.kind !== 'attachments') return;
    grab.value = byKey;
    target.value = {
      id: row.id,
      field: column.field,
      title: column.title,
      readonly: column.readonly === true,
    };
  }

  /** With `back` the sheet has the keyboard again. True when there was a box. */
  function close(back = false): boolean {
    const was = target.value !== null;
    target.value = null;
    if (back) hooks.focus();
    return was;
  }

  /** The box belongs to its cell: it goes when the selection does. */
  function follow(): void {
    const here =
      selecting.row.value?.id === target.value?.id && selecting.column.value?.field === target.value?.field;
    if (target.value && !here) close();
  }

  const box = { target, items, grab, open, close, follow };
  return { ...box, ...useContents(target, items, saving, hooks), ...useFileDrop(model, hooks) };
}

/** What is added to the open box and taken out of it. */
function useContents(
  target: ShallowRef<Target | null>,
  items: ComputedRef<SheetAttachment[]>,
  saving: ReturnType<typeof useSaving>,
  hooks: FileHooks,
) {
  function set(next: SheetAttachment[], label: string): void {
    if (!target.value) return;
    const { id, field } = target.value;
    void saving.commit({ changes: [{ id, fields: { [field]: next } }], label });
  }

  function remove(index: number): void {
    const title = target.value?.title ?? '';
    set(
      items.value.filter((_, at) => at !== index),
      `移除${title}`,
    );
  }

  function addLink(link: SheetAttachment): void {
    set(withLinks(items.value, [link]), `添加${target.value?.title ?? ''}网址`);
  }

  function addFiles(files: File[]): void {
    if (target.value) hooks.files({ id: target.value.id, field: target.value.field, files });
  }

  return { remove, addLink, addFiles };
}
