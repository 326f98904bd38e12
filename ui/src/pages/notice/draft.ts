import type { NoticeDraft, NoticeDraftFiling, NoticeRead, NoticeTask } from '@/host';

/** A stretch of the notice's text, in characters. */
export type Stretch = { start: number; end: number };

/** A stretch that lights with its card, and the places in it that bear meaning. */
export type Lit = Stretch & {
  key: number;
  marks: (Stretch & { kind: 'unit' | 'due' | 'indicator' })[];
};

/** A task of the draft as the clerk mends it. */
export type DraftRow = Lit & {
  number: string;
  section: string;
  heading: string;
  text: string;
  lead: string;
  responsible: string;
  assist: string;
  dueText: string;
  due: string;
  recurs: string;
  indicators: string[];
  ours: NoticeTask['ours'];
  doubts: string[];
};

let lastKey = 0;
/** A key that no other row of this session has. */
export const newKey = (): number => ++lastKey;
const joined = (names: string[]) => names.join('、');
/** Characters as the program counts them: one for each, whatever its width. */
export const charsOf = (text: string): string[] => Array.from(text);

/** A task that was read, as a row of the draft. */
export function rowOf(task: NoticeTask): DraftRow {
  const { spans } = task;
  const units = [...spans.lead, ...spans.responsible, ...spans.assist];
  const marks: DraftRow['marks'] = [
    ...units.map((span) => ({ ...span, kind: 'unit' as const })),
    ...(spans.due ? [{ ...spans.due, kind: 'due' as const }] : []),
    ...spans.indicators.map((span) => ({ ...span, kind: 'indicator' as const })),
  ];
  return {
    key: newKey(),
    start: task.start,
    end: task.end,
    number: task.number ?? '',
    section: task.section ?? '',
    heading: task.heading ?? '',
    text: task.text.replaceAll('\n', ''),
    lead: joined(task.lead),
    responsible: joined(task.responsible),
    assist: joined(task.assist),
    dueText: task.due_text ?? '',
    due: task.due ?? '',
    recurs: task.recurs ?? '',
    indicators: task.indicators,
    ours: task.ours,
    doubts: task.doubts,
    marks,
  };
}

const RANK = { lead: 0, named: 1, group: 2, none: 4 } as const;

/** Ours first, each group in the notice's order. */
export function oursFirst(rows: DraftRow[]): DraftRow[] {
  const rank = (row: DraftRow) => (row.ours === null ? 3 : RANK[row.ours]);
  return [...rows].sort((a, b) => rank(a) - rank(b) || a.start - b.start);
}

/** Two rows in place of one, parted at a character of the notice's text. */
export function split(rows: DraftRow[], key: number, at: number, text: string): DraftRow[] {
  return rows.flatMap((row) => {
    if (row.key !== key || at <= row.start || at >= row.end) return [row];
    return [cutOut(row, { start: row.start, end: at }, text), cutOut(row, { start: at, end: row.end }, text)];
  });
}

function cutOut(row: DraftRow, stretch: Stretch, text: string): DraftRow {
  const words = charsOf(text).slice(stretch.start, stretch.end).join('').replaceAll('\n', '');
  return { ...row, ...stretch, key: newKey(), text: words };
}

/** Where a row is parted when nothing is selected: behind its first sentence. */
export function firstEnd(row: DraftRow, text: string): number | null {
  const at = charsOf(text)
    .slice(row.start, row.end)
    .findIndex((c) => '。；'.includes(c));
  return at >= 0 && row.start + at + 1 < row.end ? row.start + at + 1 : null;
}

const both = (one: string, other: string) => {
  const names = [...one.split('、'), ...other.split('、')].filter((name) => name !== '');
  return joined([...new Set(names)]);
};

/** One row in place of this and the one before it in the notice. */
export function join(rows: DraftRow[], key: number): DraftRow[] {
  const inOrder = [...rows].sort((a, b) => a.start - b.start);
  const at = inOrder.findIndex((row) => row.key === key);
  const [before, row] = [inOrder[at - 1], inOrder[at]];
  if (!before || !row) return rows;
  const one: DraftRow = {
    ...before,
    key: newKey(),
    end: Math.max(before.end, row.end),
    text: `${before.text.replace(/[。；]?$/, '。')}${row.text}`,
    lead: both(before.lead, row.lead),
    responsible: both(before.responsible, row.responsible),
    assist: both(before.assist, row.assist),
    dueText: row.dueText === '' ? before.dueText : row.dueText,
    due: row.due === '' ? before.due : row.due,
    indicators: [...new Set([...before.indicators, ...row.indicators])],
    doubts: [...new Set([...before.doubts, ...row.doubts])],
    marks: [...before.marks, ...row.marks],
  };
  return rows.filter((each) => each.key !== row.key).map((each) => (each.key === before.key ? one : each));
}

/** A row of what was selected in the notice. */
export function selected(stretch: Stretch, text: string): DraftRow {
  const words = charsOf(text).slice(stretch.start, stretch.end).join('').replaceAll('\n', '').trim();
  return {
    ...stretch,
    key: newKey(),
    number: '',
    section: '',
    heading: '',
    text: words,
    lead: '',
    responsible: '',
    assist: '',
    dueText: '',
    due: '',
    recurs: '',
    indicators: [],
    ours: null,
    doubts: [],
    marks: [],
  };
}

type Dated = Stretch & { due: string | null; doubts: string[] };

/** The rows as the clerk has mended them, with the days of the same places as they were read anew. */
export function redated<Row extends Stretch & { due: string; doubts: string[] }>(
  rows: readonly Row[],
  read: readonly Dated[],
): Row[] {
  return rows.map((row) => {
    const same = read.find((each) => each.start === row.start && each.end === row.end);
    return same ? { ...row, due: same.due ?? '', doubts: same.doubts } : row;
  });
}

const names = (list: string) => list.split(/[、，,；;\s]+/u).filter((name) => name !== '');

/** The draft as the program takes it, in the notice's order. */
export function draftOf(
  read: NoticeRead,
  title: string,
  year: number | null,
  rows: DraftRow[],
  filings: NoticeDraftFiling[] = [],
): NoticeDraft {
  const inOrder = [...rows].sort((a, b) => a.start - b.start);
  const draft: NoticeDraft = {
    title: title.trim(),
    tasks: inOrder.map((row) => ({
      number: row.number,
      section: row.section,
      heading: row.heading,
      text: row.text,
      lead: names(row.lead),
      responsible: names(row.responsible),
      assist: names(row.assist),
      due_text: row.dueText,
    })),
    filings,
  };
  if (year !== null) draft.year = year;
  if (read.doc_no !== null) draft.doc_no = read.doc_no;
  if (read.issuer !== null) draft.issuer = read.issuer;
  if (read.dated !== null) draft.dated = read.dated;
  return draft;
}
