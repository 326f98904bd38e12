import { charsOf, type Lit } from './draft';

/** A piece of the notice's text that looks the same all over. */
export type TextPiece = { start: number; text: string; row: number | null; mark: string };

/** The text cut at every place where a row or a mark begins or ends. */
export function pieces(text: string, rows: readonly Lit[]): TextPiece[] {
  const chars = charsOf(text);
  const cuts = new Set([0, chars.length]);
  for (const row of rows) {
    for (const stretch of [row, ...row.marks]) {
      cuts.add(stretch.start);
      cuts.add(stretch.end);
    }
  }
  const owner = new Array<number | null>(chars.length).fill(null);
  const marked = new Array<string>(chars.length).fill('');
  for (const row of rows) {
    owner.fill(row.key, row.start, row.end);
    for (const mark of row.marks) {
      marked.fill(mark.kind, mark.start, mark.end);
      // A bracket with its units lies behind its sentences, and lights with them.
      for (let at = mark.start; at < mark.end; at++) owner[at] ??= row.key;
    }
  }
  const sorted = [...cuts].filter((at) => at <= chars.length).sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, nth) => ({
    start,
    text: chars.slice(start, sorted[nth + 1]).join(''),
    row: owner[start] ?? null,
    mark: marked[start] ?? '',
  }));
}

/** The characters that are selected inside an element whose pieces say where they begin. */
export function selectionIn(element: HTMLElement): { start: number; end: number } | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = placeOf(element, range.startContainer, range.startOffset);
  const end = placeOf(element, range.endContainer, range.endOffset);
  return start !== null && end !== null && start < end ? { start, end } : null;
}

function placeOf(element: HTMLElement, node: Node, offset: number): number | null {
  const holder = node instanceof HTMLElement ? node : node.parentElement;
  const piece = holder?.closest<HTMLElement>('[data-start]');
  if (!piece || !element.contains(piece)) return null;
  const before = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '').slice(0, offset) : '';
  return Number(piece.dataset['start']) + charsOf(before).length;
}
