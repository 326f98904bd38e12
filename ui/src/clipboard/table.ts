/** A cell read from the clipboard. */
export interface PastedCell {
  text: string;
  href?: string;
}

/** A rectangle read from the clipboard; every row has the same number of cells. */
export type Block = PastedCell[][];

/** More than any sheet holds: a hostile or mistaken clipboard must not stop the desk. */
export const PASTE_LIMIT = { characters: 20_000_000, rows: 20_000, cols: 200 } as const;

/** Makes ragged rows equally long. */
export function block(rows: PastedCell[][]): Block {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, col) => row[col] ?? { text: '' }));
}

/**
 * The first table of clipboard HTML. A cell that spans rows stands in each of
 * them, one that spans columns only in the first. Null where there is no table.
 */
export function parseHtmlTable(html: string): Block | null {
  if (html.length > PASTE_LIMIT.characters) return null;
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (!table) return null;
  const grid: PastedCell[][] = [];
  const rows = Array.from(table.rows).slice(0, PASTE_LIMIT.rows);
  rows.forEach((row, at) => placeRow(grid, row, at, rows.length));
  return grid.length > 0 ? block(grid) : null;
}

function placeRow(grid: PastedCell[][], row: HTMLTableRowElement, at: number, rows: number): void {
  const here = (grid[at] ??= []);
  let col = 0;
  for (const cell of Array.from(row.cells)) {
    while (here[col]) col++;
    if (col >= PASTE_LIMIT.cols) return;
    const pasted = readCell(cell);
    const wide = Math.min(cell.colSpan || 1, PASTE_LIMIT.cols - col);
    const deep = Math.min(cell.rowSpan || 1, rows - at);
    for (let down = 0; down < deep; down++) {
      const line = (grid[at + down] ??= []);
      for (let right = 0; right < wide; right++) line[col + right] = right === 0 ? pasted : { text: '' };
    }
    col += wide;
  }
}

function readCell(cell: HTMLTableCellElement): PastedCell {
  const text = readText(cell)
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .trim();
  const href = cell.querySelector('a[href]')?.getAttribute('href') ?? '';
  return /^https?:\/\//i.test(href) ? { text, href } : { text };
}

const BLOCKS = new Set(['P', 'DIV', 'LI']);

/** Text as the eye sees it: source line breaks are spaces, <br> and paragraphs are line breaks. */
function readText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replace(/[ \t\r\n\u00a0]+/g, ' ');
  if (!(node instanceof Element) || node.tagName === 'STYLE' || node.tagName === 'SCRIPT') return '';
  if (node.tagName === 'BR') return '\n';
  const inner = Array.from(node.childNodes, readText).join('');
  return BLOCKS.has(node.tagName) ? `${inner}\n` : inner;
}

/** A cell to be copied, with the number of rows that it covers; null where one above covers it. */
export type CopiedCell = { text: string; rows: number } | null;

/** The table as HTML, which keeps merged cells; text never turns into numbers in Excel. */
export function printHtmlTable(rows: readonly (readonly CopiedCell[])[]): string {
  const body = rows.map((row) => `<tr>${row.map(printCell).join('')}</tr>`).join('');
  return `<meta charset="utf-8"><table border="1" style="border-collapse:collapse">${body}</table>`;
}

function printCell(cell: CopiedCell): string {
  if (!cell) return '';
  const span = cell.rows > 1 ? ` rowspan="${cell.rows}"` : '';
  const text = escapeHtml(cell.text).replaceAll('\n', '<br style="mso-data-placement:same-cell">');
  return `<td${span} style="mso-number-format:'\\@'">${text}</td>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
