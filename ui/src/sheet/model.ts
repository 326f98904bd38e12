import type { ComputedRef, Ref } from 'vue';
import type { Spans } from './merge';
import type { Cell, Range, SheetColumn, SheetEdit, SheetRow } from './types';
import type { Selection } from './selection';

/** Saves one edit as one undo step. A refusal is thrown. */
export type Save = (edit: SheetEdit) => Promise<void>;

/** What the parts of the sheet share. */
export interface Model {
  /** The rows as shown: what is being saved is in them already. */
  rows: ComputedRef<readonly SheetRow[]>;
  columns: ComputedRef<readonly SheetColumn[]>;
  spans: ComputedRef<Spans>;
  text(cell: Cell): string;
  value(cell: Cell): unknown;
}

/** The selection and what follows from it. */
export interface Selecting {
  selection: Ref<Selection>;
  range: ComputedRef<Range>;
  /** Where the active cell is drawn. */
  active: ComputedRef<Cell>;
  column: ComputedRef<SheetColumn | undefined>;
  row: ComputedRef<SheetRow | undefined>;
}

/** Says something to the clerk, on the line below the sheet and to a screen reader. */
export type Say = (message: string, kind?: Word['kind']) => void;

/** A word to the clerk below the sheet. */
export interface Word {
  text: string;
  kind: 'note' | 'problem';
}
