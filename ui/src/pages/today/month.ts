import type { MonthDay } from '@/host';

/** `2026-11` of `2026-11-21`. */
export const monthOf = (date: string): string => date.slice(0, 7);

const iso = (date: Date): string => date.toISOString().slice(0, 10);

/** The month so many months later. */
export function shifted(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return iso(new Date(Date.UTC(year, number - 1 + by, 1))).slice(0, 7);
}

function added(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return iso(day);
}

/** The same day of another month, or that month's last. */
function inMonth(date: string, by: number): string {
  const month = shifted(monthOf(date), by);
  const last = Number(added(`${shifted(month, 1)}-01`, -1).slice(8));
  return `${month}-${String(Math.min(Number(date.slice(8)), last)).padStart(2, '0')}`;
}

/** The day to which a key leads; null for a key that leads nowhere. */
export function moved(date: string, key: string): string | null {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  switch (key) {
    case 'ArrowLeft':
      return added(date, -1);
    case 'ArrowRight':
      return added(date, 1);
    case 'ArrowUp':
      return added(date, -7);
    case 'ArrowDown':
      return added(date, 7);
    case 'Home':
      return added(date, -weekday);
    case 'End':
      return added(date, 6 - weekday);
    case 'PageUp':
      return inMonth(date, -1);
    case 'PageDown':
      return inMonth(date, 1);
    default:
      return null;
  }
}

/** The days in rows of seven. */
export function weeksOf(days: readonly MonthDay[]): MonthDay[][] {
  const weeks: MonthDay[][] = [];
  for (let at = 0; at < days.length; at += 7) weeks.push(days.slice(at, at + 7));
  return weeks;
}
