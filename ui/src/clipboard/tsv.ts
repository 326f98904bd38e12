/**
 * Tab-separated text as spreadsheets put it on the clipboard: a cell with a line break or a tab stands in
 * quotes, quotes inside it are doubled, and one line break ends the block.
 */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const [cell, end] = readCell(text, at);
    row.push(cell);
    at = end;
    if (text[at] === '\t') {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    rows.push(row);
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function readCell(text: string, start: number): [string, number] {
  return text[start] === '"' ? (readQuoted(text, start) ?? readPlain(text, start)) : readPlain(text, start);
}

function readPlain(text: string, start: number): [string, number] {
  let end = start;
  while (end < text.length && !'\t\r\n'.includes(text[end] ?? '')) end += 1;
  return [text.slice(start, end), end];
}

/** A cell in quotes; null where the quotes are part of the text itself. */
function readQuoted(text: string, start: number): [string, number] | null {
  let cell = '';
  let at = start + 1;
  while (at < text.length) {
    const next = text.indexOf('"', at);
    if (next < 0) return null;
    cell += text.slice(at, next);
    if (text[next + 1] !== '"') {
      const ends = next + 1 >= text.length || '\t\r\n'.includes(text[next + 1] ?? '');
      return ends ? [cell.replace(/\r\n?/g, '\n'), next + 1] : null;
    }
    cell += '"';
    at = next + 2;
  }
  return null;
}

/** The same form for copying out. */
export function writeTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quote).join('\t')).join('\r\n');
}

function quote(cell: string): string {
  return /[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
