/** What a sheet cell can hold; the same kinds as a ledger's fields. */
export type CellKind =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'date_time'
  | 'boolean'
  | 'one_of'
  | 'list'
  | 'reference'
  | 'attachments';

/** One value of a one-of column: what is stored and what is shown. */
export interface SheetChoice {
  value: string;
  title: string;
}

/** A file kept in the ledger (digest), or a published address (url). */
export interface SheetAttachment {
  name: string;
  digest?: string;
  size?: number;
  url?: string;
}

/** One column of the sheet. Widths are in rem, so that they follow the text size. */
export interface SheetColumn {
  field: string;
  title: string;
  kind: CellKind;
  width: number;
  /** Equal neighbours below each other are shown as one cell. */
  merge?: boolean;
  /** Can be read and copied, not changed. */
  readonly?: boolean;
  /** Why it cannot be changed, said when somebody tries. */
  readonlyReason?: string;
  /** Stays in sight while the rest scrolls sideways. */
  frozen?: boolean;
  /** Takes a share of the room that is left on a wide screen. */
  grow?: number;
  /** Offers a calendar although the cell holds text (完成时限). */
  calendar?: boolean;
  /** Centred, as numbers and short words are on paper. */
  centred?: boolean;
  choices?: readonly SheetChoice[];
}

/** A row: the record's id and its fields, flat. */
export type SheetRow = { id: string } & Record<string, unknown>;

/** A place in the sheet, counted from 0. */
export interface Cell {
  row: number;
  col: number;
}

/** A rectangle of cells; all four sides belong to it. */
export interface Range {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** What somebody put into a cell: text as typed, or a value copied from another cell. */
export interface CellInput extends Cell {
  text?: string;
  href?: string;
  value?: unknown;
}

/** The fields to be set in one record. */
export interface SheetChange {
  id: string;
  fields: Record<string, unknown>;
}

/** One undo step that the sheet asks its page to save. */
export interface SheetEdit {
  changes: SheetChange[];
  label: string;
}

/** Why a field was refused; `id` is there when the host says which record it means. */
export interface SheetProblem {
  field: string;
  message: string;
  id?: string;
}
