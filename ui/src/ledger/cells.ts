import { readDate, showValue } from '@/format';
import type { FieldInfo, Row } from '@/host';
import { may } from '@/people';

/** A row as the grid holds it: every cell as text, so that typing and pasting need no second form. */
export type GridRow = { id: string } & Record<string, string>;

/** Kinds that are written in their own field of the drawer. */
const IN_DRAWER = new Set(['attachments', 'reference']);

export function editable(field: FieldInfo): boolean {
  return may('record.set') && !field.derived && !IN_DRAWER.has(field.kind);
}

/** What stands in a cell. References show their name where it is known. */
export function cellText(field: FieldInfo, row: Row, names: ReadonlyMap<string, string>): string {
  const value = row[field.name];
  if (field.kind === 'reference' && typeof value === 'string') return names.get(value) ?? '';
  return showValue(field, value);
}

export function gridRow(fields: readonly FieldInfo[], row: Row, names: ReadonlyMap<string, string>): GridRow {
  const cells = fields.map((field) => [field.name, cellText(field, row, names)] as const);
  return { ...Object.fromEntries(cells), id: row.id } as GridRow;
}

/** The value that a typed or pasted text stands for. What cannot be read goes on as text: the program judges it. */
export function readCell(field: FieldInfo, text: string): unknown {
  const typed = text.trim();
  if (typed === '') return null;
  switch (field.kind) {
    case 'one_of':
      return field.choices.find((choice) => choice.title === typed || choice.value === typed)?.value ?? typed;
    case 'boolean':
      return { 是: true, 否: false, '√': true }[typed] ?? typed;
    case 'list':
      return typed
        .split(/[、，,;；\n]/)
        .map((each) => each.trim())
        .filter((each) => each !== '');
    case 'date':
      return readDate(typed) ?? typed;
    case 'integer': {
      const plain = typed.normalize('NFKC');
      return /^-?\d{1,15}$/.test(plain) ? Number(plain) : typed;
    }
    default:
      return typed;
  }
}
