import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import type { Assessment, YearlyRow } from '@/host';
import { opened } from '@/record/open';
import { standIn } from '@/test/stand';
import AssessmentDialog from './AssessmentDialog.vue';
import LookBackPage from './LookBackPage.vue';
import OtherGroup from './OtherGroup.vue';
import RequiredDialog from './RequiredDialog.vue';
import YearlyTable from './YearlyTable.vue';

const stubs = {
  ElDialog: { template: '<div><slot /></div>' },
  LedgerPage: { template: '<div><slot name="actions" :total="1" /></div>' },
};
const sum = (indicator: string) => ({ indicator, full: '10.00', score: '9.00', lost: '1.00' });
const gap = (id: string, task: string | null) => ({
  id,
  item: `项目${id}`,
  indicator: '主动公开',
  lost: '1.00',
  measure: null,
  rectify_by: null,
  task,
});
const shown: Assessment = {
  year: 2026,
  total: sum(''),
  indicators: [sum('主动公开')],
  unscored: 2,
  gaps: [gap('1', null), gap('2', 't7')],
};

describe('the gaps of a self-assessment', () => {
  it('become tasks where they are ticked, and never twice', async () => {
    const { asked } = standIn({ 'assessment.show': () => shown, 'assessment.to_task': () => [{ id: 't8' }] });
    const dialog = mount(AssessmentDialog, { props: { modelValue: true }, global: { stubs } });
    await flushPromises();
    expect(dialog.get('[data-testid=assessment-total]').text()).toContain('10.00');
    expect(dialog.text()).toContain('还有 2 项没有打分');
    expect(dialog.findAll('[data-testid=gap-tick]')).toHaveLength(1);
    await dialog.get('[data-testid=gap-due]').setValue('2026-12-20');
    await dialog.get('[data-testid=gap-due]').trigger('change');
    await dialog.get('[data-testid=gap-to-task]').trigger('click');
    await flushPromises();
    const calls = asked.filter(({ name }) => name === 'assessment.to_task');
    expect(calls.map(({ payload }) => payload)).toEqual([{ ids: ['1'], due: '2026-12-20' }]);
  });
});

describe('the procedures that are asked for', () => {
  it('are written from the list of the missing ones, about what they are', async () => {
    const needed = [
      { matter: '考核制度', source: '条例第四十六条', id: null, name: null, drafting: false },
      { matter: '动态调整制度', source: '条例第十八条', id: null, name: null, drafting: true },
      { matter: '保密审查制度', source: '条例第十七条', id: '9', name: '保密审查办法', drafting: false },
    ];
    const dialog = mount(RequiredDialog, { props: { modelValue: true, needed }, global: { stubs } });
    expect(dialog.text()).toContain('还缺 2 项');
    expect(dialog.text()).toContain('起草中，还没有印发');
    await dialog.get('[aria-label=登记考核制度]').trigger('click');
    expect(opened.value?.preset).toEqual({ matter: '考核制度' });
  });
});

describe('table two', () => {
  it('opens what is written, and begins what is missing', async () => {
    const row = (item: string, id: string | null, notes: string[]): YearlyRow => ({
      article: '第二十条第（五）项',
      item,
      id,
      made: null,
      repealed: null,
      in_force: null,
      decisions: id === null ? null : 131,
      amount: null,
      notes,
    });
    const rows = [row('行政许可', '5', []), row('行政强制', null, ['还没有登记，没有的也要填 0'])];
    standIn({ 'yearly_figure.show': () => ({ year: 2026, rows }) });
    const table = mount(YearlyTable, { props: { modelValue: true }, global: { stubs } });
    await flushPromises();
    expect(table.text()).toContain('行政强制：还没有登记');
    await table.get('[aria-label=填写行政强制]').trigger('click');
    expect(opened.value).toMatchObject({ id: '', preset: { year: 2026, item: '行政强制' } });
    await table.get('[aria-label=填写行政许可]').trigger('click');
    expect(opened.value?.id).toBe('5');
  });
});

describe('last year’s open tasks', () => {
  it('are carried over at one stroke while there are any', async () => {
    const task = { id: 't1', requirement: '修订目录', notice: '2025年工作要点', division: null };
    let tasks = [task];
    const { asked } = standIn({
      'look_back.left': () => ({ year: 2026, tasks }),
      'look_back.carry': () => [{ id: 'l1' }],
    });
    const page = mount(LookBackPage, { global: { stubs } });
    await flushPromises();
    expect(page.get('[data-testid=carry]').text()).toContain('1 项');
    await page.get('[data-testid=carry]').trigger('click');
    await flushPromises();
    expect(asked.map(({ name }) => name)).toContain('look_back.carry');
    tasks = [];
    const later = mount(LookBackPage, { global: { stubs } });
    await flushPromises();
    expect(later.find('[data-testid=carry]').exists()).toBe(false);
    expect(later.get('[data-testid=carry-none]').text()).toContain('2025年任务');
  });
});

describe('the other ledgers', () => {
  it('offer to make a further one', async () => {
    const own = { NewLedgerDialog: { template: '<p data-testid="own-dialog"></p>' } };
    const group = { GroupPage: { template: '<div><slot name="actions" /></div>' } };
    const shown = mount(OtherGroup, { global: { stubs: { ...own, ...group } } });
    expect(shown.find('[data-testid=own-dialog]').exists()).toBe(false);
    await shown.get('[data-testid=group-new-ledger]').trigger('click');
    expect(shown.find('[data-testid=own-dialog]').exists()).toBe(true);
  });
});
