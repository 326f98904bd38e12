import type { AnnualReport, ReportFinding, ReportNumber } from '@/host';

/** The numbers of a report by their places. */
export function byPlace(report: Pick<AnnualReport, 'numbers'>): ReadonlyMap<string, ReportNumber> {
  return new Map(report.numbers.map((number) => [number.place, number]));
}

/** What a number is besides its value: corrected, changed since it was reported, or in a finding. */
export function marksOf(number: ReportNumber, findings: readonly ReportFinding[]): string[] {
  const marks: string[] = [];
  const { correction } = number;
  if (correction) {
    const computed = number.computed ?? '空';
    marks.push(
      `已更正：程序算得${computed}，更正为${correction.value}，理由：${correction.reason}（${correction.person} ${correction.day}）`,
    );
  }
  const said = findings.filter((finding) => finding.place === number.place);
  return [...marks, ...said.map((finding) => finding.words)];
}

/** A row of table three on paper: how many rows its group reaches over, where it begins one. */
export type PaperRow = {
  row: number;
  words: string;
  /** 一、二、四: alone over all label columns. */
  alone: boolean;
  /** The group that begins here, and how far it reaches. */
  group: { words: string; rows: number } | null;
  /** True within 三、本年度办理结果 but in none of its groups. */
  wide: boolean;
};

const DONE = '三、本年度办理结果';

/** Table three as it lies on paper. */
export function paperRows(rows: AnnualReport['labels']['rows']): PaperRow[] {
  return rows.map(([group, words], at) => {
    const begins = group !== null && group !== DONE && rows[at - 1]?.[0] !== group;
    const reach = rows.filter(([other]) => other === group).length;
    return {
      row: at + 1,
      words,
      alone: group === null,
      group: begins ? { words: group, rows: reach } : null,
      wide: group === DONE,
    };
  });
}

/** How many rows 三、本年度办理结果 reaches over. */
export const doneRows = (rows: AnnualReport['labels']['rows']): number =>
  rows.filter(([group]) => group !== null).length;
