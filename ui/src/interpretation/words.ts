import type { InterpretationRate } from '@/host';

/** ▲ 多样化解读率 75.0%（3 件），目标不低于 90% */
export function rateWords({ title, count, percent, target, reached }: InterpretationRate): string {
  if (percent === null) return `${title} —（还没有发布解读），目标不低于 ${target}%`;
  return `${reached ? '✓' : '▲'} ${title} ${percent.toFixed(1)}%（${count} 件），目标不低于 ${target}%`;
}
