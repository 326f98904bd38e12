import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it, vi } from 'vitest';
import type { AnnualReport, ReportNumber, ReportSection } from '@/host';
import { standIn } from '@/test/stand';
import { anywhere } from '@/test/router';
import CorrectDialog from './CorrectDialog.vue';
import NumberCell from './NumberCell.vue';
import { doneRows, marksOf, paperRows } from './numbers';
import OtherReport from './OtherReport.vue';
import ReportPage from './ReportPage.vue';
import SectionEditor from './SectionEditor.vue';

const stubs = { ElDialog: { template: '<div><slot /></div>' }, ComparePart: true };
const number = (place: string, value: string): ReportNumber => ({
  place,
  words: `表三第${place}格`,
  value,
  computed: value,
  correction: null,
  ledger: 'request',
  filters: [{ field: 'received', op: 'ge', value: '2025-01-01' }],
});
const section: ReportSection = {
  name: 'overview',
  title: '一、总体情况',
  text: '新收{{新收申请}}件。',
  own: false,
  words: '新收5件。',
  error: null,
  binds: ['新收申请'],
};
const ROWS: AnnualReport['labels']['rows'] = [
  [null, '一、本年新收政府信息公开申请数量'],
  [null, '二、上年结转政府信息公开申请数量'],
  ['三、本年度办理结果', '（一）予以公开'],
  ['（三）不予公开', '1.属于国家秘密'],
  ['（三）不予公开', '2.其他法律行政法规禁止公开'],
  ['三、本年度办理结果', '（七）总计'],
  [null, '四、结转下年度继续办理'],
];
const report: AnnualReport = {
  year: 2025,
  title: '澄溪县财政局2025年政府信息公开工作年度报告',
  id: null,
  state: 'draft',
  submitted: null,
  published: null,
  url: null,
  due: '2026-01-31',
  due_source: '《条例》第四十九条',
  restatement: null,
  read_from: null,
  numbers: [number('3.1.1', '5'), number('3.1.7', '5')],
  labels: {
    acts: [],
    columns: ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'],
    rows: ROWS,
    remedies: [],
  },
  findings: [{ kind: 'identity', blocking: true, place: '3.1.7', words: '各类申请人相加是4，总计是5' }],
  sections: [section],
  names: [{ name: '新收申请', what: '表三第1行总计', value: '5' }],
  checks: [{ words: '1月31日前报送', source: '《条例》第四十九条', done: false }],
  comparison: [],
  unconfirmed: [],
  source: '国办公开办函〔2021〕30号',
};
const on = (answers: Record<string, (payload: never) => unknown> = {}) =>
  standIn({ 'annual_report.show': () => report, ...answers });
const paid = (asked: { name: string; payload: unknown }[], name: string) =>
  asked.filter((each) => each.name === name).map(({ payload }) => payload);

describe('the tables of the report', () => {
  it('lie as on paper: groups reach over their rows, items stand alone', () => {
    const rows = paperRows(ROWS);
    expect(rows.map((row) => row.group?.rows ?? 0)).toEqual([0, 0, 0, 2, 0, 0, 0]);
    expect(rows.filter((row) => row.alone).map((row) => row.row)).toEqual([1, 2, 7]);
    expect(doneRows(ROWS)).toBe(4);
  });

  it('mark a corrected number and say why', () => {
    const correction = { value: '6', reason: '漏登一件', person: '周静澜', day: '2026-01-10' };
    const corrected = { ...number('3.1.1', '6'), computed: '5', correction };
    expect(marksOf(corrected, [])[0]).toContain('程序算得5，更正为6，理由：漏登一件');
    const cell = mount(NumberCell, { props: { number: corrected, findings: [], correcting: false } });
    expect(cell.text()).toBe('6※');
  });
});

describe('the page of the report', () => {
  const page = () =>
    mount(ReportPage, { props: { year: 2025, tab: '' }, global: { stubs, plugins: [anywhere()] } });

  it('says what does not add up before everything else', async () => {
    on();
    const shown = page();
    await flushPromises();
    expect(shown.get('[data-testid=report-findings]').text()).toContain('1处对不上');
    expect(shown.get('[data-testid="number-3.1.7"]').text()).toBe('5▲');
  });

  it('opens the correction of a number only where numbers are being corrected', async () => {
    on();
    const shown = page();
    await flushPromises();
    await shown.get('[data-testid=report-correcting]').setValue(true);
    await shown.get('[data-testid="number-3.1.1"]').trigger('click');
    expect(shown.find('[data-testid=correct-form]').exists()).toBe(true);
  });
});

