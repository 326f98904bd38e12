/** What the office's interface says; `GET /api/openapi.json` describes it. */
export * from './counted';

export type Role = 'leader' | 'reviewer' | 'administrator';
export type Me = { name: string; role: Role; csrf: string };

export type Unit = { code: string; name: string; aliases: string[]; groups: string[]; added_at: string };
export type UnitOverview = Unit & {
  devices: number;
  batches: number;
  waiting: number;
  reported_at: string | null;
  seen_at: string | null;
  unread: number;
  late: number;
};
export type Invitation = {
  unit: Unit;
  code: string;
  ends_at: string;
  fingerprint: string | null;
  /** The same as a file that the unit reads in. */
  file: Record<string, unknown>;
};
export type Device = {
  id: string;
  unit: string;
  name: string;
  suite: string;
  enrolled_at: string;
  seen_at: string | null;
  revoked_at: string | null;
};

export type BatchState = 'stored' | 'accepted' | 'returned';
export type Batch = {
  id: string;
  unit: string;
  unit_name: string;
  number: string;
  kind: string;
  form: string | null;
  period: string | null;
  follows: string | null;
  state: BatchState;
  count: number;
  stored_at: string;
  settled_at: string | null;
  settled_by: string | null;
};
export type Fields = Record<string, unknown>;
export type BatchRecord = { ledger: string; id: string; origin?: string | null; fields: Fields };
export type Remark = { ledger?: string; record?: string; field?: string; text: string };
export type Change = { ledger: string; record: string; field: string; before: unknown; after: unknown };
/** A remark while it is written; or the office changes the value itself, and then says to what. */
export type RemarkDraft = Remark & { after?: string };
export type Verdict = { outcome: 'accepted' | 'returned'; remarks: Remark[]; changes?: Change[] };
export type Attachment = { digest: string; size: number; name: string };
export type Manifest = {
  note?: string | null;
  zero?: boolean;
  attachments?: Attachment[];
  /** What the unit was told before it sealed the batch. */
  warnings?: Remark[];
  /** Columns of personal data that the form lets out. */
  private?: { title: string }[];
};
export type BatchShown = Batch & {
  manifest: Manifest;
  records: BatchRecord[];
  verdicts: Verdict[];
  followed_by: string[];
};

export type NoticeInfo = {
  id: string;
  title: string;
  year: number;
  issued_at: string;
  issued_by: string;
  version: number;
  tasks: number;
  units: number;
  unopened: number;
};
/** What a new version of a notice changes. */
export type NoticeChanges = { version: number; added: number; changed: number; withdrawn: string[] };
export type TaskRole = 'lead' | 'named' | 'group';
export type UnitRows = { unit: string; name: string; rows: { at: number; role: TaskRole }[] };
export type NoticePreview = {
  table_title: string | null;
  tasks: Fields[];
  changes: NoticeChanges | null;
  units: UnitRows[];
  without: string[];
  nobodys: number[];
};
export type NoticeIssued = {
  id: string;
  title: string;
  tasks: number;
  changes: NoticeChanges | null;
  units: { name: string }[];
};
export type NoticeStanding = {
  unit: string;
  name: string;
  opened: boolean;
  rows: { at: number; role: TaskRole; reported: boolean }[];
};
export type NoticeShown = NoticeInfo & { rows: Fields[]; standing: NoticeStanding[] };

export type MaterialKind = 'calendar' | 'letter_template' | 'unit_directory' | 'catalogue';
export type Material = {
  id: string;
  kind: MaterialKind;
  title: string;
  name: string | null;
  issued_at: string;
  issued_by: string;
  in_force: boolean;
  units: number;
  unopened: number;
};
export type MaterialPreview = {
  kind: MaterialKind;
  title: string;
  notes: string[];
  units: number;
  before: string | null;
};
export type MaterialIssued = { id: string; title: string; units: number; replaces: string | null };
export type MaterialShown = Material & { standing: { unit: string; name: string; opened: boolean }[] };

export type FormInfo = {
  id: string;
  title: string;
  due: string | null;
  name: string;
  issued_at: string;
  issued_by: string;
};
export type FormOverview = FormInfo & { units: number; missing: number };
export type FormColumn = { name: string; title: string; private: boolean };
export type FormStanding = {
  unit: string;
  name: string;
  state: 'missing' | BatchState;
  reported_at: string | null;
  late: boolean;
};
export type FormShown = FormInfo & { columns: FormColumn[]; standing: FormStanding[] };
export type FormCollected = {
  id: string;
  title: string;
  columns: string[];
  private: string[];
  units: number;
};
export type Workbook = {
  rows: number;
  in_place: boolean;
  refused: string[];
  messages: string[];
  name: string;
  file: string;
};

export type BulletinLine = {
  unit: string;
  name: string;
  tasks: number;
  reported: number;
  batches: number;
  accepted: number;
  returned: number;
  waiting: number;
  last: string | null;
  unread: number;
};

export type Hit = {
  batch: string;
  unit_name: string;
  number: string;
  kind: string;
  form: string | null;
  state: BatchState;
  stored_at: string;
  ledger: string;
  record: string;
  field: string;
  text: string;
};
export type Found = { hits: Hit[]; more: boolean };

export type Person = { name: string; role: Role; added_at: string; locked_until: string | null };
export type AuditEntry = {
  sequence: number;
  at: string;
  who: string;
  deed: string;
  subject: string;
  details: Fields;
};
