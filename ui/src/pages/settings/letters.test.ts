import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, expect, it, vi } from 'vitest';
import { HostError } from '@/host';
import { toasts } from '@/feedback/toasts';
import { standIn } from '@/test/stand';
import LetterPanel from './LetterPanel.vue';
import TemplateNames from './TemplateNames.vue';
import TemplatePanel from './TemplatePanel.vue';

vi.mock('vue-router', () => ({ useRoute: () => ({ query: {} }) }));

const settings = {
  answers: [
    {
      name: '咨询电话',
      question: '打哪个电话？',
      example: '0350',
      said: '',
      options: [],
      optional: false,
      long: false,
    },
  ],
  series: [
    { name: 'reply', title: '答复和告知', pattern: '{code}〔{year}〕{n}号', example: '澄财公复〔2026〕1号' },
  ],
};
const info = {
  kind: 'correction',
  title: '补正告知书',
  to: '给申请人',
  version: '第2版',
  own: true,
  versions: 2,
  day: '2026-03-06',
  needs: [],
};

function dropFile(panel: ReturnType<typeof mount>) {
  const input = panel.get('[data-testid=template-file]').element as HTMLInputElement;
  const file = new File(['PK'], '补正（改）.docx');
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  input.dispatchEvent(new Event('change'));
}

beforeEach(() => void toasts.splice(0));

it('what is said once for all letters is kept as it is typed', async () => {
  const { asked } = standIn({ 'letter.settings': () => settings, 'letter.set_settings': () => settings });
  const panel = mount(LetterPanel);
  await flushPromises();
  await panel.get('[data-testid="letter-set-咨询电话"] input').setValue('0350-7654321');
  await flushPromises();
  expect(asked.at(-1)?.payload).toEqual({ said: { 咨询电话: '0350-7654321' } });
  expect(panel.get('[data-testid=series-reply]').text()).toContain('澄财公复〔2026〕1号');
});

it('a pattern that is refused says why where it was typed', async () => {
  standIn({
    'letter.settings': () => settings,
    'letter.set_settings': () => {
      throw new HostError('invalid', '样式不对', [
        { field: 'pattern', code: 'invalid', message: '文号的样式里要有 {n}' },
      ]);
    },
  });
  const panel = mount(LetterPanel);
  await flushPromises();
  await panel.get('[data-testid=series-reply] input').setValue('{code}〔{year}〕号');
  await flushPromises();
  expect(panel.get('[data-testid=series-reply] [role=alert]').text()).toContain('要有 {n}');
});

it('a template with a name that nobody knows is refused at its line, which names it', async () => {
  const { asked } = standIn({
    'template.list': () => [info],
    'template.import': () => {
      throw new HostError('invalid', '模板里有不认识的名称', [
        { field: 'file', code: 'invalid', message: '模板里的“申请者”没有这个名称' },
      ]);
    },
  });
  const panel = mount(TemplatePanel);
  await flushPromises();
  await panel.get('[data-testid=template-import]').trigger('click');
  dropFile(panel);
  await vi.waitUntil(() => panel.find('[role=alert]').exists());
  expect(asked.at(-1)).toEqual({
    name: 'template.import',
    payload: { kind: 'correction', file: 'staged-1', name: '补正（改）.docx' },
  });
  expect(panel.get('[data-testid=template-correction] [role=alert]').text()).toContain('申请者');
});

it('a template that lacks what the law wants is taken, and says what it lacks', async () => {
  standIn({
    'template.list': () => [info],
    'template.import': () => ({ template: { ...info, version: '第3版' }, lacks: ['{{补正期限}}'] }),
  });
  const panel = mount(TemplatePanel);
  await flushPromises();
  await panel.get('[data-testid=template-import]').trigger('click');
  dropFile(panel);
  await vi.waitUntil(() => panel.find('[role=alert]').exists());
  await flushPromises();
  expect(panel.get('[role=alert]').text()).toContain('{{补正期限}}');
  expect(toasts.some(({ text }) => text.includes('第3版'))).toBe(true);
});

it("only the office's own template can be put away", async () => {
  const { asked } = standIn({
    'template.list': () => [info, { ...info, kind: 'fee', own: false, version: '自带（ab12）' }],
    'template.reset': () => ({ ...info, own: false }),
  });
  const panel = mount(TemplatePanel);
  await flushPromises();
  expect(panel.find('[data-testid=template-fee] [data-testid=template-reset]').exists()).toBe(false);
  await panel.get('[data-testid=template-reset]').trigger('click');
  await flushPromises();
  expect(asked.find(({ name }) => name === 'template.reset')?.payload).toEqual({ kind: 'correction' });
});

it('the names are asked for once somebody looks, in their groups', async () => {
  const names = [
    { name: '申请人', group: '申请', meaning: '姓名或者名称', example: '林溪', asked: false },
    { name: '文号', group: '文书', meaning: '这份文书的文号', example: '澄财公复〔2026〕3号', asked: false },
  ];
  const { asked } = standIn({ 'template.names': () => ({ names, lists: [] }) });
  const page = mount(TemplateNames);
  expect(asked).toHaveLength(0);
  const details = page.get('details').element as HTMLDetailsElement;
  details.open = true;
  await page.get('details').trigger('toggle');
  await flushPromises();
  expect(page.findAll('h3').map((each) => each.text())).toEqual(['申请', '文书', '表格里逐行用的']);
  expect(page.get('[data-testid="name-申请人"]').text()).toBe('{{申请人}}');
});
