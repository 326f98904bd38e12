import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { toasts } from '@/feedback/toasts';
import { api, ApiError } from './api';
import { before, columnsOf, words } from './fields';
import BatchPage from './pages/BatchPage.vue';
import HomePage from './pages/HomePage.vue';
import ReviewPage from './pages/ReviewPage.vue';
import { attempt, readSession, session } from './session';
import type { Batch, BatchShown, Role } from './types';
import { quarters, share } from './words';

type Asked = { path: string; method: string; headers: Record<string, string>; body: unknown };
const asked: Asked[] = [];

/** A server that answers by path; what is not prepared is refused as it would be to a stranger. */
function answer(answers: Record<string, unknown>) {
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const path = url.replace(/^api\/console\//, '').replace(/\?.*$/, '');
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : init.body;
    asked.push({
      path,
      method: init.method ?? '',
      headers: (init.headers ?? {}) as Record<string, string>,
      body,
    });
    const refused = { code: 'not_logged_in', message: '还没有登录，请登录', details: null };
    const known = path in answers;
    return Promise.resolve(
      new Response(JSON.stringify(known ? answers[path] : refused), { status: known ? 200 : 401 }),
    );
  });
}

const head: Batch = {
  id: 'b2',
  unit: 'u0001',
  unit_name: '澄溪县财政局',
  number: '2026-002',
  kind: 'task_progress',
  form: null,
  period: '2026年第三季度',
  follows: 'b1',
  state: 'stored',
  count: 1,
  stored_at: '2026-10-08T01:00:00Z',
  settled_at: null,
  settled_by: null,
};
const record = (progress: string) => ({
  ledger: 'task',
  id: 'r1',
  fields: { requirement: '公开预决算', progress },
});
const shown = (progress: string): BatchShown => ({
  ...head,
  manifest: {},
  records: [record(progress)],
  verdicts: [],
  followed_by: [],
});

async function open(page: object, path: string, role: Role = 'reviewer') {
  session.me = { name: '审核人甲', role, csrf: 'token' };
  const empty = { template: '<div />' };
  const routes = ['/review', '/review/:id', '/home', '/units', '/:rest(.*)'];
  const router = createRouter({
    history: createMemoryHistory(),
    routes: routes.map((each) => ({ path: each, component: empty })),
  });
  await router.push(path);
  const wrapper = mount(page, { global: { plugins: [router] } });
  await flushPromises();
  return { wrapper, router };
}
const part = (name: string) => `[data-testid="${name}"]`;

beforeEach(() => {
  asked.splice(0);
  toasts.splice(0);
  session.me = null;
});
afterEach(() => vi.unstubAllGlobals());

describe('the way to the server', () => {
  it('says with every change what came with the login', async () => {
    answer({
      login: { name: '审核人甲', role: 'reviewer', csrf: 'token' },
      'batches/accept': { accepted: 1 },
    });
    await api.login('审核人甲', 'x');
    await api.accept(['b1']);
    expect(asked[1]).toMatchObject({ method: 'POST', body: { batches: ['b1'] } });
    expect(asked[1]?.headers['minglu-csrf']).toBe('token');
  });

  it('leads back to the login when the session has ended, and says so', async () => {
    answer({});
    session.me = { name: '审核人甲', role: 'reviewer', csrf: 'token' };
    expect(await attempt(api.units)).toBeUndefined();
    expect(session.me).toBeNull();
    expect(toasts[0]?.text).toContain('请登录');
  });

  it('says in words that the server cannot be reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
    await expect(api.units()).rejects.toThrow(ApiError);
    await attempt(api.units);
    expect(toasts[0]?.text).toContain('请检查网络');
  });

  it('does not complain to somebody who has not logged in yet', async () => {
    answer({});
    await readSession();
    expect(session.known).toBe(true);
    expect(toasts).toHaveLength(0);
  });
});

describe('a record', () => {
  it('is shown in the columns of its ledger, with what is unknown here behind them', () => {
    const newer = {
      ...record('已公开'),
      fields: { progress: '已公开', requirement: '公开', newer: 1, notes: '' },
    };
    const names = columnsOf('task', [newer], null).map((column) => column.title);
    expect(names).toEqual(['具体要求', '落实情况', 'newer']);
  });

  it('shows choices and attachments in words', () => {
    expect(words('task', 'state', 'done')).toBe('已完成');
    expect(words('task', 'evidence', [{ name: '截图.png', digest: 'x', size: 1 }])).toBe('截图.png');
  });

  it('tells only what was corrected', () => {
    expect(before(record('新'), [record('旧')])).toEqual({ progress: '旧' });
    expect(before(record('新'), [])).toEqual({});
  });
});

