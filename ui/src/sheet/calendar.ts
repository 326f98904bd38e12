/** A day without time and zone. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

/** The day that a text such as 9月10日 or 2021.9.10 begins with; null where it names none. */
export function readDay(text: string, today: Day): Day | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const full = /(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (full) return real(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = /(\d{1,2})月(\d{1,2})[日号]?/.exec(plain);
  return short ? real(today.year, Number(short[1]), Number(short[2])) : null;
}

function real(year: number, month: number, day: number): Day | null {
  const date = new Date(year, month - 1, day);
  const kept = date.getMonth() === month - 1 && date.getDate() === day;
  return kept ? { year, month, day } : null;
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
