import type { Command } from './keymap';
import type { EditKind } from './label';
import type { Model, Say, Selecting } from './model';
import type { CellInput, SheetChoice } from './types';
import { shownCells } from './selection';
import type { useChoosing } from './useChoosing';
import type { useDrafts } from './useDrafts';
import type { Pen } from './usePen';
import { cellKey, type PendingCells } from './usePending';
import type { useSaving } from './useSaving';

/** The parts that editing ties together. */
interface Parts {
  model: Model;
  selecting: Selecting;
  pen: Pen;
  choosing: ReturnType<typeof useChoosing>;
  saving: ReturnType<typeof useSaving>;
  drafts: ReturnType<typeof useDrafts>;
  cells: PendingCells;
  say: Say;
  openAttachments: () => void;
}

/** Starting, ending and giving up an edit. */
export function useEditing(parts: Parts) {
  const { choosing } = parts;

  /** Arrows in an open list or calendar. */
  function choose(command: Extract<Command, { name: 'choose' }>): void {
    choosing.turn(command.direction);
  }

  return { ...useStarting(parts), ...useEnding(parts), ...useGivingUp(parts), choose };
}

/** Starting an edit by key or click. */
function useStarting({ model, selecting, pen, choosing, cells, say, openAttachments }: Parts) {
  /** What stands in the active cell: the refused text before the stored one. */
  function standing(): string {
    const id = selecting.row.value?.id ?? '';
    const field = selecting.column.value?.field ?? '';
    return cells.refused.get(cellKey(id, field))?.text ?? model.text(selecting.active.value);
  }

  function locked(): boolean {
    const column = selecting.column.value;
    if (column?.readonly) say(column.readonlyReason ?? `“${column.title}”不能在这里改。`, 'problem');
    return !column || column.readonly === true;
  }

  /** F2 or a double click. */
  function edit(): void {
    const kind = selecting.column.value?.kind;
    if (kind === 'attachments') openAttachments();
    else if (kind === 'one_of') open();
    else if (!locked()) pen.begin('editing', standing());
  }

  /** Alt+Down: the list or the calendar, else the plain edit. */
  function open(): void {
    const column = selecting.column.value;
    if (column?.kind === 'attachments') openAttachments();
    else if (!locked() && column) {
      const dated = column.kind === 'date' || column.calendar === true;
      const list = column.kind === 'one_of';
      choosing.start(model.value(selecting.active.value), dated ? standing() : '');
      pen.begin(dated || list ? 'choosing' : 'editing', list ? '' : standing());
    }
  }

  return { edit, open, locked };
}

type Place = { id: string; row: number; col: number };

/** Ending an edit: what was written or chosen goes into the cell. */
function useEnding(parts: Parts) {
  const { pen, choosing, drafts } = parts;
  const enter = entering(parts);

  /** Keeps what was written. True when there was an edit. */
  function finish(all = false): boolean {
    if (pen.mode.value === 'ready') return false;
    pen.settle();
    const taken = choosing.taken();
    const inList = choosing.kind.value === 'list';
    const place = pen.place.value;
    const typed = pen.text.value.trim() !== '' || choosing.moved.value;
    const written = pen.take();
    choosing.close();
    if (!place) return true;
    if (taken && (!inList || typed || all))
      enter(place, 'choice' in taken ? { value: taken.choice.value } : taken, 'choose', all);
    else if (written && !(inList && written.text.trim() === ''))
      enter(place, { text: written.text }, 'type', all);
    else drafts.drop(place);
    return true;
  }

  function take(input: Omit<CellInput, 'row' | 'col'>): void {
    const place = pen.place.value;
    choosing.close();
    pen.rest();
    if (place) enter(place, input, 'choose', false);
  }

  return {
    finish,
    pick: (choice: SheetChoice) => take({ value: choice.value }),
    pickText: (text: string) => take({ text }),
  };
}

/** Puts one input into the cell of the edit, or into every selected cell (Ctrl+Enter). */
function entering({ model, selecting, saving, drafts }: Parts) {
  return (place: Place, input: Omit<CellInput, 'row' | 'col'>, kind: EditKind, all: boolean): void => {
    const row = model.rows.value.findIndex((one) => one.id === place.id);
    if (row < 0) return;
    const here = { row, col: place.col };
    const targets = all ? shownCells(selecting.range.value, model.spans.value) : [here];
    const plan = saving.enter(
      targets.map((cell) => ({ ...cell, ...input })),
      kind,
    );
    if (plan.changes.length === 0 && plan.refused.length === 0) {
      drafts.drop({ id: place.id, field: model.columns.value[place.col]?.field ?? '' });
    }
  };
}

/** Esc: the edit, else the refused text, is given up. */
function useGivingUp({ selecting, pen, choosing, saving, drafts, cells, say }: Parts) {
  /** True when there was something to give up. */
  function cancel(): boolean {
    if (pen.mode.value !== 'ready') {
      if (pen.place.value) drafts.drop(pen.place.value);
      choosing.close();
      pen.rest();
      return true;
    }
    const id = selecting.row.value?.id ?? '';
    const field = selecting.column.value?.field ?? '';
    if (!cells.refused.has(cellKey(id, field))) return false;
    saving.giveUp(id, field);
    say('已放弃这一格没有存入的文字。');
    return true;
  }

  return { cancel };
}
