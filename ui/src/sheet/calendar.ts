import { readDate } from '@/format';

/** A day without time and zone. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

/** The day that a text such as 9月10日 or 2021.9.10 names, or null. */
export function readDay(text: string, today: Day): Day | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(readDate(text, today.year) ?? '');
  return parts ? { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) } : null;
}

/** Today by the machine's clock; only the calendar's first page depends on it. */
export function todayOf(now: Date): Day {
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}

/** So many days later. */
export function addDays(day: Day, days: number): Day {
  return todayOf(new Date(day.year, day.month - 1, day.day + days));
}

/** So many months later, at most the last day of that month. */
export function addMonths(day: Day, months: number): Day {
  const first = new Date(day.year, day.month - 1 + months, 1);
  const last = new Date(first.getFullYear(), first.getMonth() + 1, 0).getDate();
  return { year: first.getFullYear(), month: first.getMonth() + 1, day: Math.min(day.day, last) };
}

/** Six weeks from the Monday before the month begins. */
export function monthPage(day: Day): Day[] {
  const first = new Date(day.year, day.month - 1, 1);
  const lead = (first.getDay() + 6) % 7;
  return Array.from({ length: 42 }, (_, at) => addDays({ ...day, day: 1 }, at - lead));
}

/** As it is written in a table: 2021年9月10日. */
export function writeDay(day: Day): string {
  return `${day.year}年${day.month}月${day.day}日`;
}

/** Whether both are the same day. */
export function isSameDay(a: Day | null, b: Day | null): boolean {
  return a !== null && b !== null && a.year === b.year && a.month === b.month && a.day === b.day;
}
