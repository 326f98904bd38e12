/** What the office's interface says; `GET /api/openapi.json` describes it. */
import type { ReportFinding, ReportLabels, ReportNumber } from '@/host';

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
export type Invitation = { unit: Unit; code: string; ends_at: string; fingerprint: string | null };
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
  tasks: number;
  units: number;
  unopened: number;
};
export type TaskRole = 'lead' | 'named' | 'group';
export type UnitRows = { unit: string; name: string; rows: { at: number; role: TaskRole }[] };
export type NoticePreview = {
  table_title: string | null;
  tasks: Fields[];
  units: UnitRows[];
  without: string[];
  nobodys: number[];
};
export type NoticeIssued = { id: string; title: string; tasks: number; units: { name: string }[] };
export type NoticeStanding = {
  unit: string;
  name: string;
  opened: boolean;
  rows: { at: number; role: TaskRole; reported: boolean }[];
};
export type NoticeShown = NoticeInfo & { rows: Fields[]; standing: NoticeStanding[] };

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

export type ReportUnit = {
  unit: string;
  name: string;
  state: 'missing' | 'stored' | 'accepted';
  batch: string | null;
  reported_at: string | null;
  problem: string | null;
  /** Its numbers that are not nought, by place. */
  numbers: Record<string, string>;
  findings: ReportFinding[];
  blank: number;
};
export type CountyReport = {
  year: number;
  title: string;
  numbers: ReportNumber[];
  labels: ReportLabels;
  findings: ReportFinding[];
  units: ReportUnit[];
  notes: string[];
};

export type Slice = { title: string; count: number };
export type StatisticsLine = { title: string; counts: number[] };
export type LedgerSum = {
  ledger: string;
  title: string;
  count: number;
  last: number;
  units: { name: string; count: number; last: number }[];
};
export type Statistics = {
  year: number;
  attributes: string[];
  by_attribute: Slice[];
  by_ground: Slice[];
  months: StatisticsLine[];
  units: StatisticsLine[];
  without_documents: string[];
  ledgers: LedgerSum[];
  without_statistics: string[];
};

export type Contact = {
  id: string;
  role: string;
  name: string;
  title: string;
  phone: string;
  remarks: string;
};
export type UnitContacts = {
  unit: string;
  name: string;
  batch: string | null;
  filed_at: string | null;
  waiting: number;
  people: Contact[];
  changes: string[];
};
export type Directory = { units: UnitContacts[] };

export type CheckInfo = {
  id: string;
  title: string;
  seed: string;
  made_at: string;
  made_by: string;
  items: number;
  looked: number;
  faults: number;
  done: number;
};
export type CheckItem = {
  id: string;
  unit: string;
  unit_name: string;
  subject: string;
  result: 'pass' | 'fault' | null;
  finding: string | null;
  due: string | null;
  notice: string | null;
  batch: string | null;
  done_at: string | null;
  done_by: string | null;
};
export type CheckShown = CheckInfo & { list: CheckItem[] };
export type CheckDraft = {
  title: string;
  seed: string | null;
  units: number;
  items: number;
  picked: { unit: string; subject: string }[];
};
export type Finding = { result: 'pass' | 'fault'; finding: string; due: string | null };

export type Weights = {
  source: string;
  parts: { rule: 'on_time' | 'not_returned' | 'reported'; title: string; points: number }[];
};
/** Points are kept in hundredths. */
export type AssessmentPoint = {
  id: string;
  unit: string;
  points: number;
  reason: string;
  given_at: string;
  given_by: string;
};
export type UnitScore = {
  unit: string;
  name: string;
  parts: { share: { part: number; whole: number }; points: number }[];
  by_hand: AssessmentPoint[];
  total: number;
  rank: number;
};
export type Assessment = { year: number; weights: Weights; units: UnitScore[] };

export type PackageAnswered = {
  unit: string;
  unit_name: string;
  receipts: { number?: string }[];
  refused: { place: number; code: string; message: string }[];
  files: number;
  name: string;
  file: string;
};
export type List = { title: string; head: string[]; rows: string[][] };
