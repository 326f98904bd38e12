import type { Commands, FoundRow, Row } from '../generated/commands';
import { list } from './list';
import { schemas } from './schemas';
import type { Store } from './store';

type Search = Commands['search.everywhere'];

/** The place of a text in a record, the column that names it before the others. */
function hit(ledger: string, row: Row, text: string): FoundRow {
  const schema = schemas.find((each) => each.ledger === ledger);
  const fields = schema?.fields ?? [];
  const ordered = [...fields].sort(
    (a, b) => Number(b.name === schema?.label) - Number(a.name === schema?.label),
  );
  const field = ordered.find(({ name }) => String(row[name] ?? '').includes(text));
  const [before = '', ...rest] = String(row[field?.name ?? ''] ?? '').split(text);
  return {
    id: row.id,
    label: String(row[schema?.label ?? 'id'] ?? '（无标题）'),
    place: field?.title ?? '',
    file: false,
    before,
    hit: text,
    after: rest.join(text),
    shown_with: null,
  };
}

/** Finds plain texts; numbers, initials and attachments are the program's. */
export function search(store: Store, { text, limit }: Search['request']): Search['response'] {
  const groups = schemas.map(({ ledger, title }) => {
    const page = list(store, { ledger, search: text, limit: limit ?? 6 });
    const rows = page.rows.map((row) => hit(ledger, row, text));
    return { ledger, title, total: page.total, more: false, rows };
  });
  return {
    groups: text.trim() === '' ? [] : groups.filter((group) => group.total > 0),
    reading: { total: 3, waiting: 0, cut: 0, unread: 1, classified: 0 },
  };
}
