import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDesk } from '@/desk';
import { toasts } from '@/feedback/toasts';
import { HostError } from '@/host';
import { caseOf, clock, event } from '@/test/case';
import { schemas } from '@/host/mock/schemas';
import { standIn } from '@/test/stand';
import OpenEntries from './OpenEntries.vue';
import StepButtons from './StepButtons.vue';
import { readLock } from '@/lock';
import AskedCard from './AskedCard.vue';
import { hintOf, stepGroups } from './words';

const SLOT = { template: '<div><slot /></div>' };
const stubs = { global: { stubs: { ElDialog: SLOT } } };

async function desk(answers: Record<string, (payload: never) => unknown> = {}) {
  const stand = standIn({
    'desk.status': () => null,
    'desk.schemas': () => ({ schemas, forms: [] }),
    ...answers,
  });
  await openDesk();
  toasts.splice(0);
  return stand;
}

describe('what can be done to a case', () => {
  beforeEach(() => void toasts.splice(0));

  it('is parted into the next step, what turns up, and what ends it', () => {
    const events = [
      event('vet'),
      event('extend', { turn: 'aside', why: '已经延期过一次' }),
      event('withdraw', { turn: 'exit' }),
    ];
    const groups = stepGroups([...events, event('archive', { here: false, why: '还没有送达' })]);
    expect(groups.map(({ name, events: list }) => [name, list.map((each) => each.name)])).toEqual([
      ['next', ['vet']],
      ['aside', ['extend']],
      ['exit', ['withdraw']],
    ]);
  });

  it('offers no button for what is not allowed, and says why', async () => {
    await desk();
    const events = [event('accept'), event('approve', { title: '批准答复', here: false, why: '请先受理' })];
    const steps = mount(StepButtons, { props: { file: caseOf({ events }) }, ...stubs });
    expect(steps.find('[data-testid=step-accept]').exists()).toBe(true);
    expect(steps.find('[data-testid=step-approve]').exists()).toBe(false);
    const refused = steps.get('[data-testid=refused-approve]');
    expect(refused.text()).toContain('批准答复');
    expect(refused.text()).toContain('请先受理');
    expect(refused.get('button').attributes('disabled')).toBeDefined();
  });

  it('shows a second extension where the first stood, but not to be done, and says why', async () => {
    await desk();
    const again = event('extend', { title: '延期答复', turn: 'aside', why: '已经延期过一次' });
    const steps = mount(StepButtons, { props: { file: caseOf({ events: [again] }) }, ...stubs });
    expect(steps.get('[data-testid=step-extend]').attributes('disabled')).toBeDefined();
    expect(steps.get('[data-testid=barred-extend]').text()).toContain('已经延期过一次');
  });

  it('says whose step it is where it is not that of the person at the desk', async () => {
    const people = [
      { name: '王明', role: 'clerk' as const },
      { name: '穆云舒', role: 'reviewer' as const },
    ];
    const state = { protected: false, locked: false, wait: 0, minutes: 0, people, person: people[0] };
    await desk({ 'lock.show': () => state });
    await readLock();
    const events = [event('submit', { title: '报批答复' })];
    const at = (by: [string, string]) =>
      mount(StepButtons, { props: { file: caseOf({ events, by }) }, ...stubs });
    const hers = at(['reviewer', '审核人']).get('[data-testid=step-submit]');
    expect(hers.text()).toBe('报批答复（由审核人穆云舒办理）');
    expect(hers.attributes('disabled')).toBeUndefined();
    expect(at(['clerk', '经办人']).get('[data-testid=step-submit]').text()).toBe('报批答复');
  });

  it('asks for what the step needs, and hands on who is asked apart from the fields of the case', async () => {
    const { asked } = await desk({ 'request.step': () => caseOf({}) });
    const consult = event('consult', {
      asks: ['other', 'reached', 'note', 'outcome'],
      needs: ['other'],
      clocks: [
        ['third_party', '征求第三方意见'],
        ['joint_maker', '征求共同制作机关意见'],
      ],
    });
    const steps = mount(StepButtons, { props: { file: caseOf({ events: [consult] }) }, ...stubs });
    await steps.get('[data-testid=step-consult]').trigger('click');
    expect(steps.get('[data-testid=field-other]').text()).toContain('*');
    await steps.get('[data-testid=clock-third_party]').setValue(true);
    await steps.get('[data-testid=field-other] textarea').setValue('澄溪县惠民农资有限公司');
    await steps.get('[data-testid=field-day] input').setValue('2026-04-02');
    await steps.get('[data-testid=field-outcome] select').setValue('granted');
    await steps.get('form').trigger('submit');
    await flushPromises();
    expect(asked.find(({ name }) => name === 'request.step')?.payload).toEqual({
      id: '7',
      event: 'consult',
      clock: 'third_party',
      day: '2026-04-02',
      other: '澄溪县惠民农资有限公司',
      fields: { outcome: 'granted' },
    });
    expect(toasts.at(-1)?.actions[0]?.label).toContain('撤销');
  });

  it('shows at its field what was refused, and stays open', async () => {
    const message = '批准人：必须填写';
    await desk({
      'request.step': () => {
        throw new HostError('invalid', message, [{ field: 'approver', code: 'required', message }]);
      },
    });
    const approve = event('approve', { asks: ['approver'], needs: ['approver'] });
    const steps = mount(StepButtons, { props: { file: caseOf({ events: [approve] }) }, ...stubs });
    await steps.get('[data-testid=step-approve]').trigger('click');
    await steps.get('form').trigger('submit');
    await flushPromises();
    expect(steps.get('[data-testid=problem-approver]').text()).toBe(message);
    expect(steps.find('form').exists()).toBe(true);
    expect(toasts).toHaveLength(0);
  });

  it('reckons a fee by the way that was chosen, and takes it over', async () => {
    const fee = { way: 'items', title: '按件', over: '本月', amount: 300, bands: [], words: '第11至13件' };
    const { asked } = await desk({
      'request.charge': () => ({ before: 10, items: 1 }),
      'request.fee_of': () => ({ ...fee, source: '', unconfirmed: [], sheet: [] }),
    });
    const notice = event('notice_fee', { asks: ['fee_way', 'items', 'fee'], needs: ['fee'] });
    const steps = mount(StepButtons, { props: { file: caseOf({ events: [notice] }) }, ...stubs });
    await steps.get('[data-testid=step-notice_fee]').trigger('click');
    expect(steps.find('[data-testid=fee-hint]').exists()).toBe(false);
    await steps.get('[data-testid=field-items] textarea').setValue('3');
    await steps.get('[data-testid=field-fee_way] input[value=items]').setValue(true);
    await flushPromises();
    expect(asked.at(-1)?.payload).toEqual({ items: 3, before: 10 });
    await steps.get('[data-testid=fee-take]').trigger('click');
    const amount = steps.get('[data-testid=field-fee] textarea').element as HTMLTextAreaElement;
    expect(amount.value).toBe('300');
  });

  it('says how long an extension may be', () => {
    expect(hintOf({ clock: 'extended' }, 'days')).toContain('20');
    expect(hintOf({ clock: 'corrected' }, 'days')).not.toContain('20');
    expect(hintOf({ clock: 'delayed' }, 'days')).toContain('由本机关定');
  });
});

