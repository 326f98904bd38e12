import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { opened } from '@/record/open';
import { openDesk } from '@/desk';
import { HostError } from '@/host';
import { schemas } from '@/host/mock/schemas';
import PromoteDialog from '@/question/PromoteDialog.vue';
import QuestionPage from '@/pages/question/QuestionPage.vue';
import { standIn } from '@/test/stand';
import SurveyDialog from './SurveyDialog.vue';
import { rateWords } from './words';

const SLOT = { template: '<div><slot /></div>' };
const line = {
  ledger: 'document',
  id: 'd1',
  title: '补贴方案',
  doc_no: '澄农发〔2026〕3号',
  words: '还没有解读',
};
const survey = {
  year: 2026,
  documents: 9,
  published: 7,
  rates: [{ title: '多样化解读率', count: 7, percent: 100, target: 90, reached: true }],
  head: true,
  missing: [line],
  apart: [],
  unpushed: [],
};

describe('a rate', () => {
  it('is told with its target, and marked where it is missed', () => {
    const rate = { title: '多样化解读率', count: 3, percent: 75, target: 90, reached: false };
    expect(rateWords(rate)).toBe('▲ 多样化解读率 75.0%（3 件），目标不低于 90%');
    expect(rateWords({ ...rate, percent: null })).toContain('还没有发布解读');
  });
});

describe('the survey of interpretations', () => {
  it('starts the missing interpretation with the title and number of its document', async () => {
    const { asked } = standIn({
      'desk.status': () => null,
      'desk.schemas': () => ({ schemas, forms: [] }),
      'interpretation.survey': () => survey,
    });
    await openDesk();
    const dialog = mount(SurveyDialog, {
      props: { modelValue: true },
      global: { stubs: { ElDialog: SLOT } },
    });
    await flushPromises();
    expect(dialog.text()).toContain('没有解读，也没有写理由（1 件）');
    await dialog.get('[data-testid=survey-add-interpretation]').trigger('click');
    expect(opened.value).toMatchObject({
      ledger: 'interpretation',
      id: '',
      preset: { title: '补贴方案', doc_no: '澄农发〔2026〕3号' },
    });
    expect(asked.at(-1)?.name).toBe('interpretation.survey');
  });

  it('of another year is asked for that year', async () => {
    const { asked } = standIn({ 'interpretation.survey': () => ({ ...survey, missing: [] }) });
    const dialog = mount(SurveyDialog, {
      props: { modelValue: true },
      global: { stubs: { ElDialog: SLOT } },
    });
    await flushPromises();
    expect(dialog.find('[data-testid=survey-clean]').exists()).toBe(true);
    const select = dialog.get<HTMLSelectElement>('[data-testid=survey-year]');
    const last = Number(select.element.options[1]?.text.slice(0, 4));
    await select.setValue(last);
    expect(asked.at(-1)?.payload).toEqual({ year: last });
  });
});

describe('taking a consultation into the bank', () => {
  const record = { id: 'c1', title: '问补贴', reply: '6月底前' };

  it('hands over the words of the clerk, and tells what is refused', async () => {
    const message = '里面有手机号码，请去掉';
    const refuse = () => {
      throw new HostError('invalid', message, [{ field: 'answer', code: 'personal_in_answer', message }]);
    };
    const { asked } = standIn({
      'record.list': () => ({ total: 0, rows: [], next: null }),
      'question.promote': refuse,
    });
    const props = { modelValue: true, record };
    const dialog = mount(PromoteDialog, { props, global: { stubs: { ElDialog: SLOT } } });
    await flushPromises();
    await dialog.get('[data-testid=promote-question]').setValue('补贴何时到账？');
    await dialog.get('form').trigger('submit');
    await flushPromises();
    expect(asked.at(-1)?.payload).toMatchObject({ id: 'c1', question: '补贴何时到账？', answer: '6月底前' });
    expect(dialog.get('[role=alert]').text()).toBe(message);
    expect(dialog.emitted('update:modelValue')).toBeUndefined();
  });

  it('counts it to a question that is there already', async () => {
    const rows = [
      { id: 'q1', question: '补贴何时到账？', state: 'valid' },
      { id: 'q2', question: '旧的', state: 'void' },
    ];
    const { asked } = standIn({
      'record.list': () => ({ total: 2, rows, next: null }),
      'question.promote': () => rows[0],
      'desk.status': () => null,
    });
    const props = { modelValue: true, record };
    const dialog = mount(PromoteDialog, { props, global: { stubs: { ElDialog: SLOT } } });
    await flushPromises();
    const select = dialog.get<HTMLSelectElement>('[data-testid=promote-into]');
    expect([...select.element.options].map((option) => option.value)).toEqual(['', 'q1']);
    await select.setValue('q1');
    await dialog.get('form').trigger('submit');
    await flushPromises();
    const promoted = asked.find(({ name }) => name === 'question.promote');
    expect(promoted?.payload).toEqual({ id: 'c1', into: 'q1' });
    expect(dialog.emitted('update:modelValue')).toEqual([[false]]);
  });
});

describe('the bank of questions', () => {
  it('goes to the public only where it is valid, answered and looked over', async () => {
    const { asked } = standIn({
      'form.export': () => ({ name: 'a', path: '/a', size: 1 }),
    });
    const stubs = { LedgerPage: { template: '<div><slot name="actions" :total="3" /></div>' } };
    const page = mount(QuestionPage, { global: { stubs } });
    await page.get('[data-testid=question-publish]').trigger('click');
    await flushPromises();
    const filters = asked[0]?.payload['filters'] as { field: string }[];
    expect(filters.map((each) => each.field)).toEqual(['state', 'reviewer', 'answer']);
  });
});
