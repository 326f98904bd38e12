import { computed, nextTick, ref, watch, type Ref } from 'vue';
import { clearInputs, useClipboard, copyForms } from './useClipboard';
import { fillDownSource, planFill, union } from './fill';
import { commandOf, type Command, type Mode } from './keymap';
import { mergeSpans } from './merge';
import type { Model, Save, Word } from './model';
import { select } from './selection';
import type { Cell, Range, SheetColumn, SheetRow } from './types';
import { useChoosing } from './useChoosing';
import { useDrafts } from './useDrafts';
import { useEditing } from './useEditing';
import { usePen, type PenPlace } from './usePen';
import { usePending, useSaving } from './useSaving';
import { useSelection } from './useSelection';
import { textOf } from './value';

/** What the component gives to the logic of the sheet. */
export interface GridOptions {
  rows: () => readonly SheetRow[];
  columns: () => readonly SheetColumn[];
  breaks: () => ((row: SheetRow, above: SheetRow) => boolean) | undefined;
  save: Save;
  scope: () => string;
  pen: Ref<HTMLTextAreaElement | null>;
  pageRows: () => number;
  /** Shows the active cell and puts the text area on it. */
  reveal: (cell: Cell) => void;
  openAttachments: () => void;
  /** True when a box was open. */
  closeAttachments: () => boolean;
  openRow: (id: string) => void;
  openField: () => string | undefined;
  undo: () => void;
  redo: () => void;
}

