/** The table as tab-separated text, quoted the way Excel and WPS quote it. */
export function printTsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map(quote).join('\t'));
  return lines.join('\r\n') + (lines.length > 1 ? '\r\n' : '');
}

function quote(text: string): string {
  return /[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Tab-separated text as rows. A quoted cell may hold line breaks and tabs. A cell
 * that merely begins with a quotation mark and never closes it is plain text.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const cell = readCell(text, at);
    rows[rows.length - 1]?.push(cell.text);
    at = cell.end;
    if (at >= text.length) return rows;
    if (text[at] === '\t') {
      at += 1;
      continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (at >= text.length) return rows;
    rows.push([]);
  }
}

interface ReadCell {
  text: string;
  end: number;
}

function readCell(text: string, start: number): ReadCell {
  return (text[start] === '"' && readQuoted(text, start)) || readPlain(text, start);
}

function readPlain(text: string, start: number): ReadCell {
  let end = start;
  while (end < text.length && !isSeparator(text[end])) end++;
  return { text: text.slice(start, end), end };
}

function readQuoted(text: string, start: number): ReadCell | null {
  let at = start + 1;
  for (;;) {
    const mark = text.indexOf('"', at);
    if (mark < 0) return null;
    if (text[mark + 1] === '"') {
      at = mark + 2;
      continue;
    }
    const end = mark + 1;
    if (end < text.length && !isSeparator(text[end])) return null;
    const inner = text.slice(start + 1, mark).replaceAll('""', '"');
    return { text: inner.replace(/\r\n?/g, '\n'), end };
  }
}

function isSeparator(char: string | undefined): boolean {
  return char === '\t' || char === '\n' || char === '\r';
}
