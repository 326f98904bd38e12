import { readHtmlTable } from './html';
import { readTsv } from './tsv';

export { readHtmlTable } from './html';
export { readTsv, writeTsv } from './tsv';

/** More than any sheet that a clerk pastes; beyond it the file itself should be imported. */
const MOST = 8_000_000;

/** The block of cells on the clipboard, every row equally long. Empty where there is none. */
export function readBlock(data: Pick<DataTransfer, 'getData'> | null): string[][] {
  const html = data?.getData('text/html') ?? '';
  const text = data?.getData('text/plain') ?? '';
  if (html.length > MOST || text.length > MOST) return [];
  const table = /<table/i.test(html) ? readHtmlTable(html) : null;
  const rows = table ?? readTsv(text);
  const wide = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return rows.map((row) => Array.from({ length: wide }, (_, at) => row[at] ?? ''));
}
