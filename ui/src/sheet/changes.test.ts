import { describe, expect, it } from 'vitest';
import { planChanges } from './changes';
import { mergeSpans } from './merge';
import type { SheetColumn, SheetRow } from './types';

const columns: SheetColumn[] = [
  { field: 'topic', title: '公开任务', kind: 'text', width: 5, merge: true },
  { field: 'progress', title: '落实情况', kind: 'text', width: 5 },
  { field: 'seq', title: '序号', kind: 'text', width: 5, readonly: true },
];
const rows: SheetRow[] = [
  { id: 'a', topic: '甲', progress: null, seq: '1' },
  { id: 'b', topic: '甲', progress: '已办', seq: '2' },
  { id: 'c', topic: '乙', progress: null, seq: '3' },
];
const spans = mergeSpans(3, columns, (row, col) => String(rows[row]?.[columns[col]?.field ?? ''] ?? ''));
const plan = (inputs: Parameters<typeof planChanges>[0]) => planChanges(inputs, { rows, columns, spans });

describe('inputs as changes', () => {
  it('writes a merged cell into every record that it covers, counting it once', () => {
    const { changes, cells } = plan([{ row: 0, col: 0, text: '丙' }]);
    expect(changes).toEqual([
      { id: 'a', fields: { topic: '丙' } },
      { id: 'b', fields: { topic: '丙' } },
    ]);
    expect(cells).toBe(1);
  });

  it('gathers the fields of one record', () => {
    const { changes } = plan([
      { row: 2, col: 0, text: '丁' },
      { row: 2, col: 1, text: '新' },
    ]);
    expect(changes).toEqual([{ id: 'c', fields: { topic: '丁', progress: '新' } }]);
  });

  it('leaves out what stands there already', () => {
    expect(plan([{ row: 1, col: 1, text: '已办' }]).changes).toEqual([]);
    expect(plan([{ row: 0, col: 1, value: null }]).changes).toEqual([]);
  });

  it('does not touch what may not be changed, and names it', () => {
    const { changes, locked } = plan([{ row: 0, col: 2, text: '9' }]);
    expect(changes).toEqual([]);
    expect(locked).toEqual(['序号']);
  });
});
