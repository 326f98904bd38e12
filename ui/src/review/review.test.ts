import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDesk } from '@/desk';
import LetterDialog from '@/document/LetterDialog.vue';
import { HostError, type ReviewCampaign } from '@/host';
import { schemas } from '@/host/mock/schemas';
import ReviewPage from '@/pages/review/ReviewPage.vue';
import { router } from '@/router';
import { standIn } from '@/test/stand';

const SLOT = { template: '<div><slot /></div>' };
const global = { stubs: { ElDialog: SLOT }, plugins: [router] };

const campaign: ReviewCampaign = {
  id: 'r',
  name: '2026年度公文公开属性评估',
  year: 2026,
  opened: '2026-11-02',
  due: '2026-12-18',
  due_reason: null,
  closed: null,
  approver: null,
  summary: null,
  lamp: { code: 'in_progress', text: '还有26天', days: 26 },
  left: 2,
  done: 1,
  keep: 1,
  publish: 0,
  publish_part: 0,
  left_filters: [{ field: 'reviewed', op: 'le', value: 2025 }],
  left_sort: [{ field: 'reviewed', descending: false }],
  done_filters: [{ field: 'campaign', op: 'eq', value: 'r' }],
};
const rows = [
  { id: 'a', title: '请示', attribute: 'withheld' },
  { id: 'b', title: '函件', attribute: 'on_request' },
];
const often = { times: 3, years: 2, documents: [] };
const wanted = [{ id: 'b', title: '函件', doc_no: '', asked: 4, last: '2026-10-13', suggested: true }];

function stand(answers: Record<string, (request: never) => unknown> = {}) {
  return standIn({
    'desk.status': () => null,
    'desk.schemas': () => ({ schemas, forms: [] }),
    'review.show': () => ({ years: [2026], campaign, cancelled: [] }),
    'record.list': () => ({ total: 2, rows, next: null }),
    'document.suggested': () => ({ ...often, documents: wanted }),
    ...answers,
  });
}

async function page() {
  await openDesk();
  const shown = mount(ReviewPage, { global });
  await flushPromises();
  return shown;
}

describe('the yearly review', () => {
  beforeEach(() => router.push('/review'));

  it('teaches and begins where there is none yet', async () => {
    const { asked } = stand({
      'review.show': () => ({ years: [], campaign: null, cancelled: [] }),
      'review.open': () => ({ years: [2026], campaign, cancelled: [] }),
    });
    const shown = await page();
    await shown.get('[data-testid=review-due]').setValue('2026-12-18');
    await shown.get('[data-testid=review-due]').trigger('change');
    await shown.get('[data-testid=review-open-form]').trigger('submit');
    await flushPromises();
    const opened = asked.find(({ name }) => name === 'review.open');
    expect(opened?.payload).toMatchObject({ due: '2026-12-18' });
  });

  it('lists what is left with its progress, and marks what is asked for often', async () => {
    const { asked } = stand();
    const shown = await page();
    expect(shown.get('[data-testid=review-progress]').text()).toContain('1 / 3');
    expect(shown.findAll('[data-testid=review-row]')).toHaveLength(2);
    expect(shown.findAll('[data-testid=review-row]')[1]?.text()).toContain('被申请 4 次');
    const list = asked.find(({ name }) => name === 'record.list');
    expect(list?.payload).toMatchObject({ ledger: 'document', filters: campaign.left_filters });
  });

  it('gives several documents one verdict, and tells what is refused', async () => {
    let refuse = true;
    const { asked } = stand({
      'review.set': () => {
        const message = '批准人：必须填写';
        if (refuse)
          throw new HostError('invalid', message, [{ field: 'approver', code: 'required', message }]);
        return { years: [2026], campaign: { ...campaign, left: 0 } };
      },
    });
    const shown = await page();
    expect(shown.get('[data-testid=review-judge]').attributes('disabled')).toBeDefined();
    await shown.get('[data-testid=review-tick-all]').setValue(true);
    await shown.get('[data-testid=review-judge]').trigger('click');
    await shown.get('[data-testid=verdict-reason]').setValue('没有变化');
    await shown.get('[data-testid=verdict-dialog]').trigger('submit');
    await flushPromises();
    expect(shown.get('[role=alert]').text()).toContain('批准人');
    refuse = false;
    await shown.get('[data-testid=verdict-approver]').setValue('李局长');
    await shown.get('[data-testid=verdict-dialog]').trigger('submit');
    await flushPromises();
    const said = asked.filter(({ name }) => name === 'review.set').at(-1);
    expect(said?.payload).toMatchObject({ documents: ['a', 'b'], outcome: 'keep', approver: '李局长' });
    expect(shown.find('[data-testid=verdict-dialog]').exists()).toBe(false);
  });

  it('moves the last day and cancels, each with its reason', async () => {
    const cancelled = [{ id: 'r', name: campaign.name, day: '2026-11-22', reason: '弄错了' }];
    const { asked } = stand({
      'review.set_due': () => ({ years: [2026], campaign, cancelled: [] }),
      'review.cancel': () => ({ years: [], campaign: null, cancelled }),
    });
    const shown = await page();
    const say = async (button: string, reason: string) => {
      await shown.get(`[data-testid=${button}]`).trigger('click');
      await shown.get('[data-testid=review-change-reason]').setValue(reason);
      await shown.get('[data-testid=review-change-dialog]').trigger('submit');
      await flushPromises();
      return asked.at(-1);
    };
    await shown.get('[data-testid=review-set-due]').trigger('click');
    await shown.get('[data-testid=review-new-due]').setValue('2026-12-25');
    await say('review-set-due', '县里推迟');
    const moved = asked.find(({ name }) => name === 'review.set_due');
    expect(moved?.payload).toEqual({ due: '2026-12-25', reason: '县里推迟' });
    await say('review-cancel', '弄错了');
    const taken = asked.find(({ name }) => name === 'review.cancel');
    expect(taken?.payload).toEqual({ reason: '弄错了' });
  });

  it('names the reviews that were cancelled', async () => {
    const cancelled = [{ id: 'r', name: campaign.name, day: '2026-11-22', reason: '弄错了' }];
    stand({ 'review.show': () => ({ years: [], campaign: null, cancelled }) });
    const shown = await page();
    expect(shown.get('[data-testid=review-cancelled]').text()).toContain('取消：弄错了');
  });
});

describe('a historical document', () => {
  it('points to the archives, and is determined by the letter', async () => {
    const { asked } = stand({ 'attribute.by_letter': () => ({ id: '7' }) });
    await openDesk();
    const record = { id: '7', archived: true, archived_to: '澄溪县档案馆' };
    const dialog = mount(LetterDialog, { props: { modelValue: true, record }, global });
    expect(dialog.get('[data-testid=letter-archives]').text()).toContain('澄溪县档案馆');
    await dialog.get('[data-testid=letter-no]').setValue('澄水函〔2026〕9号');
    await dialog.get('[data-testid=letter-attribute]').setValue('proactive');
    await dialog.get('[data-testid=letter-reason]').setValue('不涉及第三方');
    await dialog.get('[data-testid=letter-dialog]').trigger('submit');
    await flushPromises();
    const said = asked.find(({ name }) => name === 'attribute.by_letter');
    expect(said?.payload).toMatchObject({ letter_no: '澄水函〔2026〕9号', attribute: 'proactive' });
    expect(dialog.emitted('update:modelValue')).toEqual([[false]]);
  });
});
