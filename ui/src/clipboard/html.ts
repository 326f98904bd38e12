const BREAKING = new Set(['P', 'DIV', 'LI', 'TR']);

/** The first table of a copied page; merged cells hold their text in their first cell. Null without a table. */
export function readHtmlTable(html: string): string[][] | null {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (!table) return null;
  const grid: string[][] = [];
  const taken: boolean[][] = [];
  [...table.rows].forEach((row, top) => placeRow(row, top, grid, taken));
  return grid.map((row) => Array.from(row, (cell) => cell ?? ''));
}

const span = (wanted: number) => Math.min(Math.max(wanted, 1), 1000);

function placeRow(row: HTMLTableRowElement, top: number, grid: string[][], taken: boolean[][]): void {
  const line = (grid[top] ??= []);
  let left = 0;
  for (const cell of row.cells) {
    while (taken[top]?.[left]) left += 1;
    line[left] = cellText(cell);
    for (let down = 0; down < span(cell.rowSpan); down += 1) {
      const marks = (taken[top + down] ??= []);
      for (let across = 0; across < span(cell.colSpan); across += 1) marks[left + across] = true;
    }
    for (let across = 1; across < span(cell.colSpan); across += 1) line[left + across] = '';
    left += span(cell.colSpan);
  }
}

function cellText(cell: Element): string {
  const parts: string[] = [];
  collect(cell, parts);
  return parts
    .join('')
    .split('\n')
    .map((line) => line.replace(/[ \t\r\u00a0]+/g, ' ').trim())
    .join('\n')
    .trim();
}

function collect(node: Node, parts: string[]): void {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) parts.push((child.textContent ?? '').replace(/[\r\n]+/g, ' '));
    else if (child.nodeName === 'BR') parts.push('\n');
    else if (child.nodeName !== 'STYLE' && child.nodeName !== 'SCRIPT') {
      if (BREAKING.has(child.nodeName) && parts.some((part) => part.trim() !== '')) parts.push('\n');
      collect(child, parts);
    }
  }
}
