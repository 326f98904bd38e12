import type { Filter, TaskRow } from '@/host';

export type Whose = 'all' | 'ours' | 'lead';
export type Due = '' | 'overdue' | 'week' | 'month';

/** What the clerk wants to see of the sheet. */
export interface TaskFilter {
  whose: Whose;
  state: string;
  due: Due;
  search: string;
}

/** Days of the choice `week`. */
const WEEK = 7;

export const EVERYTHING: TaskFilter = { whose: 'all', state: '', due: '', search: '' };

const SEARCHED = [
  'seq',
  'topic',
  'subject',
  'requirement',
  'responsible',
  'progress',
  'due_text',
  'remarks',
  'notes',
];

/** Whether a task concerns the unit in any way. */
export function isOurs(row: Record<string, unknown>): boolean {
  return row.ours === 'lead' || row.ours === 'named' || row.ours === 'group';
}

/** Whether a row is wanted. `today` is a day such as 2026-11-21; a recurring task is due with its open period. */
export function fits(row: TaskRow, filter: TaskFilter, today: string): boolean {
  if (filter.whose === 'ours' && !isOurs(row)) return false;
  if (filter.whose === 'lead' && row.ours !== 'lead') return false;
  if (filter.state !== '' && (row.state ?? 'not_started') !== filter.state) return false;
  return fitsDue(row, filter.due, today) && fitsSearch(row, filter.search);
}

function fitsDue(row: TaskRow, due: Due, today: string): boolean {
  if (due === '') return true;
  if (due === 'overdue') return row._lamp.code === 'overdue';
  const { code, days } = row._lamp;
  if (code === 'done' || days === null) return false;
  return due === 'week' ? days >= 0 && days <= WEEK : dayAfter(today, days).startsWith(today.slice(0, 7));
}

function fitsSearch(row: TaskRow, search: string): boolean {
  const words = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = SEARCHED.map((field) => String(row[field] ?? '')).join('\n');
  const plain = text.normalize('NFKC').toLowerCase();
  return words.every((word) => plain.includes(word));
}

function dayAfter(today: string, days: number): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/**
 * The same wish in the host's words, so that paper shows what the screen shows. Withdrawn tasks stay off paper.
 * When a task is due hangs on its open period, which no column holds: then the rows are named.
 */
export function hostFilters(
  notices: readonly string[],
  filter: TaskFilter,
  rows: readonly TaskRow[],
): Filter[] {
  const filters: Filter[] = [{ field: 'withdrawn', op: 'ne', value: true }];
  if (notices.length === 1) filters.push({ field: 'notice', op: 'eq', value: notices[0] });
  if (notices.length > 1) filters.push({ field: 'notice', op: 'in', value: [...notices] });
  if (filter.whose === 'ours') filters.push({ field: 'ours', op: 'in', value: ['lead', 'named', 'group'] });
  if (filter.whose === 'lead') filters.push({ field: 'ours', op: 'eq', value: 'lead' });
  if (filter.state !== '') filters.push({ field: 'state', op: 'eq', value: filter.state });
  if (filter.due !== '') filters.push({ field: 'id', op: 'in', value: rows.map(({ id }) => id) });
  return filters;
}

const RANK: Record<string, number> = { lead: 0, named: 1, group: 2 };

/** The order of the paper, or ours first in that order. Withdrawn tasks come last then. */
export function ordered(rows: readonly TaskRow[], oursFirst: boolean): TaskRow[] {
  if (!oursFirst) return [...rows];
  const rank = (row: TaskRow) => (row.withdrawn === true ? 9 : (RANK[String(row.ours)] ?? 5));
  return [...rows].sort((a, b) => rank(a) - rank(b));
}
