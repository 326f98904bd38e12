import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDesk } from '@/desk';
import { toasts } from '@/feedback/toasts';
import { HostError, type Reckoning, type RequestEvent, type RequestFile } from '@/host';
import { schemas } from '@/host/mock/schemas';
import { standIn } from '@/test/stand';
import { barOf, stretchWords } from './bar';
import ClockBar from './ClockBar.vue';
import OpenEntries from './OpenEntries.vue';
import StepButtons from './StepButtons.vue';
import { hintOf, stepGroups } from './words';

type Line = Reckoning['lines'][number];
const line = (kind: Line['kind'], from: string, to: string | null, days: number): Line => ({
  kind,
  from,
  to,
  days,
  words: `${kind}${days}`,
  article: '《政府信息公开条例》第三十三条',
});

const clock = (more: Partial<Reckoning>): Reckoning => ({
  received: '2026-04-01',
  why: null,
  due: '2026-05-20',
  allowed: 20,
  days_used: 5,
  days_left: 15,
  provisional: false,
  open: false,
  overdue: false,
  lines: [],
  days: [],
  sides: [],
  findings: [],
  unconfirmed: [],
  sheet: [],
  ...more,
});

const event = (name: string, more: Partial<RequestEvent> = {}): RequestEvent => ({
  name,
  title: name,
  why: '',
  article: '',
  clocks: [],
  asks: [],
  needs: [],
  ...more,
});

const caseOf = (more: Partial<RequestFile>): RequestFile => ({
  row: { id: '7', state: 'accepted' },
  steps: [],
  clock: null,
  entries: [],
  events: [],
  keeps: [],
  earlier: [],
  unconfirmed: [],
  lamp: { code: 'in_progress', text: '还剩15个工作日', days: 15 },
  ...more,
});

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

describe('the bar of a clock', () => {
  const lines = [
    line('restart', '2026-04-01', '2026-04-01', 0),
    line('counted', '2026-04-02', '2026-04-10', 5),
    line('restart', '2026-04-11', '2026-04-11', 0),
    line('counted', '2026-04-12', '2026-04-20', 6),
    line('excluded', '2026-04-21', '2026-05-10', 12),
    line('counted', '2026-05-11', '2026-05-20', 8),
  ];

  it('covers the days from the receipt to the due date, one stretch after the other', () => {
    const bar = barOf(clock({ lines }), '2026-04-15');
    expect([bar?.from, bar?.to]).toEqual(['2026-04-01', '2026-05-20']);
    const ends = bar?.stretches.map(({ left, width }) => [left, left + width]) ?? [];
    expect(ends.at(-1)?.[1]).toBeCloseTo(100);
    for (const [at, [left]] of ends.entries()) {
      if (at > 0) expect(left).toBeGreaterThanOrEqual((ends[at - 1]?.[1] ?? 0) - 0.001);
    }
  });

  it('tells days that count from days that were left out and from those that were lost', () => {
    const bar = barOf(clock({ lines }), '2026-04-15');
    expect(bar?.stretches.map(({ kind }) => kind)).toEqual(['lost', 'counted', 'excluded', 'counted']);
    expect(stretchWords({ kind: 'excluded', days: 12 })).toContain('不计');
    expect(stretchWords({ kind: 'lost', days: 5 })).toContain('作废');
  });

  it('marks today and the due date, and no today once the case has ended', () => {
    const kinds = (list: Line[]) =>
      barOf(clock({ lines: list }), '2026-04-15')?.marks.map(({ kind }) => kind);
    expect(kinds(lines)).toEqual(['restart', 'restart', 'today', 'due']);
    expect(kinds([...lines, line('ended', '2026-05-12', '2026-05-12', 0)])).not.toContain('today');
  });

  it('reaches today where nothing has ended yet', () => {
    const waits = [line('restart', '2026-04-01', '2026-04-01', 0), line('excluded', '2026-04-02', null, 30)];
    const bar = barOf(clock({ lines: waits, due: null }), '2026-05-30');
    expect(bar?.to).toBe('2026-05-30');
    expect((bar?.stretches[0]?.left ?? 0) + (bar?.stretches[0]?.width ?? 0)).toBeCloseTo(100);
  });

  it('shows by how much a reply is late', () => {
    const waits = [
      line('restart', '2026-04-01', '2026-04-01', 0),
      line('counted', '2026-04-02', '2026-04-29', 20),
    ];
    const late = { lines: waits, due: '2026-04-29', overdue: true, days_left: -3 };
    const last = barOf(clock(late), '2026-05-07')?.stretches.at(-1);
    expect(last).toMatchObject({ kind: 'late', from: '2026-04-30', to: '2026-05-07', days: 3 });
    expect((last?.left ?? 0) + (last?.width ?? 0)).toBeCloseTo(100);
    expect(stretchWords({ kind: 'late', days: 3 })).toContain('超期');
  });

  it('says what a stretch is when somebody comes to it by the keyboard', async () => {
    const bar = mount(ClockBar, { props: { clock: clock({ lines }) } });
    await bar.get('[data-testid=stretch-excluded]').trigger('focus');
    expect(bar.get('[data-testid=clock-told]').text()).toContain('2026-04-21 至 2026-05-10：excluded12');
    expect(bar.get('[data-testid=clock-told]').text()).toContain('第三十三条');
  });
});

describe('what can be done to a case', () => {
  beforeEach(() => void toasts.splice(0));

  it('is parted into the next step, what turns up, and what ends it', () => {
    const events = [event('propose'), event('consult'), event('close_not_ours'), event('withdraw')];
    const groups = stepGroups([...events, event('archive', { why: '还没有送达' })]);
    expect(groups.map(({ name, events: list }) => [name, list.map((each) => each.name)])).toEqual([
      ['next', ['propose']],
      ['turn', ['consult']],
      ['end', ['close_not_ours', 'withdraw']],
    ]);
  });

  it('offers no button for what is not allowed, and says why', async () => {
    await desk();
    const events = [event('accept'), event('approve', { title: '批准答复', why: '请先受理' })];
    const steps = mount(StepButtons, { props: { file: caseOf({ events }) }, ...stubs });
    expect(steps.find('[data-testid=step-accept]').exists()).toBe(true);
    expect(steps.find('[data-testid=step-approve]').exists()).toBe(false);
    expect(steps.get('[data-testid=refused-approve]').text()).toContain('批准答复：请先受理');
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
    expect(hintOf('extend', 'days')).toContain('20');
    expect(hintOf('ask_correction', 'days')).not.toContain('20');
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
  };

  it('wait for their arrival and for the answer, and each is noted at its own entry', async () => {
    const { asked } = await desk({ 'request.note': () => caseOf({}) });
    const entries = [{ ...sent, kind: 'started', answerable: false }, sent];
    const open = mount(OpenEntries, { props: { file: caseOf({ entries }) }, ...stubs });
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
});
