import type { TaskEntry } from '@/host';

/** The period that today lies in: the first that has not ended, else the last one. */
export function currentEntry(entries: readonly TaskEntry[], today: string): TaskEntry | null {
  const dated = entries.filter((entry) => entry.due !== null);
  const open = dated.filter((entry) => (entry.due ?? '') >= today);
  const first = open.sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''))[0];
  return first ?? dated[dated.length - 1] ?? entries[entries.length - 1] ?? null;
}

/** The name without its year, as it is said within a year: 第三季度 of 2026年第三季度. */
export function shortPeriod(period: string): string {
  return period.replace(/^\d{4}年(?!度)/, '');
}
