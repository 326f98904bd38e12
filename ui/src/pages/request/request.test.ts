import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDesk, year } from '@/desk';
import { today } from '@/format';
import { HostError } from '@/host';
import { schemas } from '@/host/mock/schemas';
import { closeRecord, opened, openRecord } from '@/record/open';
import { router } from '@/router';
import { standIn } from '@/test/stand';
import { anywhere } from '@/test/router';
import CasePage from './CasePage.vue';
import RegisterPage from './RegisterPage.vue';
import RequestsPage from './RequestsPage.vue';

const lamp = { code: 'overdue', text: '超期3个工作日', days: -3 };
const row = { id: '7', number: '依申请〔2026〕1号', subject: '部门决算', applicant: '申*远', _lamp: lamp };
const counts = { open: 1, soon: 0, overdue: 1, done: 4, all: 5 };
const listed = { total: 1, rows: [row], next: null, filters: [], counts };
const preview = {
  received: null,
  why: '请选收到渠道',
  field: 'channel',
  remark: null,
  due: null,
  due_note: '',
  number: null,
  earlier: [],
};
const file = {
  row: { ...row, state: 'registered' },
  state: '登记',
  by: ['clerk', '经办人'],
  steps: [],
  clock: null,
  entries: [],
  events: [],
  keeps: ['检索记录'],
  earlier: [],
  unconfirmed: [],
  lamp,
};
const fee = { amount: 0, over: '', words: '', source: '', unconfirmed: [], title: '按件', way: 'items' };

async function stand(answers: Record<string, (payload: never) => unknown>) {
  const program = standIn({
    'desk.status': () => null,
    'desk.schemas': () => ({ schemas, forms: [] }),
    'request.list': () => listed,
    'request.preview': () => preview,
    'request.show': () => file,
    'request.charge': () => ({ before: 0, items: 1, pages: 0, by_items: fee, by_pages: fee }),
    'letter.course': () => [],
    'record.check': () => [],
    'record.list': () => ({ total: 0, rows: [], next: null }),
    ...answers,
  });
  await openDesk();
  const routes = anywhere();
  const stubs = { ElDialog: true, ElPopover: true };
  return { ...program, routes, global: { plugins: [routes], stubs } };
}

describe('the register of requests', () => {
  it('begins with what waits, and lists by part and by the year at the top', async () => {
    const { asked, global } = await stand({});
    year.value = 2026;
    const page = mount(RequestsPage, { global });
    await flushPromises();
    expect(asked.at(-1)?.payload).toMatchObject({ view: 'open', year: 2026, filters: [] });
    expect(page.get('[data-testid=view-done]').text()).toBe('已办结 4');
    expect(page.get('[data-testid=request-row]').text()).toContain('超期3个工作日');
    await page.get('[data-testid=view-done]').trigger('click');
    await page.get('[data-testid=request-state]').setValue('archived');
    await flushPromises();
    expect(asked.at(-1)?.payload).toMatchObject({
      view: 'done',
      filters: [{ field: 'state', op: 'eq', value: 'archived' }],
    });
    year.value = null;
  });

  it('teaches where there is none yet, and says so where none fits', async () => {
    const none = { open: 0, soon: 0, overdue: 0, done: 0, all: 0 };
    const { global } = await stand({
      'request.list': () => ({ ...listed, total: 0, rows: [], counts: none }),
    });
    const page = mount(RequestsPage, { global });
    await flushPromises();
    expect(page.find('[data-testid=request-first]').exists()).toBe(true);
    await page.get('[data-testid=request-state]').setValue('archived');
    await flushPromises();
    expect(page.get('[data-testid=request-none]').text()).toContain('没有符合条件');
  });

  it('leads from a row to the case', async () => {
    const { global, routes } = await stand({});
    const page = mount(RequestsPage, { global });
    await flushPromises();
    await page.get('[data-testid=request-row]').trigger('click');
    await flushPromises();
    expect(routes.currentRoute.value.path).toBe('/request/7');
  });
});