/** The whole behaviour of the sheet, without its drawing. */
export function useGrid(options: GridOptions) {
  const cells = usePending();
  const word = ref<Word | null>(null);
  const say = (text: string, kind: Word['kind'] = 'note') => {
    word.value = { text, kind };
  };
  const model = buildModel(options, cells);
  const selecting = useSelection(model);
  const saving = useSaving({ model, cells, save: options.save, say, scope: options.scope });
  const drafts = useDrafts(model, saving, options.scope, say, (draft) =>
    resume(draft.id, draft.field, draft.text),
  );
  const choosing = useChoosing(
    selecting.column,
    () => pen.text.value,
    () => pen.mode.value === 'choosing',
  );
  const pen = usePen(options.pen, {
    place: penPlace,
    changed: (place, text) => {
      drafts.keep(place, text);
      if (pen.mode.value === 'choosing') choosing.typedMore(text);
    },
    modeOf: typingMode,
  });
  const { openAttachments } = options;
  const editing = useEditing({
    model,
    selecting,
    pen,
    choosing,
    saving,
    drafts,
    cells,
    say,
    openAttachments,
  });
  const clipboard = useClipboard(model, selecting, saving, say);

  function penPlace(): PenPlace | null {
    const { value: row } = selecting.row;
    const { value: column } = selecting.column;
    if (!row || !column || column.readonly) return null;
    return { id: row.id, field: column.field, ...selecting.active.value };
  }

  function typingMode(): Mode {
    if (selecting.column.value?.kind !== 'one_of') return 'typing';
    choosing.start(model.value(selecting.active.value), '');
    return 'choosing';
  }

  /** Selects the cell of a record's field; false where it is not shown. */
  function goTo(id: string, field: string): boolean {
    const row = model.rows.value.findIndex((one) => one.id === id);
    const col = model.columns.value.findIndex((one) => one.field === field);
    if (row < 0) return false;
    selecting.selection.value = select({ row, col: Math.max(0, col) });
    return col >= 0;
  }

  /** Brings a text back into its cell to be finished. */
  function resume(id: string, field: string, text: string): boolean {
    const kind = model.columns.value.find((one) => one.field === field)?.kind;
    if (kind === undefined || kind === 'attachments' || !goTo(id, field)) return false;
    void nextTick(() => {
      if (pen.begin('editing', '')) pen.write(text);
    });
    return true;
  }

  function fillDown(): void {
    const plan = fillDownSource(selecting.range.value);
    if (!plan) return;
    saving.enter(planFill(plan.source, plan.target, model.value), 'fill-down');
  }

  function fill(source: Range, target: Range): void {
    const whole = union(source, target);
    saving.enter(planFill(source, target, model.value), target.top > source.bottom ? 'fill-down' : 'fill');
    selecting.selection.value = {
      active: { row: source.top, col: source.left },
      from: { row: whole.top, col: whole.left },
      to: { row: whole.bottom, col: whole.right },
      origin: null,
    };
  }

  /** The browser copies what is selected in a field: so the range's text is laid there first. */
  function primeCopy(): void {
    const area = options.pen.value;
    if (!area) return;
    area.value = copyForms(selecting.range.value, model).text || ' ';
    area.select();
    window.setTimeout(() => {
      if (pen.mode.value === 'ready') pen.write('');
    });
  }

  /** Runs a command; false leaves the key to others. */
  function run(command: Command): boolean {
    switch (command.name) {
      case 'copy':
      case 'cut':
        primeCopy();
        return false;
      case 'edit':
        editing.edit();
        return true;
      case 'open':
        editing.open();
        return true;
      case 'cancel':
        return options.closeAttachments() || editing.cancel();
      case 'clear':
        saving.enter(clearInputs(selecting.range.value, model), 'clear');
        return true;
      case 'newline':
        pen.newline();
        return true;
      case 'choose':
        editing.choose(command);
        return true;
      case 'fill-down':
        fillDown();
        return true;
      case 'fill-range':
        return editing.finish(true);
      case 'open-row':
        return openRow();
      case 'undo':
        options.undo();
        return true;
      case 'redo':
        options.redo();
        return true;
      default:
        return walk(command);
    }
  }

  function openRow(): boolean {
    const { value: row } = selecting.row;
    if (row) options.openRow(row.id);
    return true;
  }

  /** Enter on the field that opens the record does so; every other move first keeps the edit. */
  function walk(command: Command): boolean {
    const ready = !editing.finish();
    const down = command.name === 'next' && command.direction === 'down';
    if (ready && down && selecting.column.value?.field === options.openField()) return openRow();
    return selecting.move(command, options.pageRows());
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

  /** What a screen reader says of the active cell. */
  const spoken = computed(() => {
    const { value: column } = selecting.column;
    const text = model.text(selecting.active.value) || '空';
    return column ? `第${selecting.active.value.row + 1}行，${column.title}：${text}` : '';
  });

  watch([selecting.selection, model.rows, model.columns], () => {
    const { to, from, active } = selecting.selection.value;
    const single = to.row === from.row && to.col === from.col;
    void nextTick(() => {
      options.reveal(single ? active : to);
    });
  });

  return {
    model,
    selecting,
    cells,
    saving,
    drafts,
    choosing,
    pen,
    editing,
    clipboard,
    word,
    spoken,
    say,
    fill,
    run,
    goTo,
    onKeydown,
  };
}

function buildModel(options: GridOptions, cells: ReturnType<typeof usePending>): Model {
  const columns = computed(() => options.columns());
  const rows = cells.over(computed(() => options.rows()));
  const value = ({ row, col }: Cell): unknown => rows.value[row]?.[columns.value[col]?.field ?? ''];
  const text = (cell: Cell): string => {
    const column = columns.value[cell.col];
    return column ? textOf(column, value(cell)) : '';
  };
  const spans = computed(() => {
    const breaks = options.breaks();
    return mergeSpans(
      rows.value.length,
      columns.value,
      (row, col) => text({ row, col }),
      (row) => isBreak(rows.value, row, breaks),
    );
  });
  return { rows, columns, spans, text, value };
}

function isBreak(rows: readonly SheetRow[], row: number, breaks: ReturnType<GridOptions['breaks']>): boolean {
  const [here, above] = [rows[row], rows[row - 1]];
  return here !== undefined && above !== undefined && breaks?.(here, above) === true;
}

/** Keys that would write into a cell, the first key of an input method among them. */
function startsText(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return event.key.length === 1 || event.key === 'Process' || event.keyCode === 229;
}

export type Grid = ReturnType<typeof useGrid>;
