import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ImportPlan, ImportRequest } from '@/host';
import { HostError } from '@/host';
import { standIn } from '@/test/stand';
import ImportDialog from './ImportDialog.vue';
import { rejectedTable } from './outcomes';
import { pastedSource, yearIn } from './source';
import { useImport } from './state';

const planned = (more: Partial<ImportPlan> = {}): ImportPlan => ({
  added: 34,
  changed: 0,
  unchanged: 0,
  withdrawn: 0,
  warned: 0,
  warnings: [],
  rejected: [],
  columns: { 公开任务: 'topic' },
  unmapped: ['附注'],
  title: '绛县2021年政务公开工作任务分解表',
  notice: '绛县2021年政务公开工作要点',
  year: 2021,
  step: null,
  sheets: ['Sheet1'],
  sheet: 0,
  parts: [],
  mapped: [
    { index: 0, header: '公开任务', field: 'topic', sample: '一' },
    { index: 1, header: '附注', field: null, sample: '' },
  ],
  notes: [],
  preview: [],
  ...more,
});
const table = { kind: 'paste', text: '公开任务\t附注\n一\t', name: '粘贴的表格' } as const;
const requests = (asked: { name: string; payload: object }[], name: string) =>
  asked.filter((each) => each.name === name).map((each) => each.payload as ImportRequest);

describe('an import', () => {
  it('of a task table is filed under its own title and year, and previewed so', async () => {
    const { asked } = standIn({ 'import.preview': () => planned() });
    const one = useImport('task', 2026);
    await one.take(table);
    expect(one.stage.value).toBe('review');
    expect(one.choices).toMatchObject({ notice: '绛县2021年政务公开工作要点', year: 2021 });
    expect(requests(asked, 'import.preview').at(-1)).toMatchObject({
      notice: one.choices.notice,
      year: 2021,
    });
  });

  it('writes nothing before the button, and then exactly what was previewed', async () => {
    const { asked } = standIn({
      'import.preview': () => planned(),
      'import.commit': () => ({ ...planned(), step: 7 }),
    });
    const one = useImport('task', 2026);
    await one.take(table);
    expect(requests(asked, 'import.commit')).toEqual([]);
    const last = requests(asked, 'import.preview').at(-1);
    await one.commit();
    expect(requests(asked, 'import.commit')).toEqual([{ ...last, sheet: 0 }]);
    expect(one.stage.value).toBe('done');
  });

  it('that is closed lets go of the file that it was handed', async () => {
    const { asked } = standIn({ 'import.preview': () => planned(), 'file.discard': () => null });
    const one = useImport('task', 2026);
    await one.takeFile(new File(['x'], '任务表.xlsx'));
    one.close();
    await flushPromises();
    expect(requests(asked, 'file.discard')).toEqual([{ file: 'staged-1' }]);
  });

  it('that is done has nothing to let go of', async () => {
    const { asked } = standIn({
      'import.preview': () => planned(),
      'import.commit': () => ({ ...planned(), step: 7 }),
      'file.discard': () => null,
    });
    const one = useImport('task', 2026);
    await one.takeFile(new File(['x'], '任务表.xlsx'));
    await one.commit();
    one.close();
    await flushPromises();
    expect(requests(asked, 'file.discard')).toEqual([]);
  });

  it('is not committed twice by an impatient second press', async () => {
    const { asked } = standIn({
      'import.preview': () => planned(),
      'import.commit': () => ({ ...planned(), step: 7 }),
    });
    const one = useImport('contact');
    await one.take(table);
    await Promise.all([one.commit(), one.commit()]);
    expect(requests(asked, 'import.commit')).toHaveLength(1);
  });

  it('asks for the notice where the table has no title', async () => {
    standIn({ 'import.preview': () => planned({ title: null, notice: null }) });
    const one = useImport('task', 2026);
    await one.take(table);
    expect(one.missing.value).toContain('通知');
    expect(one.choices.year).toBe(2026);
  });

  it('has nothing to do where nothing changes', async () => {
    standIn({ 'import.preview': () => planned({ added: 0, unchanged: 34 }) });
    const one = useImport('contact');
    await one.take(table);
    expect(one.missing.value).not.toBe('');
    expect(await one.commit()).toBeNull();
  });

  it('gives a field to one column only', async () => {
    const { asked } = standIn({ 'import.preview': () => planned() });
    const one = useImport('contact');
    await one.take(table);
    await one.mapColumn(1, 'topic');
    expect(requests(asked, 'import.preview').at(-1)?.mapping).toEqual({ '0': null, '1': 'topic' });
  });

  it('forgets the mapping of another sheet', async () => {
    const { asked } = standIn({ 'import.preview': (r: ImportRequest) => planned({ sheet: r.sheet ?? 0 }) });
    const one = useImport('contact');
    await one.take(table);
    await one.mapColumn(1, 'topic');
    await one.changeSheet(2);
    expect(requests(asked, 'import.preview').at(-1)).toMatchObject({ sheet: 2 });
    expect(requests(asked, 'import.preview').at(-1)?.mapping).toBeUndefined();
  });

  it('shows the answer to the last question when answers come in another order', async () => {
    const waiting: ((plan: ImportPlan) => void)[] = [];
    standIn({ 'import.preview': () => new Promise<ImportPlan>((go) => waiting.push(go)) });
    const one = useImport('contact');
    const first = one.take(table);
    await flushPromises();
    const second = one.changeSheet(1);
    await flushPromises();
    waiting[1]?.(planned({ added: 2, sheet: 1 }));
    waiting[0]?.(planned({ added: 1 }));
    await Promise.all([first, second]);
    expect(one.plan.value?.added).toBe(2);
  });

  it('that is refused goes back to choosing, with the reason', async () => {
    standIn({
      'import.preview': () => {
        throw new HostError('unreadable', '这个文件打不开：请另存为 .xlsx 再试。');
      },
    });
    const one = useImport('contact');
    await one.takeFile(new File(['x'], '坏.xlsx'));
    expect(one.stage.value).toBe('choose');
    expect(one.refused.value?.message).toContain('另存为');
  });
});

