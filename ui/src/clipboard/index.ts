import { block, parseHtmlTable, PASTE_LIMIT, type Block } from './table';
import { readTsv } from './tsv';

export { printHtmlTable, type Block, type CopiedCell } from './table';
export { writeTsv } from './tsv';

/** What the clipboard holds, a table before plain text. Null where there is nothing to read. */
export function readClipboard(data: Pick<DataTransfer, 'getData'> | null): Block | null {
  const html = data?.getData('text/html') ?? '';
  const table = html === '' ? null : parseHtmlTable(html);
  if (table) return table;
  const text = data?.getData('text/plain') ?? '';
  if (text === '' || text.length > PASTE_LIMIT.characters) return null;
  const rows = readTsv(text).slice(0, PASTE_LIMIT.rows);
  return block(rows.map((row) => row.map((cell) => ({ text: cell }))));
}
