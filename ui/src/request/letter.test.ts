import { flushPromises, mount } from '@vue/test-utils';
import { expect, it } from 'vitest';
import { standIn } from '@/test/stand';
import LetterCard from './LetterCard.vue';
import LetterDialog from './LetterDialog.vue';

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
      missing: said['获取方式'] ? [] : [{ name: '获取方式', question: '怎样提供信息', asked: true }],
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

it('lets a draft be sent and a void letter be left alone', async () => {
  const letter = (id: string, state: string) => ({ id, title: '延期答复告知书', state, file: [] });
  standIn({
    'record.list': () => ({ total: 2, rows: [letter('1', 'draft'), letter('2', 'void')], next: null }),
    'letter.kinds': () => ({ unconfirmed: [], kinds: [] }),
  });
  const shown = mount(LetterCard, { props: { record: { id: '7' } } });
  await flushPromises();
  expect(shown.findAll('[data-testid=letter-issue]')).toHaveLength(1);
  expect(shown.findAll('[data-testid=letter-void]')).toHaveLength(1);
  expect(shown.find('[data-testid=letter-all]').exists()).toBe(false);
});
