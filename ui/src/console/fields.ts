import type { Attachment, BatchRecord, Fields, FormColumn } from './types';

type Property = { title?: string; oneOf?: { const: unknown; title: string }[]; 'x-hidden'?: boolean };
type Schema = Record<string, Property>;

const files = import.meta.glob<Schema>('../../../schemas/ledgers/*.schema.json', {
  eager: true,
  import: 'properties',
});
const titles = import.meta.glob<string>('../../../schemas/ledgers/*.schema.json', {
  eager: true,
  import: 'title',
});

const nameOf = (path: string) => path.replace(/^.*\/|\.schema\.json$/g, '');
const schemas = new Map(Object.entries(files).map(([path, schema]) => [nameOf(path), schema]));
const ledgers = new Map(Object.entries(titles).map(([path, title]) => [nameOf(path), title]));

export type Column = { name: string; title: string };

/** Title of a ledger as the clerks know it. */
export const ledgerTitle = (ledger: string) => ledgers.get(ledger) ?? '记录';

/** The columns that these records fill, in the order of their ledger or form, then what is unknown here. */
export function columnsOf(
  ledger: string,
  records: readonly BatchRecord[],
  form: FormColumn[] | null,
): Column[] {
  const filled = new Set(
    records.flatMap((record) => Object.keys(record.fields).filter((name) => has(record, name))),
  );
  const known: Column[] = form ?? [...schemaColumns(ledger)];
  const rest = [...filled].filter((name) => !known.some((column) => column.name === name));
  const shown = known.filter(
    (column) => filled.has(column.name) && !schemas.get(ledger)?.[column.name]?.['x-hidden'],
  );
  return [...shown, ...rest.map((name) => ({ name, title: name }))];
}

/** Title of one column. */
export function fieldTitle(ledger: string, field: string, form: FormColumn[] | null = null): string {
  const own = form?.find((column) => column.name === field)?.title;
  return own ?? schemas.get(ledger)?.[field]?.title ?? field;
}

function schemaColumns(ledger: string): Column[] {
  const fields = Object.entries(schemas.get(ledger) ?? {});
  return fields.map(([name, property]) => ({ name, title: property.title ?? name }));
}

function has(record: BatchRecord, name: string): boolean {
  const value = record.fields[name];
  return (
    value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}

/** A value in words. */
export function words(ledger: string, field: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map((item) => words(ledger, field, item)).join('、');
  if (isAttachment(value)) return value.name;
  if (typeof value === 'object') return JSON.stringify(value);
  const choice = schemas.get(ledger)?.[field]?.oneOf?.find((one) => one.const === value);
  return choice?.title ?? String(value);
}

/** Whether a value is a text that somebody may write otherwise: no choice, no number, no list. */
export function isText(ledger: string, field: string, value: unknown): boolean {
  const choice = schemas.get(ledger)?.[field]?.oneOf;
  return typeof value === 'string' && choice === undefined;
}

function isAttachment(value: unknown): value is Attachment {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}

/** What a record said before it was corrected, by field; only what is different now. */
export function before(record: BatchRecord, earlier: readonly BatchRecord[]): Fields {
  const old = earlier.find((each) => each.ledger === record.ledger && each.id === record.id);
  if (!old) return {};
  const names = new Set([...Object.keys(old.fields), ...Object.keys(record.fields)]);
  const differ = (name: string) =>
    JSON.stringify(old.fields[name] ?? null) !== JSON.stringify(record.fields[name] ?? null);
  return Object.fromEntries([...names].filter(differ).map((name) => [name, old.fields[name] ?? null]));
}
