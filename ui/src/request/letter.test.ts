import { flushPromises, mount } from '@vue/test-utils';
import { expect, it } from 'vitest';
import { openDesk } from '@/desk';
import type { RequestEvent, RequestFile } from '@/host';
import { schemas } from '@/host/mock/schemas';
import { standIn } from '@/test/stand';
import ClockSheet from './ClockSheet.vue';
import LetterCard from './LetterCard.vue';
import LetterDialog from './LetterDialog.vue';
import LetterLack from './LetterLack.vue';

const kind = (name: string, why_not: string | null) => ({
  kind: name,
  title: name === 'grant' ? '予以公开告知书' : '延期答复告知书',
  to: '申请人',
  article: '',
  why_not,
  answers: true,
  written: 0,
});

const question = {
  name: '获取方式',
  question: '怎样提供信息',
  example: '随函附送',
  said: '',
  held: null,
  options: [],
  optional: false,
  long: false,
  number: false,
  date: false,
  keep: false,
};

type Asked = { said: Record<string, string> };

function desk() {
  return standIn({
    'letter.kinds': () => ({
      unconfirmed: [],
      kinds: [kind('grant', null), kind('extension', '还没有延期')],
    }),
    'letter.draft': ({ said }: Asked) => ({
      kind: 'grant',
      title: '予以公开告知书',
      addressee: '申**',
      dated: '2026-05-11',
      number: '澄财公复〔2026〕1号',
      template: '1',
      asked: [{ ...question, said: said['获取方式'] ?? '' }],
      parties: [],
      missing: said['获取方式']
        ? []
        : [{ name: '获取方式', question: '怎样提供信息', asked: true, field: null }],
      relief: '可以申请行政复议。',
    }),
    'letter.write': () => ({ letter: { id: '9', file: [] }, file: null }),
  });
}

const opened = async () => {
  const shown = mount(LetterDialog, {
    props: { id: '7' },
    global: { stubs: { ElDialog: { template: '<div><slot /></div>' } } },
  });
  await flushPromises();
  return shown;
};

const deliver: RequestEvent = {
  name: 'deliver',
  title: '登记送达',
  why: '',
  here: true,
  turn: 'next',
  clock: 'answered',
  article: '',
  clocks: [],
  asks: ['delivery', 'tracking'],
  needs: [],
};
const file: RequestFile = {
  row: { id: '7', state: 'delivering' },
  state: '送达',
  by: ['clerk', '经办人'],
  steps: [],
  clock: null,
  entries: [],
  events: [deliver],
  keeps: [],
  earlier: [],
  unconfirmed: [],
  lamp: { code: 'in_progress', text: '', days: 3 },
};

it('offers the letters that a case can have, and says why not the others', async () => {
  desk();
  const shown = await opened();
  expect(shown.get('[data-testid=letter-kind]').text()).toContain('予以公开告知书');
  expect(shown.get('[data-testid=letter-kind]').text()).not.toContain('延期答复告知书');
  expect(shown.get('details').text()).toContain('还没有延期');
});

it('asks for what is missing, and writes the letter only when nothing is', async () => {
  const { asked } = desk();
  const shown = await opened();
  await shown.get('[data-testid=letter-kind]').setValue('grant');
  await flushPromises();
  const write = () => shown.get('[data-testid=letter-write]').attributes('disabled');
  expect(shown.get('[data-testid=letter-missing]').text()).toContain('怎样提供信息');
  expect(write()).toBeDefined();
  await shown.get('[id="letter-获取方式"]').setValue('随函附送');
  await flushPromises();
  expect(write()).toBeUndefined();
  await shown.get('form').trigger('submit');
  await flushPromises();
  const written = asked.find(({ name }) => name === 'letter.write');
  expect(written?.payload['said']).toEqual({ 获取方式: '随函附送' });
  expect(shown.emitted('written')).toHaveLength(1);
});

it('writes into the case what a letter lacks there, and leads back for what a step has to say', async () => {
  const lacking = [
    { name: '载体形式', question: '案件里还没有“载体形式”，请先登记', asked: false, field: 'medium' },
    { name: '补正日期', question: '案件里还没有“补正日期”，请先登记', asked: false, field: null },
  ];
  const { asked } = standIn({
    'desk.status': () => null,
    'desk.schemas': () => ({ schemas, forms: [] }),
    'record.set': () => [{ id: '7' }],
  });
  await openDesk();
  const shown = mount(LetterLack, { props: { id: '7', lacking } });
  await shown.get('[data-testid=field-medium] input[value=paper]').setValue();
  await flushPromises();
  const set = asked.find(({ name }) => name === 'record.set');
  expect(set?.payload['changes']).toEqual([{ id: '7', fields: { medium: 'paper' } }]);
  expect(shown.emitted('filled')).toHaveLength(1);
  expect(shown.text()).toContain('补正日期');
  await shown.get('[data-testid=letter-leave]').trigger('click');
  expect(shown.emitted('leave')).toHaveLength(1);
});