describe('a batch', () => {
  it('goes back with a remark on the field that was clicked', async () => {
    answer({ 'batches/b2': shown('新'), 'batches/b1': shown('旧'), 'batches/b2/settle': {} });
    const { wrapper, router } = await open(BatchPage, '/review/b2');
    expect(wrapper.find(part('cell-progress')).text()).toContain('原：旧');
    expect(wrapper.find(part('batch-return')).attributes('disabled')).toBeDefined();
    await wrapper.find(`${part('cell-progress')} button`).trigger('click');
    await wrapper.find(part('remark-text')).setValue('请写明日期');
    expect(wrapper.find(part('batch-accept')).attributes('disabled')).toBeDefined();
    await wrapper.find(part('batch-return')).trigger('click');
    await flushPromises();
    const remark = { ledger: 'task', record: 'r1', field: 'progress', text: '请写明日期' };
    expect(asked.at(-1)).toMatchObject({
      path: 'batches/b2/settle',
      body: { outcome: 'returned', remarks: [remark] },
    });
    expect(router.currentRoute.value.path).toBe('/review');
  });

  it('shows the reviewer of what the unit was warned before it sealed the batch', async () => {
    const warned = { ledger: 'task', record: 'r1', field: 'progress', text: '少于十个字' };
    const batch = {
      ...shown('新'),
      follows: null,
      manifest: { warnings: [warned], private: [{ title: '手机' }] },
    };
    answer({ 'batches/b2': batch });
    const { wrapper } = await open(BatchPage, '/review/b2');
    expect(wrapper.find(part('batch-warnings')).text()).toContain('第 1 条，落实情况：少于十个字');
    expect(wrapper.text()).toContain('含个人信息（手机）');
  });

  it('offers a leader nothing to change', async () => {
    answer({ 'batches/b2': shown('新'), 'batches/b1': shown('旧') });
    const { wrapper } = await open(BatchPage, '/review/b2', 'leader');
    expect(wrapper.find(part('cell-progress')).text()).toContain('新');
    for (const name of ['batch-accept', 'batch-return', 'batch-remark'])
      expect(wrapper.find(part(name)).exists()).toBe(false);
    expect(wrapper.find(`${part('cell-progress')} button`).exists()).toBe(false);
  });
});

describe('the queue', () => {
  const lists = { batches: [head, { ...head, id: 'b3' }], units: [], forms: [] };

  it('accepts what is ticked, and says what somebody else has settled before', async () => {
    answer({ ...lists, 'batches/accept': { accepted: 1 } });
    const { wrapper } = await open(ReviewPage, '/review');
    await wrapper.find(part('review-tick-all')).trigger('change');
    await wrapper.find(part('review-accept')).trigger('click');
    await flushPromises();
    expect(asked.find((each) => each.path === 'batches/accept')?.body).toEqual({ batches: ['b2', 'b3'] });
    expect(toasts[0]?.text).toContain('已接收 1 批，另有 1 批别人已处理过');
  });

  it('shows a leader no boxes to tick', async () => {
    answer(lists);
    const { wrapper } = await open(ReviewPage, '/review', 'leader');
    expect(wrapper.findAll(part('review-row'))).toHaveLength(2);
    expect(wrapper.find(part('review-tick')).exists()).toBe(false);
  });
});

describe('the first page', () => {
  const unit = (name: string, more: object) => ({
    code: name,
    name,
    aliases: [],
    groups: [],
    added_at: '2026-01-01T00:00:00Z',
    devices: 1,
    batches: 1,
    waiting: 0,
    reported_at: null,
    seen_at: null,
    unread: 0,
    late: 0,
    ...more,
  });

  it('narrows the units to those who are late, or have not opened what was issued', async () => {
    const units = [unit('甲局', { late: 2 }), unit('乙局', { unread: 1 }), unit('丙镇', {})];
    answer({ units, notices: [], forms: [] });
    const { wrapper } = await open(HomePage, '/home');
    const names = () => wrapper.findAll(`${part('home-unit')} th`).map((cell) => cell.text());
    expect(names()).toEqual(['甲局', '乙局', '丙镇']);
    await wrapper.find(part('home-late')).trigger('click');
    expect(names()).toEqual(['甲局']);
    await wrapper.find(part('home-unread')).trigger('click');
    expect(names()).toEqual(['乙局']);
  });
});

describe('words', () => {
  it('count the quarters of the county from its own midnight', () => {
    const last = quarters(2, new Date('2026-12-31T16:30:00Z'));
    expect(last.map((each) => each.code)).toEqual(['2027Q1', '2026Q4']);
    expect(last[1]?.title).toBe('2026年第四季度');
  });

  it('measure nothing against nothing', () => {
    expect([share(1, 3), share(0, 0)]).toEqual(['33%', '—']);
  });
});
