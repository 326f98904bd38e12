import type { PublicationFinding } from '@/host';

/** What is put in place of findings, by their numbers. */
export type Changes = ReadonlyMap<number, string>;

/** A text with changes made. Places are counted in characters of their line, as the program counts them. */
export function changed(text: string, findings: readonly PublicationFinding[], changes: Changes): string {
  const lines = text.split('\n');
  const last = [...findings].sort((a, b) => b.from - a.from);
  for (const { index, line, from, to } of last) {
    const put = changes.get(index);
    const at = (line ?? 0) - 1;
    const old = lines[at];
    if (put === undefined || old === undefined) continue;
    const characters = Array.from(old);
    lines[at] = [...characters.slice(0, from), put, ...characters.slice(to)].join('');
  }
  return lines.join('\n');
}

/** What is suggested for the findings that are what they look like. */
export function suggested(findings: readonly PublicationFinding[]): Map<number, string> {
  const sure = findings.filter((one) => one.grade === 'sure');
  return new Map(
    sure.flatMap(({ index, replacement }) => (replacement === null ? [] : [[index, replacement]])),
  );
}
