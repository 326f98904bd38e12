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

/** Whether a row is wanted. `today` is a day such as 2026-11-21. */
export function fits(row: TaskRow, filter: TaskFilter, today: string): boolean {
  if (filter.whose === 'ours' && !isOurs(row)) return false;
  if (filter.whose === 'lead' && row.ours !== 'lead') return false;
  if (filter.state !== '' && (row.state ?? 'not_started') !== filter.state) return false;
  return fitsDue(row, filter.due, today) && fitsSearch(row, filter.search);
}

function fitsDue(row: TaskRow, due: Due, today: string): boolean {
  if (due === '') return true;
  if (due === 'overdue') return row._lamp.code === 'overdue';
  const { from, to } = span(due, today);
  return typeof row.due === 'string' && row.due >= from && row.due <= to && row.state !== 'done';
}

function fitsSearch(row: TaskRow, search: string): boolean {
  const words = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = SEARCHED.map((field) => String(row[field] ?? '')).join('\n');
  const plain = text.normalize('NFKC').toLowerCase();
  return words.every((word) => plain.includes(word));
}

/** The first and the last day of a choice of due dates. */
function span(due: 'week' | 'month', today: string): { from: string; to: string } {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  if (due === 'week') return { from: today, to: write(year, month, day + 7) };
  return { from: write(year, month, 1), to: write(year, month + 1, 0) };
}

function write(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** The same wish in the host's words, so that paper shows what the screen shows. Withdrawn tasks stay off paper. */
export function hostFilters(notices: readonly string[], filter: TaskFilter, today: string): Filter[] {
  const filters: Filter[] = [{ field: 'withdrawn', op: 'ne', value: true }];
  if (notices.length === 1) filters.push({ field: 'notice', op: 'eq', value: notices[0] });
  if (notices.length > 1) filters.push({ field: 'notice', op: 'in', value: [...notices] });
  if (filter.whose === 'ours') filters.push({ field: 'ours', op: 'in', value: ['lead', 'named', 'group'] });
  if (filter.whose === 'lead') filters.push({ field: 'ours', op: 'eq', value: 'lead' });
  if (filter.state !== '') filters.push({ field: 'state', op: 'eq', value: filter.state });
  if (filter.due !== '') filters.push(...dueFilters(filter.due, today));
  return filters;
}

function dueFilters(due: Exclude<Due, ''>, today: string): Filter[] {
  const open: Filter = { field: 'state', op: 'ne', value: 'done' };
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  if (due === 'overdue') return [open, { field: 'due', op: 'le', value: write(year, month, day - 1) }];
  const { from, to } = span(due, today);
  return [open, { field: 'due', op: 'ge', value: from }, { field: 'due', op: 'le', value: to }];
}

const RANK: Record<string, number> = { lead: 0, named: 1, group: 2 };

/** The order of the paper, or ours first in that order. Withdrawn tasks come last then. */
export function ordered(rows: readonly TaskRow[], oursFirst: boolean): TaskRow[] {
  if (!oursFirst) return [...rows];
  const rank = (row: TaskRow) => (row.withdrawn === true ? 9 : (RANK[String(row.ours)] ?? 5));
  return [...rows].sort((a, b) => rank(a) - rank(b));
}
