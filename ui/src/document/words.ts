/** How the share moved against the year before; the notices want it to fall. */
export function changeWords(change: number | null): string {
  if (change === null) return '—';
  if (change === 0) return '持平';
  const points = `${Math.abs(change).toFixed(1)} 个百分点`;
  return change < 0 ? `降 ${points}` : `▲ 升 ${points}`;
}
