const two = (n: number) => String(n).padStart(2, '0');

/** 09:12 */
export function clock(moment: string): string {
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? '' : `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** 11月21日 09:12, with the year where it is not this one. */
export function dayAndClock(moment: string, now = new Date()): string {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return '';
  const day = `${at.getMonth() + 1}月${at.getDate()}日`;
  const dated = at.getFullYear() === now.getFullYear() ? day : `${at.getFullYear()}年${day}`;
  return `${dated} ${clock(moment)}`;
}

/** 2026年11月21日 of 2026-11-21. */
export function longDate(day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  return parts ? `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日` : day;
}

/** Today as 2026-11-21 on this machine's calendar. */
export function today(now = new Date()): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const CHINA_MS = 8 * 3600 * 1000;
const STORED = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;

/** The moment of a record by China's clock, whatever this machine is set to: 11月21日 21:10. */
export function chinaMoment(text: string, now = new Date()): string {
  // What is still being typed stands as it is typed.
  if (!STORED.test(text)) return text;
  const at = new Date(Date.parse(text) + CHINA_MS);
  const day = `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
  const thisYear = new Date(now.getTime() + CHINA_MS).getUTCFullYear();
  const dated = at.getUTCFullYear() === thisYear ? day : `${at.getUTCFullYear()}年${day}`;
  return `${dated} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** The present moment by China's clock, as a clerk would type it: 2026-11-21 21:10. */
export function chinaNow(now = new Date()): string {
  return new Date(now.getTime() + CHINA_MS).toISOString().slice(0, 16).replace('T', ' ');
}
