import type { Model } from './model';
import { placeOf } from './usePaint';

/** What the page does with files. */
export interface FileHooks {
  files: (target: { id: string; field: string; files: File[] }) => void;
}

/** Files dropped on the sheet: on an attachments cell they belong to its record. */
export function useFileDrop(model: Model, hooks: FileHooks) {
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
    over.cell.removeAttribute('data-drop');
    const files = Array.from(event.dataTransfer?.files ?? []);
    if (files.length > 0) hooks.files({ id: over.id, field: over.field, files });
  }

  return { onDragOver, onDragLeave, onDrop };
}
