/** The name without its year, as it is said within a year: 第三季度 of 2026年第三季度. */
export function shortPeriod(period: string): string {
  return period.replace(/^\d{4}年(?!度)/, '');
}
