import { schemaOf } from '@/desk';
import { call, type FieldInfo, type Row } from '@/host';

/** The names of the records that these rows refer to. */
export async function readNames(
  fields: readonly FieldInfo[],
  rows: readonly Row[],
  known: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const names = new Map(known);
  for (const field of fields.filter((each) => each.kind === 'reference')) {
    const ids = new Set(rows.map((row) => row[field.name]).filter((id) => typeof id === 'string'));
    for (const id of ids) if (!names.has(id)) names.set(id, await nameOf(field.reference ?? '', id));
  }
  return names;
}

async function nameOf(ledger: string, id: string): Promise<string> {
  try {
    const row = await call('record.show', { ledger, id });
    return String(row[schemaOf(ledger)?.label ?? ''] ?? '');
  } catch {
    // A record in the trash has no page; its name is not worth a message on every row.
    return '（已删除）';
  }
}
