import type { SheetColumn } from './types';

/** The narrowest a column may be drawn, in rem. */
export const NARROWEST = 2.5;
const WIDEST = 60;

/** Widths set by hand, in rem, by field. */
export type Widths = Record<string, number>;

/** Keeps a width within reason. */
export function within(width: number): number {
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)) * 100) / 100;
}

/** The widths that a sheet was left with. */
export function readWidths(store: Pick<Storage, 'getItem'>, name: string): Widths {
  try {
    const stored: unknown = JSON.parse(store.getItem(`minglu.widths.${name}`) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    const entries = Object.entries(stored).filter(([, width]) => Number.isFinite(width));
    return Object.fromEntries(entries.map(([field, width]) => [field, within(width as number)]));
  } catch {
    return {};
  }
}

/** Remembers them; where the browser refuses, the columns merely forget. */
export function keepWidths(store: Pick<Storage, 'setItem'>, name: string, widths: Widths): boolean {
  try {
    store.setItem(`minglu.widths.${name}`, JSON.stringify(widths));
    return true;
  } catch {
    return false;
  }
}

/**
 * The widths to draw: by hand where set, else the column's own; room that is left
 * over goes to the growing columns, so that a wide screen is used.
 */
export function layWidths(columns: readonly SheetColumn[], set: Widths, room: number): number[] {
  const widths = columns.map((column) => set[column.field] ?? column.width);
  const spare = room - widths.reduce((sum, width) => sum + width, 0);
  const shares = columns.map((column) => (set[column.field] === undefined ? (column.grow ?? 0) : 0));
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (spare <= 0 || total === 0) return widths;
  return widths.map((width, at) => width + (spare * (shares[at] ?? 0)) / total);
}

/**
 * The left offset of each frozen column, null where it scrolls. At large text
 * sizes fewer columns stay, so that at least half of the sheet can move.
 */
export function freeze(
  columns: readonly SheetColumn[],
  widths: readonly number[],
  lead: number,
  room: number,
): (number | null)[] {
  let left = lead;
  let open = true;
  return columns.map((column, at) => {
    const width = widths[at] ?? 0;
    open = open && column.frozen === true && left + width <= room / 2;
    if (!open) return null;
    const here = left;
    left += width;
    return here;
  });
}
