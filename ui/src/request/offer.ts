import type { LetterOffer } from '@/host';

/** What a letter says of the step that it stands for, by the names that a step asks for. */
export function saidBy({ day, reached, days, way }: LetterOffer): Record<string, unknown> {
  const { delivery, tracking } = way;
  const said = { day, reached, days, delivery, tracking };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
}
