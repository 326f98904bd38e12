// The commands of the program and their shapes. Generated from the Rust types: do not edit by hand.

export type Row = { id: string } & Record<string, unknown>;
export type FilterOp = 'eq' | 'ne' | 'contains' | 'empty' | 'not_empty' | 'ge' | 'le' | 'in';
export type Filter = { field: string; op: FilterOp; value?: unknown };
export type SortBy = { field: string; descending: boolean };
export type StepInfo = {
  step: number;
  label: string;
  at: string;
  who: string;
  count: number;
  touched: string[];
};
export type Choice = { value: string; title: string };
export type FieldKind =
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
export type FieldInfo = {
  name: string;
  title: string;
  kind: FieldKind;
  required: boolean;
  width: number;
  merge: boolean;
  private: boolean;
  hidden: boolean;
  derived: boolean;
  own: boolean;
  choices: Choice[];
  reference: string | null;
  max: number | null;
};
export type SchemaInfo = {
  ledger: string;
  title: string;
  label: string;
  key: string[];
  sort: SortBy[];
  form: string | null;
  fields: FieldInfo[];
};
export type FormInfo = { name: string; title: string; ledger: string; formats: string[] };
export type Attachment = { name: string; digest?: string; size?: number; url?: string };
export type Unit = { id: string; name: string; county: string; aliases: string[]; groups: string[] };
export type LampCode = 'done' | 'overdue' | 'due_soon' | 'in_progress' | 'not_started';
export type LampInfo = { code: LampCode; text: string; days: number | null };
export type TaskRow = Row & { _lamp: LampInfo };
export type TaskEntry = {
  id: string;
  task: string;
  period: string;
  due: string | null;
  state: string;
  progress: string | null;
  evidence: Attachment[];
  _lamp: LampInfo;
};
export type FileOut = { path: string; name: string; size: number };
export type Difference = { field: string; title: string; before: unknown; after: unknown };
export type HistoryKind = 'created' | 'changed' | 'trashed' | 'restored';
export type HistoryEntry = {
  step: number;
  at: string;
  who: string;
  source: string;
  label: string;
  kind: HistoryKind;
  differences: (Difference & { sentence: string })[];
};
export type ImportRequest = {
  ledger: string;
  file?: string;
  pasted?: { html?: string; text?: string };
  notice?: string;
  year?: number;
  sheet?: number;
  mapping?: Record<string, string | null>;
  rows_limit?: number;
};
export type ImportOutcome = 'added' | 'changed' | 'unchanged' | 'withdrawn';
export type ImportLine = {
  outcome: ImportOutcome;
  row: number;
  label: string;
  id: string | null;
  differences: Difference[];
  fields: Record<string, unknown>;
};
export type Rejected = {
  sheet: string;
  row: number;
  column: string | null;
  value: string | null;
  code: string;
  message: string;
};
export type MappedColumn = { index: number; header: string; field: string | null; sample: string };
export type ImportPlan = {
  added: number;
  changed: number;
  unchanged: number;
  withdrawn: number;
  rejected: Rejected[];
  columns: Record<string, string>;
  unmapped: string[];
  title: string | null;
  sheets: string[];
  sheet: number;
  mapped: MappedColumn[];
  notes: string[];
  preview: ImportLine[];
};
export type DeskStatus = {
  opened: boolean;
  data_dir: string;
  unit: Unit | null;
  version: string;
  sample: boolean;
  counts: Record<string, number>;
  can_undo: StepInfo | null;
  can_redo: StepInfo | null;
  last_saved: string | null;
  years: number[];
};
export type TodayLine = { ledger: string; id: string; title: string; lamp: LampInfo; detail: string };
export type Today = {
  date: string;
  lines: TodayLine[];
  counts: { overdue: number; due_soon: number; open: number; done: number; ours: number };
};
export type ListRequest = {
  ledger: string;
  filters?: Filter[];
  search?: string;
  sort?: SortBy[];
  limit?: number;
  after?: string;
  trashed?: boolean;
};
export type Page = { total: number; rows: Row[]; next: string | null };
export type RecordChange = { id: string; fields: Record<string, unknown> };
export type UnitRequest = { name: string; county: string; aliases: string[]; groups: string[] };
export type ExportFormat = 'xlsx' | 'docx' | 'csv' | 'pdf';
export type TaskSheetRequest = {
  notice?: string;
  filter?: 'all' | 'ours' | 'lead';
  state?: string;
  due_before?: string;
  search?: string;
};
export type TaskSheet = {
  title: string;
  notices: { id: string; title: string; year: number | null; total: number; ours: number }[];
  rows: TaskRow[];
  total: number;
  counts: {
    all: number;
    ours: number;
    done: number;
    in_progress: number;
    not_started: number;
    overdue: number;
  };
};
export type Progress = { label: string; done: number; total: number | null };
export type CheckReport = { ok: boolean; items: { name: string; ok: boolean; message: string }[] };
type Empty = Record<string, never>;

export interface Commands {
  'desk.status': { request: Empty; response: DeskStatus };
  'desk.start': {
    request: { unit: string; county: string; aliases: string[]; groups: string[] };
    response: Unit;
  };
  'desk.sample': { request: Empty; response: Unit };
  'desk.schemas': { request: Empty; response: { schemas: SchemaInfo[]; forms: FormInfo[] } };
  'desk.today': { request: Empty; response: Today };
  'record.list': { request: ListRequest; response: Page };
  'record.show': { request: { ledger: string; id: string }; response: Row };
  'record.add': { request: { ledger: string; fields: Record<string, unknown> }; response: Row };
  'record.set': { request: { ledger: string; changes: RecordChange[]; label?: string }; response: Row[] };
  'record.delete': { request: { ledger: string; ids: string[] }; response: number };
  'record.restore': { request: { ledger: string; ids: string[] }; response: number };
  'record.history': { request: { ledger: string; id: string }; response: HistoryEntry[] };
  'step.undo': { request: Empty; response: StepInfo | null };
  'step.redo': { request: Empty; response: StepInfo | null };
  'step.list': { request: { limit: number }; response: StepInfo[] };
  'attachment.add': {
    request: { ledger: string; id: string; field: string; file: string; name: string };
    response: Row;
  };
  'attachment.open': { request: { digest: string; name: string }; response: FileOut };
  'import.preview': { request: ImportRequest; response: ImportPlan };
  'import.commit': { request: ImportRequest; response: ImportPlan & { step: number | null } };
  'form.export': {
    request: {
      form: string;
      filters?: Filter[];
      search?: string;
      format: ExportFormat;
      values?: Record<string, string>;
    };
    response: FileOut;
  };
  'form.preview': {
    request: { form: string; filters?: Filter[]; search?: string; values?: Record<string, string> };
    response: { pages: string[] };
  };
  'form.fill': {
    request: {
      template: string;
      name: string;
      ledger: string;
      filters?: Filter[];
      values?: Record<string, string>;
    };
    response: FileOut & { filled: number; messages: string[] };
  };
  'file.open': { request: { path: string }; response: null };
  'file.reveal': { request: { path: string }; response: null };
  'task.sheet': { request: TaskSheetRequest; response: TaskSheet };
  'task.entries': { request: { id: string; year?: number }; response: TaskEntry[] };
  'task.set_entry': {
    request: { task: string; period: string; fields: Record<string, unknown> };
    response: TaskEntry;
  };
  'unit.set_own': { request: UnitRequest; response: Unit };
  'progress.show': { request: Empty; response: Progress | null };
  'progress.cancel': { request: Empty; response: null };
  'check.run': { request: Empty; response: CheckReport };
}
