/** What the office counts over all units, as the server answers it. */
import type { ReportFinding, ReportLabels, ReportNumber } from '@/host';

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
