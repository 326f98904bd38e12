import type { Filter, ListRequest, Page, Row } from '../generated/commands';
import { schemas } from './schemas';
import type { Store } from './store';

const text = (value: unknown) => (value === null || value === undefined ? '' : String(value));

function fits(row: Row, { field, op, value }: Filter): boolean {
  const held = text(row[field]);
  switch (op) {
    case 'eq':
      return held === text(value);
    case 'ne':
      return held !== text(value);
    case 'contains':
      return held.includes(text(value));
    case 'empty':
      return held === '';
    case 'not_empty':
      return held !== '';
    case 'ge':
      return held !== '' && held >= text(value);
    case 'le':
      return held !== '' && held <= text(value);
    case 'gt':
      return held !== '' && held > text(value);
    case 'lt':
      return held !== '' && held < text(value);
    case 'not_lt':
      return held === '' || held >= text(value);
    case 'in':
      return Array.isArray(value) && value.map(text).includes(held);
  }
}

function found(row: Row, search: string | undefined): boolean {
  if (!search) return true;
  return Object.entries(row).some(([name, value]) => !name.startsWith('_') && text(value).includes(search));
}

/** One page of a ledger, with the whole filter's count. */
export function list(store: Store, request: ListRequest): Page {
  const schema = schemas.find((each) => each.ledger === request.ledger);
  const sort = request.sort?.length ? request.sort : (schema?.sort ?? []);
  const rows = [...store.ledger(request.ledger).values()]
    .filter((row) => Boolean(row['_deleted']) === Boolean(request.trashed))
    .filter((row) => (request.filters ?? []).every((filter) => fits(row, filter)))
    .filter((row) => found(row, request.search));
  rows.sort((a, b) => {
    for (const { field, descending } of sort) {
      const order = text(a[field]).localeCompare(text(b[field]), 'zh', { numeric: true });
      if (order !== 0) return descending ? -order : order;
    }
    return a.id.localeCompare(b.id);
  });
  const start = Number(request.after ?? 0);
  const end = start + (request.limit ?? 200);
  return {
    total: rows.length,
    rows: rows.slice(start, end),
    next: end < rows.length ? String(end) : null,
  };
}
