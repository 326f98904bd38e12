const two = (n: number) => String(n).padStart(2, '0');

function real(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? `${year}-${two(month)}-${two(day)}` : null;
}

/**
 * The day a clerk means: 2026-3-5, 2026.3.5, 2026/3/5, 2026年3月5日, 20260305, 3月5日 or 3-5 (this year).
 * Null where it is none; the program judges the text again.
 */
export function readDate(text: string, thisYear = new Date().getFullYear()): string | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const full =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (full) return real(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = /^(\d{1,2})[-./月](\d{1,2})日?$/.exec(plain);
  return short ? real(thisYear, Number(short[1]), Number(short[2])) : null;
}
