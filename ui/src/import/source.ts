import type { ImportRequest } from '@/host';

/** Where the rows come from: a file handed over, or a table from the clipboard. */
export type Source =
  | { kind: 'file'; token: string; name: string }
  | { kind: 'paste'; html?: string; text?: string; name: string };

export type Choices = {
  notice: string;
  year: number | null;
  sheet: number | null;
  mapping: Record<string, string | null>;
};

export const noChoices = (): Choices => ({ notice: '', year: null, sheet: null, mapping: {} });

/** Where the rows come from, as a request says it. */
export function originOf(source: Source): Pick<ImportRequest, 'name' | 'file' | 'pasted'> {
  if (source.kind === 'file') return { name: source.name, file: source.token };
  return { name: source.name, pasted: { html: source.html, text: source.text } };
}

/** The request that reads this source with these choices. */
export function requestOf(ledger: string, source: Source, choices: Choices): ImportRequest {
  const request: ImportRequest = { ledger, ...originOf(source) };
  if (choices.notice !== '') request.notice = choices.notice;
  if (choices.year !== null) request.year = choices.year;
  if (choices.sheet !== null) request.sheet = choices.sheet;
  if (Object.keys(choices.mapping).length > 0) request.mapping = { ...choices.mapping };
  return request;
}

/** The year that a title or file name speaks of. */
export function yearIn(text: string): number | null {
  const found = /(20\d\d)(?=\s*年|[^\d]|$)/.exec(text.normalize('NFKC'));
  return found ? Number(found[1]) : null;
}

/** A table on the clipboard, or null where there is none. */
export function pastedSource(data: Pick<DataTransfer, 'getData'> | null): Source | null {
  const html = data?.getData('text/html') ?? '';
  const text = data?.getData('text/plain') ?? '';
  const table = /<table/i.test(html);
  if (!table && !text.includes('\t') && !text.includes('\n')) return null;
  return { kind: 'paste', html: table ? html : undefined, text, name: '粘贴的表格' };
}
