import { computed, ref, shallowRef, type ComputedRef } from 'vue';
import { addDays, addMonths, readDay, todayOf, writeDay, type Day } from './calendar';
import { narrowChoices } from './choices';
import type { Command } from './keymap';
import type { SheetChoice, SheetColumn } from './types';

type Turn = Extract<Command, { name: 'choose' }>['direction'];

const STEPS: Record<Turn, number> = { up: -7, down: 7, left: -1, right: 1, 'page-up': -1, 'page-down': 1 };

/** What the open list or calendar stands on. */
export function useChoosing(
  column: ComputedRef<SheetColumn | undefined>,
  typed: () => string,
  open: () => boolean,
) {
  const current = ref(0);
  const day = shallowRef<Day | null>(null);
  /** The clerk has moved in the list or the calendar, so it decides, not the text. */
  const moved = ref(false);
  const today = todayOf(new Date());
  const narrowed = computed<SheetChoice[]>(() => narrowChoices(column.value?.choices ?? [], typed()));
  const kind = computed<'list' | 'calendar' | null>(() => {
    if (!open()) return null;
    if (column.value?.kind === 'one_of') return 'list';
    return day.value ? 'calendar' : null;
  });

  function start(value: unknown, text: string): void {
    const at = (column.value?.choices ?? []).findIndex((choice) => choice.value === value);
    current.value = Math.max(0, at);
    moved.value = false;
    const dated = column.value?.kind === 'date' || column.value?.calendar === true;
    day.value = dated ? (readDay(text, today) ?? today) : null;
  }

  /** Typing narrows the list from its top, or turns the calendar to the day that the text names. */
  function typedMore(text: string): void {
    current.value = 0;
    moved.value = false;
    if (day.value) day.value = readDay(text, today) ?? day.value;
  }

  function turn(direction: Turn): void {
    moved.value = true;
    if (day.value) {
      const months = direction === 'page-up' || direction === 'page-down';
      day.value = months ? addMonths(day.value, STEPS[direction]) : addDays(day.value, STEPS[direction]);
      return;
    }
    const count = narrowed.value.length;
    const by = direction === 'up' || direction === 'left' || direction === 'page-up' ? -1 : 1;
    if (count > 0) current.value = (current.value + by + count) % count;
  }

  /** What Enter takes: the choice or the day; null where the typed text stands for itself. */
  function taken(): { choice: SheetChoice } | { text: string } | null {
    if (kind.value === 'list') {
      const choice = narrowed.value[current.value];
      return choice ? { choice } : null;
    }
    return day.value && moved.value ? { text: writeDay(day.value) } : null;
  }

  function close(): void {
    day.value = null;
  }

  return { current, day, today, moved, narrowed, kind, start, typedMore, turn, taken, close };
}
