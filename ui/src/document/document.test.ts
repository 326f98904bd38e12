import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { openDesk } from '@/desk';
import { HostError, type RecordFinding } from '@/host';
import { schemas } from '@/host/mock/schemas';
import CalendarPanel from '@/pages/settings/CalendarPanel.vue';
import { router } from '@/router';
import { standIn } from '@/test/stand';
import ChangeDialog from './ChangeDialog.vue';
import DetermineDialog from './DetermineDialog.vue';
import FindingsList from '@/record/FindingsList.vue';
import { changeWords } from './words';

const SLOT = { template: '<div><slot /></div>' };

const finding: RecordFinding = {
  rule: 'no_ground',
  blocking: true,
  field: 'basis',
  reason: '必须写明依据',
  source: '某通知',
};

describe('the share against the year before', () => {
  it('says which way it went, and marks a rise', () => {
    expect(changeWords(null)).toBe('—');
    expect(changeWords(0)).toBe('持平');
    expect(changeWords(-1.25)).toBe('降 1.3 个百分点');
    expect(changeWords(2)).toBe('▲ 升 2.0 个百分点');
  });
});

describe('the findings of a document', () => {
  it('stand with their sources, and are read again when the record changes', async () => {
    let found = [finding];
    const { asked } = standIn({ 'record.check': () => found });
    const list = mount(FindingsList, { props: { ledger: 'document', record: { id: '1' } } });
    await flushPromises();
    expect(list.get('[data-testid=findings]').text()).toContain('必须改正：必须写明依据');
    expect(list.text()).toContain('依据：某通知');
    found = [];
    await list.setProps({ ledger: 'document', record: { id: '1', basis: '第十六条' } });
    await flushPromises();
    expect(list.find('[data-testid=findings]').exists()).toBe(false);
    expect(asked).toHaveLength(2);
  });
});

describe('a later change of the attribute', () => {
  it('is written with its reason and approver, and what is refused is told', async () => {
    const refuse = () => {
      const message = '批准人：必须填写';
      throw new HostError('invalid', message, [{ field: 'approver', code: 'required', message }]);
    };
    const { asked } = standIn({
      'desk.status': () => null,
      'desk.schemas': () => ({ schemas, forms: [] }),
      'attribute.change': refuse,
    });
    await openDesk();
    const record = { id: '7', attribute: 'withheld' };
    const stubs = { ElDialog: SLOT };
    const dialog = mount(ChangeDialog, { props: { modelValue: true, record }, global: { stubs } });
    expect(dialog.get('[data-testid=change-save]').attributes('disabled')).toBeDefined();
    const choices = dialog.findAll('[data-testid=change-to] option');
    expect(choices.map((each) => each.text())).toEqual(['', '主动公开', '依申请公开']);
    await dialog.get('[data-testid=change-to]').setValue('proactive');
    await dialog.get('[data-testid=change-reason]').setValue('情况变化');
    await dialog.get('form').trigger('submit');
    await flushPromises();
    expect(asked.at(-1)?.payload).toMatchObject({ id: '7', to: 'proactive', reason: '情况变化' });
    expect(dialog.get('[role=alert]').text()).toContain('批准人');
    expect(dialog.emitted('update:modelValue')).toBeUndefined();
  });
});

describe('the guided determination', () => {
  const law = '《政府信息公开条例》第十四条';
  const question = { text: '是否涉密？', law, options: [{ answer: 'no', text: '否' }] };
  const outcome = { attribute: 'proactive', text: '主动公开', basis: '第十九条', reason: '涉及公众利益' };
  const asked1 = { said: [], question, outcome: null, stop: null };
  const asked2 = { said: [{ question: '是否涉密？', answer: '否' }], question: null, outcome, stop: null };

  it('asks with the law, and writes the answers with the reason in the clerk’s own words', async () => {
    const { asked } = standIn({
      'attribute.ask': ({ answers }: { answers: string[] }) => (answers.length === 0 ? asked1 : asked2),
      'attribute.determine': () => ({ id: '7' }),
    });
    const shown = { modelValue: true, record: '7', title: '某通知' };
    const dialog = mount(DetermineDialog, { props: shown, global: { stubs: { ElDialog: SLOT } } });
    await flushPromises();
    expect(dialog.text()).toContain(law);
    await dialog.get('[data-testid=answer-no]').trigger('click');
    await flushPromises();
    expect(dialog.get('[data-testid=determine-outcome]').text()).toBe('主动公开');
    await dialog.get('[data-testid=determine-reason]').setValue('关系农户补贴');
    await dialog.get('[data-testid=determine-save]').trigger('click');
    await flushPromises();
    expect(asked.at(-1)).toEqual({
      name: 'attribute.determine',
      payload: { id: '7', answers: ['no'], reason: '关系农户补贴' },
    });
    expect(dialog.emitted('update:modelValue')).toEqual([[false]]);
  });
});

describe('the working calendar', () => {
  const calendars = { wanted: 2027, years: [], moved: [] };

  it('asks for the missing year and counts days one by one', async () => {
    const days = [
      { date: '2026-12-31', text: '工作日', n: 1, provisional: false },
      { date: '2027-01-01', text: '工作日', n: 2, provisional: true },
    ];
    const { asked } = standIn({
      'calendar.list': () => calendars,
      'calendar.days': () => ({ due: '2027-01-01', provisional: true, days }),
    });
    const panel = mount(CalendarPanel, { global: { plugins: [router] } });
    await flushPromises();
    expect(panel.get('[data-testid=calendar-wanted]').text()).toContain('2027');
    await panel.get('[data-testid=days-from]').setValue('2026-12-30');
    await panel.get('[data-testid=days-from]').trigger('change');
    await panel.get('[data-testid=days-count]').setValue('2');
    await panel.get('form').trigger('submit');
    await flushPromises();
    expect(asked.at(-1)?.payload).toEqual({ from: '2026-12-30', count: 2 });
    expect(panel.get('[data-testid=days-due]').text()).toContain('暂定');
    expect(panel.text()).toContain('第 2 个 2027-01-01');
  });
});
