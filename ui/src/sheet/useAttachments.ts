import { computed, shallowRef } from 'vue';
import type { Model, Selecting } from './model';
import type { SheetAttachment } from './types';
import { placeOf } from './usePaint';
import type { useSaving } from './useSaving';
import { attachmentsOf, withLinks } from './value';

interface Target {
  id: string;
  field: string;
  title: string;
  readonly: boolean;
}

/** What the page does with files. */
interface Hooks {
  files: (target: { id: string; field: string; files: File[] }) => void;
  focus: () => void;
}

/** The box of an attachments cell, and files dropped on it. */
export function useAttachments(
  model: Model,
  selecting: Selecting,
  saving: ReturnType<typeof useSaving>,
  hooks: Hooks,
) {
  const target = shallowRef<Target | null>(null);
  const items = computed<SheetAttachment[]>(() => {
    const row = model.rows.value.find((one) => one.id === target.value?.id);
    return attachmentsOf(row?.[target.value?.field ?? '']);
  });

  function open(): void {
    const { value: row } = selecting.row;
    const { value: column } = selecting.column;
    if (!row || column?.kind !== 'attachments') return;
    target.value = {
      id: row.id,
      field: column.field,
      title: column.title,
      readonly: column.readonly === true,
    };
  }

  /** With `back` the sheet has the keyboard again. */
  function close(back = false): void {
    target.value = null;
    if (back) hooks.focus();
  }

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

  /** The attachments cell below the pointer that may take files. */
  function cellOf(event: DragEvent): { cell: HTMLElement; id: string; field: string } | null {
    if (!event.dataTransfer?.types.includes('Files')) return null;
    const cell = (event.target as HTMLElement).closest<HTMLElement>('td.kind-attachments');
    if (!cell) return null;
    const place = placeOf(cell);
    const id = model.rows.value[place.row]?.id;
    const column = model.columns.value[place.col];
    return id !== undefined && column && !column.readonly ? { cell, id, field: column.field } : null;
  }

  function onDragOver(event: DragEvent): void {
    const over = cellOf(event);
    if (!over) return;
    event.preventDefault();
    event.stopPropagation();
    over.cell.setAttribute('data-drop', '');
  }

  function onDragLeave(event: DragEvent): void {
    cellOf(event)?.cell.removeAttribute('data-drop');
  }

  /** Files on an attachments cell belong to the record; anywhere else they are the page's. */
  function onDrop(event: DragEvent): void {
    const over = cellOf(event);
    if (!over) return;
    event.preventDefault();
    event.stopPropagation();
    over.cell.removeAttribute('data-drop');
    const files = Array.from(event.dataTransfer?.files ?? []);
    if (files.length > 0) hooks.files({ id: over.id, field: over.field, files });
  }

  return { target, items, open, close, remove, addLink, addFiles, onDragOver, onDragLeave, onDrop };
}