describe('the import dialog', () => {
  beforeEach(() => {
    standIn({
      'import.preview': () =>
        planned({
          added: 2,
          rejected: [{ sheet: 'S', row: 9, column: '联系电话', value: '无', code: 'x', message: '只填数字' }],
        }),
      'import.commit': () => ({ ...planned({ added: 2 }), step: 1 }),
      'record.list': () => ({ total: 0, rows: [], next: null }),
    });
  });

  it('takes a table that is pasted anywhere in it, shows refused rows, and then imports', async () => {
    const dialog = mount(ImportDialog, { props: { ledger: 'contact', modelValue: true } });
    await flushPromises();
    const paste = new Event('paste') as Event & { clipboardData: unknown };
    const text = '姓名\t职务\n周敏\t主任';
    paste.clipboardData = { files: [], getData: (kind: string) => (kind === 'text/plain' ? text : '') };
    window.dispatchEvent(paste);
    await flushPromises();
    expect(dialog.find('[data-testid=import-rejected]').text()).toContain('只填数字');
    const button = dialog.find('[data-testid=import-commit]');
    expect(button.text()).toBe('导入 2 条');
    await button.trigger('click');
    await flushPromises();
    expect(dialog.emitted('done')).toHaveLength(1);
    expect(dialog.emitted('update:modelValue')?.at(-1)).toEqual([false]);
    dialog.unmount();
  });
});

it('reads every sheet of a catalogue until one is chosen, and says how many of each', async () => {
  const part = { changed: 0, unchanged: 0, rejected: 0 };
  const parts = [
    { sheet: '涉农补贴', added: 2, ...part },
    { sheet: '养老服务', added: 1, ...part },
  ];
  const { asked } = standIn({ 'import.preview': () => planned({ parts, sheets: ['涉农补贴', '养老服务'] }) });
  const one = useImport('catalogue_item');
  await one.take(table);
  expect(one.choices.sheet).toBeNull();
  expect(one.plan.value?.parts).toHaveLength(2);
  await one.changeSheet(1);
  expect(asked.at(-1)?.payload).toMatchObject({ sheet: 1 });
  await one.changeSheet();
  expect(asked.at(-1)?.payload).not.toHaveProperty('sheet');
});

it('reads the year of a title, and none where it has none', () => {
  expect(yearIn('绛县2021年政务公开工作要点')).toBe(2021);
  expect(yearIn('任务表（２０２６）.xlsx')).toBe(2026);
  expect(yearIn('电话 13820210000')).toBeNull();
});

it('takes a table from the clipboard, but not a single word', () => {
  const board = (text: string, html = '') => ({
    getData: (kind: string) => (kind === 'text/html' ? html : text),
  });
  expect(pastedSource(board('a\tb'))).toMatchObject({ kind: 'paste', text: 'a\tb' });
  expect(pastedSource(board('a', '<table><tr><td>a</td></tr></table>'))).toMatchObject({ kind: 'paste' });
  expect(pastedSource(board('林知远'))).toBeNull();
});

it('lists refused rows for a spreadsheet', () => {
  const row = { sheet: '表一', row: 9, column: null, value: '两\n行', code: 'x', message: '日期看不懂' };
  expect(rejectedTable([row])).toBe('工作表\t行\t列\t原值\t原因\r\n表一\t9\t\t"两\n行"\t日期看不懂');
});