it('does not offer the case itself as an earlier one', async () => {
  const rows = [
    { id: '6', subject: '去年的预算' },
    { id: '7', subject: '今年的预算' },
  ];
  standIn({
    'desk.status': () => null,
    'desk.schemas': () => ({ schemas, forms: [] }),
    'record.list': () => ({ total: 2, rows, next: null }),
  });
  await openDesk();
  const question = { name: '此前登记编号', question: '请先登记', asked: false, field: 'earlier' };
  const stubs = {
    ElSelect: { template: '<div data-testid="select" @click="$emit(\'focus\')"><slot /></div>' },
    ElOption: { props: ['value'], template: '<i>{{ value }}</i>' },
  };
  const shown = mount(LetterLack, { props: { id: '7', lacking: [question] }, global: { stubs } });
  await shown.get('[data-testid=select]').trigger('click');
  await flushPromises();
  expect(shown.findAll('i').map((option) => option.text())).toEqual(['6']);
});

it('lets a draft be sent and a void letter be left alone', async () => {
  const letter = (id: string, state: string) => ({ id, title: '延期答复告知书', state, file: [] });
  standIn({
    'record.list': () => ({ total: 2, rows: [letter('1', 'draft'), letter('2', 'void')], next: null }),
    'letter.kinds': () => ({ unconfirmed: [], kinds: [] }),
    'letter.course': () => [],
  });
  const shown = mount(LetterCard, { props: { file }, global: { stubs: { RouterLink: true } } });
  await flushPromises();
  expect(shown.findAll('[data-testid=letter-issue]')).toHaveLength(1);
  expect(shown.findAll('[data-testid=letter-void]')).toHaveLength(1);
  expect(shown.find('[data-testid=letter-all]').exists()).toBe(false);
});

it('puts what an answer says into the case only when the clerk takes it', async () => {
  const way = { delivery: 'post', tracking: 'XA1', delivered: '2026-05-13' };
  const plain = { entry: null, clock: null, reached: null, days: null, other: null };
  const offer = { ...plain, event: 'deliver', title: '登记送达', day: '2026-05-13', way };
  const letter = { id: '1', title: '予以公开告知书', state: 'issued', file: [] };
  const { asked } = standIn({
    'desk.status': () => null,
    'desk.schemas': () => ({ schemas, forms: [] }),
    'record.list': () => ({ total: 1, rows: [letter], next: null }),
    'letter.course': () => [{ id: '1', known: way, offer }],
    'request.step': () => file,
  });
  await openDesk();
  const shown = mount(LetterCard, {
    props: { file },
    global: { stubs: { ElDialog: { template: '<div><slot /></div>' }, RouterLink: true } },
  });
  await flushPromises();
  expect(shown.get('[data-testid=letter-offer]').text()).toContain('登记送达（2026-05-13）');
  expect(asked.some(({ name }) => name === 'request.step')).toBe(false);
  await shown.get('[data-testid=letter-take]').trigger('click');
  await shown.get('form').trigger('submit');
  await flushPromises();
  expect(asked.find(({ name }) => name === 'request.step')?.payload).toEqual({
    id: '7',
    event: 'deliver',
    letter: '1',
    day: '2026-05-13',
    fields: { delivery: 'post', tracking: 'XA1' },
  });
});

it('writes one letter to each of those who were asked and have none', async () => {
  const party = (step: string, written: number) => ({ step, name: `${step}**`, day: '2026-05-06', written });
  const { asked } = standIn({
    'letter.kinds': () => ({ unconfirmed: [], kinds: [kind('grant', null)] }),
    'letter.draft': () => ({
      kind: 'grant',
      title: '征求第三方意见书',
      addressee: '苏**',
      dated: '2026-05-11',
      number: null,
      template: '1',
      asked: [],
      parties: [party('苏', 0), party('程', 0), party('方', 1)],
      missing: [],
      relief: '',
    }),
    'letter.write': () => ({ letter: { id: '9', file: [] }, file: null }),
  });
  const shown = await opened();
  await shown.get('[data-testid=letter-kind]').setValue('grant');
  await flushPromises();
  await shown.get('[data-testid="party-程"]').setValue(false);
  await shown.get('[data-testid="party-方"]').setValue(true);
  await flushPromises();
  await shown.get('form').trigger('submit');
  await flushPromises();
  const written = asked.filter(({ name }) => name === 'letter.write').map(({ payload }) => payload['step']);
  expect(written).toEqual(['苏', '方']);
});

it('a sheet of the clock that says the same is written once', async () => {
  const kept = { digest: 'd'.repeat(64), name: '期限计算表.docx', size: 1 };
  const { asked } = standIn({
    'letter.write': () => ({ letter: { id: '9', file: [kept] }, file: null }),
    'attachment.preview': () => ({ pages: [], notes: [] }),
  });
  const button = mount(ClockSheet, {
    props: { record: { id: '7', _rev: 3 } },
    global: { stubs: { ElDialog: true, AttachmentPrint: true } },
  });
  const press = async () => {
    await button.get('[data-testid=clock-sheet]').trigger('click');
    await flushPromises();
  };
  const written = () => asked.filter(({ name }) => name === 'letter.write');
  await press();
  await press();
  expect(written()).toHaveLength(1);
  expect(written()[0]?.payload).toEqual({ request: '7', kind: 'clock_sheet' });
  await button.setProps({ record: { id: '7', _rev: 4 } });
  await press();
  expect(written()).toHaveLength(2);
});