describe('letters that went to others', () => {
  const sent = {
    kind: 'third_party',
    title: '征求第三方意见',
    from: '2026-04-02',
    to: null,
    reached: null,
    days: null,
    answerable: true,
    other: '苏**',
    step: '21',
  };

  it('wait for their arrival and for the answer, and each is noted at its own entry', async () => {
    const { asked } = await desk({ 'request.note': () => caseOf({}) });
    const entries = [{ ...sent, kind: 'started', answerable: false }, sent];
    const open = mount(OpenEntries, { props: { file: caseOf({ entries }) }, ...stubs });
    expect(open.text()).toContain('征求第三方意见（苏**）');
    expect(open.text()).toContain('还没有登记送达');
    expect(open.find('[data-testid=note-until-0]').exists()).toBe(false);
    await open.get('[data-testid=note-until-1]').trigger('click');
    await open.get('[data-testid=field-until] input').setValue('2026-04-20');
    await open.get('form').trigger('submit');
    await flushPromises();
    const said = asked.find(({ name }) => name === 'request.note');
    expect(said?.payload).toEqual({ id: '7', entry: 1, until: '2026-04-20', day: '2026-04-20' });
  });

  it('wait for nothing once they were answered, or the case is closed', () => {
    const answered = [{ ...sent, reached: '2026-04-03', to: '2026-04-20' }];
    const open = mount(OpenEntries, { props: { file: caseOf({ entries: answered }) }, ...stubs });
    expect(open.find('[data-testid=case-open]').exists()).toBe(false);
    const row = { id: '7', closed: '2026-05-01' };
    const closed = mount(OpenEntries, { props: { file: caseOf({ row, entries: [sent] }) }, ...stubs });
    expect(closed.find('[data-testid=case-open]').exists()).toBe(false);
  });

  it('say of each who was asked whether he answered, and until when he may', () => {
    const side = { title: '第三方提出意见', met: null, words: '', article: '' };
    const sides = [
      { ...side, at: 0, due: '2026-04-24', missed: false },
      { ...side, at: 1, due: '2026-04-24', missed: true },
    ];
    const entries = [
      { ...sent, reached: '2026-04-03' },
      { ...sent, other: '程**', reached: '2026-04-03' },
      { ...sent, other: '方**', to: '2026-04-20' },
    ];
    const card = mount(AskedCard, { props: { file: caseOf({ entries, clock: clock({ sides }) }) } });
    expect(card.get('[data-testid=asked-0]').text()).toContain('还没有答复，最迟 2026-04-24');
    expect(card.get('[data-testid=asked-1]').text()).toContain('没有答复（2026-04-24 已过）');
    expect(card.get('[data-testid=asked-2]').text()).toContain('2026-04-20 答复');
  });
});
