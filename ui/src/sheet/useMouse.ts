import { ref, type Ref } from 'vue';
import { fillTarget } from './fill';
import type { Model, Selecting } from './model';
import { extend, select, selectRows } from './selection';
import type { Cell, Range } from './types';
import { useDragging } from './useDragging';
import { placeOf } from './usePaint';

/** What the mouse asks for beyond selecting. */
export interface MouseHooks {
  /** Before the selection changes: an edit under way is kept. */
  leave(): void;
  /** A double click. */
  edit(): void;
  /** A plain click on the cell that was active already, or on a part of it that acts. */
  press(cell: Cell, again: boolean, target: HTMLElement): void;
  /** A plain click on a row's head. */
  openRow(row: number): void;
  fill(source: Range, target: Range): void;
}

type Drag = { kind: 'cells' | 'rows' | 'fill'; moved: boolean; again: boolean; target: HTMLElement };

const HANDLE = 10;

/** Selecting, filling and opening with the mouse. */
export function useMouse(
  scroller: Ref<HTMLElement | null>,
  model: Model,
  selecting: Selecting,
  hooks: MouseHooks,
) {
  const { filling, start } = useDrags(scroller, model, selecting, hooks);
  const { startRows, startColumn, startCell } = usePresses(model, selecting, hooks, start);

  function onPointerDown(event: PointerEvent): void {
    const target = event.target as HTMLElement;
    if (event.button !== 0 || target.closest('[data-own-mouse]')) return;
    const head = target.closest<HTMLElement>('th[data-head-row]');
    const cell = target.closest<HTMLElement>('td[data-row]');
    if (head) startRows(Number(head.dataset.headRow), event, target);
    else if (cell) startCell(cell, event, target);
    else startColumn(target.closest<HTMLElement>('th[data-head-col]'));
  }

  /** The text area must keep the focus: a press on the table never takes it. */
  function onMouseDown(event: MouseEvent): void {
    if ((event.target as HTMLElement).closest('table')) event.preventDefault();
  }

  function onDoubleClick(event: MouseEvent): void {
    if ((event.target as HTMLElement).closest('td[data-row]')) hooks.edit();
  }

  return { filling, onPointerDown, onMouseDown, onDoubleClick };
}

/** A press selects what lies below it, and begins a drag. */
function usePresses(model: Model, selecting: Selecting, hooks: MouseHooks, start: (drag: Drag) => void) {
  function startRows(row: number, event: PointerEvent, target: HTMLElement): void {
    hooks.leave();
    const from = event.shiftKey ? selecting.selection.value.from.row : row;
    selecting.selection.value = selectRows(from, row, model.spans.value.cols);
    start({ kind: 'rows', moved: event.shiftKey, again: false, target });
  }

  function startColumn(head: HTMLElement | null): void {
    if (!head) return;
    hooks.leave();
    const col = Number(head.dataset.headCol);
    const from = { row: 0, col };
    const to = { row: model.spans.value.rows - 1, col };
    selecting.selection.value = { active: from, from, to, origin: null };
  }

  function startCell(cell: HTMLElement, event: PointerEvent, target: HTMLElement): void {
    const place = placeOf(cell);
    if (onHandle(cell, event)) {
      start({ kind: 'fill', moved: false, again: false, target });
      return;
    }
    const again = isSame(selecting.active.value, place);
    hooks.leave();
    selecting.selection.value = event.shiftKey ? extend(selecting.selection.value, place) : select(place);
    start({ kind: 'cells', moved: event.shiftKey, again, target });
  }

  return { startRows, startColumn, startCell };
}

/** A drag extends the selection or the fill; a press that never moved is a click. */
function useDrags(scroller: Ref<HTMLElement | null>, model: Model, selecting: Selecting, hooks: MouseHooks) {
  const filling = ref<Range | null>(null);
  let drag: Drag | null = null;
  const dragging = useDragging(scroller, { follow, moved: () => drag?.moved === true, finish });

  function start(next: Drag): void {
    drag = next;
    dragging.start();
  }

  function follow(x: number, y: number): void {
    const place = drag ? placeAt(x, y, drag.kind === 'rows') : null;
    if (!drag || !place) return;
    const { selection, range, active } = selecting;
    if (drag.kind === 'fill') {
      filling.value = fillTarget(range.value, place);
      drag.moved = true;
      return;
    }
    const to = drag.kind === 'rows' ? { row: place.row, col: model.spans.value.cols - 1 } : place;
    if (isSame(to, selection.value.to)) return;
    if (drag.kind === 'cells' && !drag.moved && isSame(to, active.value)) return;
    drag.moved = true;
    selection.value = { ...selection.value, to, origin: null };
  }

  function finish(): void {
    const done = drag;
    drag = null;
    if (!done) return;
    const { range, selection, active } = selecting;
    if (done.kind === 'fill') finishFill(range.value);
    else if (done.kind === 'rows' && !done.moved) hooks.openRow(selection.value.to.row);
    else if (done.kind === 'cells' && !done.moved) hooks.press(active.value, done.again, done.target);
  }

  function finishFill(source: Range): void {
    const target = filling.value;
    filling.value = null;
    if (target) hooks.fill(source, target);
  }

  return { filling, start };
}

function isSame(one: Cell, other: Cell): boolean {
  return one.row === other.row && one.col === other.col;
}

/** The cell below a point; with `rows` a row's head counts as its first cell. */
export function placeAt(x: number, y: number, rows: boolean): Cell | null {
  const element = document.elementFromPoint(x, y);
  const cell = element?.closest<HTMLElement>('td[data-row]');
  if (cell) return placeOf(cell);
  const head = rows ? element?.closest<HTMLElement>('th[data-head-row]') : null;
  return head ? { row: Number(head.dataset.headRow), col: 0 } : null;
}

function onHandle(cell: HTMLElement, event: PointerEvent): boolean {
  if (!cell.dataset.edge?.includes('x')) return false;
  const box = cell.getBoundingClientRect();
  return box.right - event.clientX <= HANDLE && box.bottom - event.clientY <= HANDLE;
}