describe('the paper of the report', () => {
  const page = () =>
    mount(ReportPage, { props: { year: 2025, tab: '' }, global: { stubs, plugins: [anywhere()] } });
  const pages = { pages: ['<svg/>', '<svg/>'], notes: [] };

  it('is drawn before it is printed, and of the year that is on the page', async () => {
    const { asked } = on({
      'annual_report.pages': () => pages,
      'annual_report.print': () => ({ path: '/r.pdf', name: 'r.pdf', size: 1 }),
      'file.open': () => null,
    });
    const shown = page();
    await flushPromises();
    await shown.get('[data-testid=report-print]').trigger('click');
    await vi.dynamicImportSettled();
    await flushPromises();
    expect(shown.findAll('[data-testid=print-page]')).toHaveLength(2);
    await shown.get('[data-testid=print-pdf]').trigger('click');
    await flushPromises();
    expect(paid(asked, 'annual_report.pages')).toEqual([{ year: 2025 }]);
    expect(paid(asked, 'annual_report.print')).toEqual([{ year: 2025 }]);
  });
});

describe('a correction', () => {
  it('is not sent without a reason', async () => {
    const { asked } = on({ 'annual_report.correct': () => report });
    const dialog = mount(CorrectDialog, {
      props: { year: 2025, number: number('3.1.1', '5') },
      global: { stubs },
    });
    await dialog.get('[data-testid=correct-value]').setValue('6');
    expect(dialog.get('[data-testid=correct-save]').attributes('disabled')).toBeDefined();
    await dialog.get('[data-testid=correct-reason]').setValue('漏登一件');
    await dialog.get('[data-testid=correct-form]').trigger('submit');
    await flushPromises();
    const sent = { year: 2025, place: '3.1.1', value: '6', reason: '漏登一件' };
    expect(paid(asked, 'annual_report.correct')).toEqual([sent]);
    expect(dialog.emitted('done')).toHaveLength(1);
  });
});

describe('a section', () => {
  it('shows its words while it is written, and keeps no text that is not understood', async () => {
    const { asked } = on({
      'annual_report.preview': ({ text }: ReportSection) => ({
        ...section,
        text,
        words: '',
        error: '“新收”没有对应的内容',
      }),
    });
    const editor = mount(SectionEditor, { props: { year: 2025, section, names: report.names } });
    await editor.get('[data-testid=section-text]').setValue('{{新收}}');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await flushPromises();
    expect(paid(asked, 'annual_report.preview')).toEqual([
      { year: 2025, section: 'overview', text: '{{新收}}' },
    ]);
    expect(editor.get('[data-testid=section-words]').text()).toContain('没有对应的内容');
    expect(editor.get('[data-testid=section-save]').attributes('disabled')).toBeDefined();
  });

  it('takes a bound number in at the caret', async () => {
    on({ 'annual_report.preview': () => section });
    const editor = mount(SectionEditor, {
      props: { year: 2025, section, names: report.names },
      attachTo: document.body,
    });
    const box = editor.get('[data-testid=section-text]').element as HTMLTextAreaElement;
    box.setSelectionRange(0, 0);
    await editor.get('[data-testid=section-names]').setValue('新收申请');
    expect(box.value).toBe('{{新收申请}}新收{{新收申请}}件。');
    editor.unmount();
  });
});

describe('somebody else’s report', () => {
  it('is read, judged, and taken in under its year', async () => {
    const checked = { ok: true, year: 2024, old: true, missing: [], numbers: [], findings: [], notes: [] };
    const { asked } = on({
      'annual_report.check_file': () => checked,
      'annual_report.take': () => ({ ...report, year: 2024 }),
    });
    const part = mount(OtherReport);
    const field = part.get('[data-testid=other-file]').element as HTMLInputElement;
    Object.defineProperty(field, 'files', { value: [new File(['x'], '2024年年报.docx')] });
    await part.get('[data-testid=other-file]').trigger('change');
    await vi.waitFor(() => expect(part.find('[data-testid=other-read]').exists()).toBe(true));
    expect(part.get('[data-testid=other-read]').text()).toContain('2019 年格式');
    await part.get('[data-testid=other-take]').trigger('submit');
    await vi.waitUntil(() => part.emitted('taken'));
    expect(paid(asked, 'annual_report.take')).toEqual([
      { file: 'staged-1', name: '2024年年报.docx', year: 2024 },
    ]);
    expect(part.emitted('taken')).toEqual([[2024]]);
  });
});