describe('registering a request', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('shows exactly the days that the channel goes by, and asks again what follows', async () => {
    const { asked, global } = await stand({});
    const page = mount(RegisterPage, { global });
    await flushPromises();
    const days = () =>
      ['submitted', 'arrived', 'confirmed'].filter((name) =>
        page.find(`[data-testid=field-${name}]`).exists(),
      );
    expect(days()).toEqual([]);
    await page.get('[data-testid=field-channel] input[value=counter]').setValue(true);
    expect(days()).toEqual(['submitted']);
    await page.get('[data-testid=field-channel] input[value=post_plain]').setValue(true);
    expect(days()).toEqual(['arrived', 'confirmed']);
    await page.get('[data-testid=field-confirmed] input').setValue('2026-04-02');
    await vi.advanceTimersByTimeAsync(300);
    await flushPromises();
    const last = asked.filter(({ name }) => name === 'request.preview').at(-1);
    expect(last?.payload['fields']).toEqual({ channel: 'post_plain', confirmed: '2026-04-02' });
    page.unmount();
  });

  it('says nothing of a purpose but that it must not be asked for', async () => {
    const { global } = await stand({});
    const page = mount(RegisterPage, { global });
    await flushPromises();
    expect(page.text()).toContain('不得要求说明用途');
    page.unmount();
  });

  it('keeps what was entered where it is refused, and opens the case where it is kept', async () => {
    let refused = true;
    const message = '所需信息：必须填写';
    const { asked, global, routes } = await stand({
      'record.add': () => {
        if (refused)
          throw new HostError('invalid', message, [{ field: 'subject', code: 'required', message }]);
        return { id: '9', number: '依申请〔2026〕2号' };
      },
    });
    const page = mount(RegisterPage, { global });
    await flushPromises();
    await page.get('[data-testid=field-channel] input[value=counter]').setValue(true);
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(page.get('[data-testid=problem-subject]').text()).toBe(message);
    expect(asked.find(({ name }) => name === 'record.add')?.payload['fields']).toMatchObject({
      channel: 'counter',
      submitted: today(),
    });
    refused = false;
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(routes.currentRoute.value.path).toBe('/request/9');
    page.unmount();
  });
});

describe('the case file', () => {
  it('shows the applicant masked until somebody asks for him', async () => {
    const clear = { applicant: '申知远', phone: '13800001234' };
    const { asked, global } = await stand({ 'record.reveal': () => [{ id: '7', fields: clear }] });
    const page = mount(CasePage, { props: { id: '7' }, global });
    await flushPromises();
    expect(page.get('[data-testid=case-applicant]').text()).toContain('申*远');
    expect(page.text()).not.toContain('13800001234');
    await page.get('[data-testid=case-reveal]').trigger('click');
    await flushPromises();
    expect(page.get('[data-testid=case-applicant]').text()).toContain('申知远');
    const said = asked.find(({ name }) => name === 'record.reveal')?.payload;
    expect(said).toMatchObject({ ledger: 'request', ids: ['7'] });
    expect(said?.['fields']).toContain('identity');
    page.unmount();
  });

  it('names what must be kept with its outcome', async () => {
    const { global } = await stand({});
    const page = mount(CasePage, { props: { id: '7' }, global });
    await flushPromises();
    expect(page.get('[data-testid=case-keeps]').text()).toContain('检索记录');
    page.unmount();
  });

  it('that is gone says so and leads back', async () => {
    const { global } = await stand({
      'request.show': () => {
        throw new HostError('not_found', '没有这条记录');
      },
    });
    const page = mount(CasePage, { props: { id: '7' }, global });
    await flushPromises();
    expect(page.find('[data-testid=case-missing]').exists()).toBe(true);
    page.unmount();
  });

  it('is what opens wherever a request is opened, not the drawer', async () => {
    closeRecord();
    const pushed = vi.spyOn(router, 'push').mockResolvedValue(undefined);
    openRecord('request', '7');
    expect(pushed).toHaveBeenCalledWith('/request/7');
    expect(opened.value).toBeNull();
    pushed.mockRestore();
    openRecord('remedy', '8');
    expect(opened.value).toMatchObject({ ledger: 'remedy', id: '8' });
  });
});
