import type { Block } from '@/clipboard';
import type { FieldInfo, RecordChange } from '@/host';
import { editable, readCell } from './cells';

export type Pasted = {
  changes: RecordChange[];
  /** Cells that get a value. */
  cells: number;
  /** Rows and columns of the block that reach over the edge of the page. */
  beyond: { rows: number; columns: number };
  /** Titles of columns that cannot be written in the grid. */
  skipped: string[];
};

/**
 * Lays a block of text on the grid from one cell rightwards and down. One value copied alone fills only its
 * cell. Columns that people do not type are left as they are.
 */
export function layBlock(
  block: Block,
  rows: readonly string[],
  fields: readonly FieldInfo[],
  at: { row: number; column: number },
): Pasted {
  const wide = block[0]?.length ?? 0;
  const targets = fields.slice(at.column, at.column + wide);
  const changes: RecordChange[] = [];
  block.slice(0, rows.length - at.row).forEach((line, down) => {
    const id = rows[at.row + down];
    const writable = targets.map((field, across) => ({ field, text: line[across]?.text ?? '' }));
    const values = writable.filter(({ field }) => editable(field));
    if (id === undefined || values.length === 0) return;
    const held = values.map(({ field, text }) => [field.name, readCell(field, text)] as const);
    changes.push({ id, fields: Object.fromEntries(held) });
  });
  return {
    changes,
    cells: changes.reduce((sum, change) => sum + Object.keys(change.fields).length, 0),
    beyond: {
      rows: Math.max(block.length - (rows.length - at.row), 0),
      columns: Math.max(wide - targets.length, 0),
    },
    skipped: targets.filter((field) => !editable(field)).map((field) => field.title),
  };
}

/** What to say after a paste. */
export function told({ cells, beyond, skipped }: Pasted): string {
  const lines = [`已粘贴 ${cells} 格。`];
  if (beyond.rows > 0) lines.push(`有 ${beyond.rows} 行超出本页没有粘贴；要新增多行，请用“导入”。`);
  if (beyond.columns > 0) lines.push(`有 ${beyond.columns} 列超出表格，没有粘贴。`);
  if (skipped.length > 0) lines.push(`“${skipped.join('”“')}”不能在表里直接填，已跳过。`);
  return lines.join('\n');
}
