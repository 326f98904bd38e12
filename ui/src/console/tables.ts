import type { List } from './types';

/** The text that a reader sees in a cell, without what is only pressed. */
function seen(cell: Element): string {
  const copy = cell.cloneNode(true) as Element;
  copy.querySelectorAll('.no-print, [aria-hidden="true"], button, input').forEach((part) => part.remove());
  copy.querySelectorAll('br').forEach((part) => part.replaceWith('\n'));
  const lines = (copy.textContent ?? '').split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join('\n');
}

const cells = (row: Element) => [...row.children].filter((cell) => !cell.classList.contains('no-print'));

/** A table of the page as a list: what is on paper, and nothing else. */
export function listOf(table: HTMLTableElement, title: string): List {
  const head = [...(table.tHead?.rows ?? [])].slice(-1).flatMap(cells).map(seen);
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]).map((row) => cells(row).map(seen));
  // A row that spans the table is told in its first cell.
  const filled = (row: string[]) => [...row, ...head.map(() => '')].slice(0, head.length);
  return { title, head, rows: rows.map(filled) };
}
