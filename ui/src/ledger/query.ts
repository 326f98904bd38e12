import type { FieldInfo, Filter, SchemaInfo } from '@/host';
import { showValue } from '@/format';

/** Filters of a ledger page, by column. */
export type ColumnFilters = Record<string, Filter[]>;

/** What the year at the top means for a ledger: its year column, or the day by which it is ordered. */
export function yearFilters(schema: SchemaInfo | null, year: number | null): Filter[] {
  if (!schema || year === null) return [];
  if (schema.fields.some((field) => field.name === 'year' && field.kind === 'integer')) {
    return [{ field: 'year', op: 'eq', value: year }];
  }
  const dated = schema.sort
    .map((sort) => schema.fields.find((field) => field.name === sort.field))
    .find((field) => field?.kind === 'date' || field?.kind === 'date_time');
  if (!dated) return [];
  if (dated.kind === 'date_time') {
    return [
      { field: dated.name, op: 'ge', value: `${year}-01-01T00:00:00+08:00` },
      { field: dated.name, op: 'le', value: `${year}-12-31T23:59:59+08:00` },
    ];
  }
  return [
    { field: dated.name, op: 'ge', value: `${year}-01-01` },
    { field: dated.name, op: 'le', value: `${year}-12-31` },
  ];
}

export function byColumn(filters: readonly Filter[]): ColumnFilters {
  const columns: ColumnFilters = {};
  for (const filter of filters) (columns[filter.field] ??= []).push(filter);
  return columns;
}

export function flat(filters: ColumnFilters): Filter[] {
  return Object.values(filters).flat();
}

/** A column's filter in words, for the line above the table. */
export function inWords(field: FieldInfo, filters: readonly Filter[]): string {
  return `${field.title}：${filters.map((filter) => one(field, filter)).join('，')}`;
}

function one(field: FieldInfo, { op, value }: Filter): string {
  const values = Array.isArray(value) ? value : [value];
  if (field.kind === 'reference' && op === 'in') return `所选 ${values.length} 项`;
  const text = values.map((each) => showValue(field, each)).join('、');
  switch (op) {
    case 'contains':
      return `含“${text}”`;
    case 'empty':
      return '空着的';
    case 'not_empty':
      return '已填的';
    case 'ge':
      return `${text} 起`;
    case 'le':
      return `到 ${text}`;
    case 'gt':
      return `${text} 以后`;
    case 'lt':
      return `${text} 以前`;
    case 'ne':
      return `不是${text}`;
    default:
      return text;
  }
}
