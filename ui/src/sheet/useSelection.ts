import { computed, ref, watch } from 'vue';
import type { Model, Selecting } from './model';
import { advance, edge, line, page, step } from './move';
import type { Command } from './keymap';
import { anchor, clamp, extend, rangeOf, select, type Selection } from './selection';
import type { Cell } from './types';

/** Selecting by keyboard: applies the moving commands. */
export function useSelection(
  model: Model,
): Selecting & { move: (command: Command, pageRows: number) => boolean } {
  const selection = ref<Selection>(select({ row: 0, col: firstWritable(model) }));
  const inside = computed(() => clampSelection(selection.value, model));
  const range = computed(() => rangeOf(inside.value, model.spans.value));
  const active = computed(() => anchor(inside.value.active, model.spans.value));
  const column = computed(() => model.columns.value[active.value.col]);
  const row = computed(() => model.rows.value[inside.value.active.row]);
  followRecord(model, selection);

  function move(command: Command, pageRows: number): boolean {
    const next = moved(command, inside.value, model, pageRows);
    if (next) selection.value = next;
    return next !== null;
  }

  return { selection, range, active, column, row, move };
}

/** The clerk comes to write: the first cell that she may fill is the one to begin with. */
function firstWritable(model: Model): number {
  return Math.max(
    0,
    model.columns.value.findIndex((column) => !column.readonly),
  );
}

function clampSelection(selection: Selection, model: Model): Selection {
  const spans = model.spans.value;
  return {
    ...selection,
    active: clamp(selection.active, spans),
    from: clamp(selection.from, spans),
    to: clamp(selection.to, spans),
  };
}

/** When rows come, go or change places, the selection stays with its record. */
function followRecord(model: Model, selection: { value: Selection }): void {
  watch(
    () => model.rows.value.map((row) => row.id),
    (ids, before) => {
      const { active, from, to } = selection.value;
      const id = before[active.row];
      if (id === undefined || ids[active.row] === id) return;
      const row = ids.indexOf(id);
      if (row < 0) return;
      const shift = (cell: Cell) => ({ row: cell.row + row - active.row, col: cell.col });
      selection.value = { ...selection.value, active: shift(active), from: shift(from), to: shift(to) };
    },
  );
}

/** The selection after a moving command; null when the command does not move. */
function moved(command: Command, selection: Selection, model: Model, pageRows: number): Selection | null {
  const spans = model.spans.value;
  if (command.name === 'next') return advance(spans, selection, command.direction);
  if (command.name === 'all') {
    const end = { row: spans.rows - 1, col: spans.cols - 1 };
    return { active: selection.active, from: { row: 0, col: 0 }, to: end, origin: null };
  }
  if (!('extend' in command)) return null;
  const start = command.extend ? selection.to : selection.active;
  const next = target(command, start, model, pageRows);
  return command.extend ? extend(selection, next) : select(next);
}

type Moving = Extract<Command, { extend: boolean }>;

function target(command: Moving, start: Cell, model: Model, pageRows: number): Cell {
  const spans = model.spans.value;
  if (command.name === 'line') return line(spans, start, command.to, command.all);
  if (command.name === 'page') return page(spans, start, command.direction, pageRows);
  if (!command.edge) return step(spans, start, command.direction);
  return edge(spans, start, command.direction, (cell) => model.text(cell) !== '');
}
