import { describe, expect, it } from 'vitest';
import type { LedgerColumn, LedgerProposal } from '@/host';
import { standIn } from '@/test/stand';
import { chosen, faultsOf, moved, type Draft } from './columns';
import { useNewLedger } from './state';
import { choicesOf, emptyColumn } from './words';

const column = (title: string, more: Partial<LedgerColumn> = {}): LedgerColumn => ({
  ...emptyColumn(),
  title,
  ...more,
});
const draft = (title: string, more: Partial<LedgerColumn> = {}, index = 0): Draft => ({
  column: column(title, more),
  origin: { index, header: title, sample: '', problem: null },
  wanted: true,
});
const definition = { title: '公开栏', heading: '公开栏', landscape: false, columns: [] };

describe('the columns of a new ledger', () => {
  it('are faulty where two have one name or one has none', () => {
    const faults = faultsOf([draft('村名'), draft('村 名'), draft(' '), draft('类别', { kind: 'choice' })]);
    expect([...faults.keys()]).toEqual([1, 2, 3]);
    expect(faults.get(1)).toContain('第 1 栏');
  });

  it('are no fault of the ledger where they are not wanted', () => {
    expect(faultsOf([draft('村名'), { ...draft('村名'), wanted: false }]).size).toBe(0);
  });

  it('go over in their order with their places, and without what is not wanted', () => {
    const drafts = moved([draft('甲', {}, 0), draft('乙', {}, 1), draft('丙', {}, 4)], 2, -1);
    drafts[0] = { ...(drafts[0] as Draft), wanted: false };
    const wish = chosen(definition, drafts);
    expect(wish.definition.columns.map((each) => each.title)).toEqual(['丙', '乙']);
    expect(wish.places).toEqual([4, 1]);
  });

  it('keep nothing that belongs to another kind', () => {
    const number = draft('数', { kind: 'integer', private: 'phone', choices: ['甲'] });
    expect(chosen(definition, [number]).definition.columns[0]).toMatchObject({ private: null, choices: [] });
  });

  it('may have choices typed in any of the usual ways', () => {
    expect(choicesOf('已建、在建，未建 ,')).toEqual(['已建', '在建', '未建']);
  });
});

describe('a new ledger', () => {
  const proposal: LedgerProposal = {
    sheets: ['表'],
    sheet: 0,
    definition: { ...definition, columns: [column('村名')] },
    origins: [{ index: 0, header: '村名', sample: '清水村', problem: null }],
    rows: 2,
    notes: [],
  };

  it('is made with its rows in one step', async () => {
    const { asked } = standIn({
      'custom.preview': () => proposal,
      'custom.create': () => ({
        ledger: 'own_1',
        title: '公开栏',
        mapping: { '0': 'c1' },
        added: 2,
        rejected: [],
      }),
    });
    const one = useNewLedger();
    await one.takeFile(new File(['表'], '表.xlsx'));
    expect(one.ready.value).toBe(true);
    await one.create();
    expect(one.made.value).toMatchObject({ ledger: 'own_1', added: 2 });
    const names = asked.map((each) => each.name);
    expect(names).toEqual(['custom.preview', 'custom.create']);
    expect(asked[1]?.payload).toMatchObject({ file: 'staged-1', sheet: 0, rows: true });
  });

  it('can be made of a table from the clipboard', async () => {
    const { asked } = standIn({ 'custom.preview': () => proposal });
    const one = useNewLedger();
    await one.takePaste({ kind: 'paste', text: '村名\n清水村', name: '粘贴的表格' });
    expect(one.ready.value).toBe(true);
    expect(asked[0]?.payload).toMatchObject({ pasted: { text: '村名\n清水村' } });
    one.drop();
    expect(asked).toHaveLength(1);
  });

  it('lets go of the file when it is not made', async () => {
    const { asked } = standIn({ 'custom.preview': () => proposal, 'file.discard': () => null });
    const one = useNewLedger();
    await one.takeFile(new File(['表'], '表.xlsx'));
    one.drop();
    await Promise.resolve();
    expect(asked.at(-1)).toMatchObject({ name: 'file.discard', payload: { file: 'staged-1' } });
  });
});
