import type { SheetChoice } from './types';

/**
 * The choices that typed characters leave over: by the beginning of the title,
 * else by any part of it, else by number. All of them while nothing is typed.
 */
export function narrowChoices(choices: readonly SheetChoice[], typed: string): SheetChoice[] {
  const text = typed.trim();
  if (text === '') return [...choices];
  const numbered = /^[1-9]$/.test(text) ? choices[Number(text) - 1] : undefined;
  if (numbered) return [numbered];
  const begins = choices.filter((choice) => choice.title.startsWith(text) || choice.value === text);
  return begins.length > 0 ? begins : choices.filter((choice) => choice.title.includes(text));
}

/** The one choice that a text means, if it is clear. */
export function matchChoice(choices: readonly SheetChoice[], text: string): SheetChoice | null {
  const exact = choices.find((choice) => choice.title === text || choice.value === text);
  if (exact) return exact;
  const begins = choices.filter((choice) => choice.title.startsWith(text));
  return begins.length === 1 ? (begins[0] ?? null) : null;
}
