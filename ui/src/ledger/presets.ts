import { schemaOf, unit, year } from '@/desk';
import { chinaNow, today } from '@/format';
import { lock } from '@/lock';

/** What the words of a schema's `x-preset` stand for: what the desk knows already. */
const KNOWN: Record<string, () => unknown> = {
  today,
  now: () => chinaNow(),
  year: () => year.value ?? new Date().getFullYear(),
  unit: () => unit.value?.name ?? '',
  county: () => unit.value?.county ?? '',
  person: () => lock.person?.name ?? '',
};

/** First values of a new record. */
export function presetOf(ledger: string): Record<string, unknown> {
  const preset: Record<string, unknown> = {};
  for (const field of schemaOf(ledger)?.fields ?? []) {
    const known = KNOWN[field.preset ?? ''];
    if (known) preset[field.name] = known();
  }
  return preset;
}
