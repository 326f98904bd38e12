import type { Ref } from 'vue';
import { commandOf, type Command } from './keymap';
import type { Model, Selecting, Word } from './model';
import { clearInputs, copyForms } from './useClipboard';
import type { useEditing } from './useEditing';
import type { Pen } from './usePen';
import type { useSaving } from './useSaving';
import type { useSelection } from './useSelection';

/** What the keys reach beyond the sheet itself. */
export interface Reach {
  pen: Ref<HTMLTextAreaElement | null>;
  pageRows: () => number;
  /** True when a box was open. */
  closeAttachments: () => boolean;
  openRow: (id: string) => void;
  openField: () => string | undefined;
  undo: () => void;
  redo: () => void;
}

/** The parts that the keys play on. */
interface Parts {
  model: Model;
  selecting: ReturnType<typeof useSelection>;
  saving: ReturnType<typeof useSaving>;
  editing: ReturnType<typeof useEditing>;
  pen: Pen;
  word: Ref<Word | null>;
  fillDown: () => void;
}

type Acts = Partial<Record<Command['name'], (command: Command) => boolean>>;

/** The keyboard: from a key to a command, from a command to what it does. */
export function useKeys(parts: Parts, reach: Reach) {
  const { selecting, editing, pen, word } = parts;
  const walk = useWalk(selecting, editing, reach);
  const acts: Acts = { ...actsOnCells(parts, reach), ...actsOnSheet(walk.openRow, reach) };

  /** Runs a command; false leaves the key to others. */
  function run(command: Command): boolean {
    return (acts[command.name] ?? walk.walk)(command);
  }

  function onKeydown(event: KeyboardEvent): void {
    const command = commandOf(event, pen.mode.value);
    if (!command) {
      if (pen.mode.value === 'ready' && startsText(event)) editing.locked();
      return;
    }
    if (command.name !== 'copy' && command.name !== 'cut') word.value = null;
    if (!run(command)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  return { run, onKeydown };
}

/** Moving about. Enter on the field that opens the record opens it; every other move keeps the edit first. */
function useWalk(selecting: Parts['selecting'], editing: Parts['editing'], reach: Reach) {
  function openRow(): boolean {
    const { value: row } = selecting.row;
    if (row) reach.openRow(row.id);
    return true;
  }

  function walk(command: Command): boolean {
    const ready = !editing.finish();
    const down = command.name === 'next' && command.direction === 'down';
    if (ready && down && selecting.column.value?.field === reach.openField()) return openRow();
    return selecting.move(command, reach.pageRows());
  }

  return { walk, openRow };
}

function actsOnCells({ model, selecting, saving, editing, pen, fillDown }: Parts, reach: Reach): Acts {
  const copy = () => {
    primeCopy(model, selecting, pen, reach.pen.value);
    return false;
  };
  return {
    copy,
    cut: copy,
    edit: done(editing.edit),
    open: done(editing.open),
    cancel: () => reach.closeAttachments() || editing.cancel(),
    clear: done(() => saving.enter(clearInputs(selecting.range.value, model), 'clear')),
    newline: done(pen.newline),
    choose: (command) => {
      if (command.name === 'choose') editing.choose(command);
      return true;
    },
    'fill-down': done(fillDown),
    'fill-range': () => editing.finish(true),
  };
}

function actsOnSheet(openRow: () => boolean, reach: Reach): Acts {
  return { 'open-row': openRow, undo: done(reach.undo), redo: done(reach.redo) };
}

/** An act after which the key is used up. */
function done(act: () => unknown): () => true {
  return () => {
    act();
    return true;
  };
}

/** The browser copies what is selected in a field: so the range's text is laid there first. */
function primeCopy(model: Model, selecting: Selecting, pen: Pen, area: HTMLTextAreaElement | null): void {
  if (!area) return;
  area.value = copyForms(selecting.range.value, model).text || ' ';
  area.select();
  window.setTimeout(() => {
    if (pen.mode.value === 'ready') pen.write('');
  });
}

/** Keys that would write into a cell, the first key of an input method among them. */
function startsText(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return event.key.length === 1 || event.key === 'Process' || event.keyCode === 229;
}
