import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BatchLine, BatchShown } from '@/host';
import { anywhere } from '@/test/router';
import { standIn } from '@/test/stand';
import BatchPage from './BatchPage.vue';
import FrozenRecord from './FrozenRecord.vue';
import NewBatch from './NewBatch.vue';
import SubmitPage from './SubmitPage.vue';

const stubs = { ElDialog: { template: '<div><slot /></div>' } };
const line = (more: Partial<BatchLine>): BatchLine => ({
  id: 'b1',
  number: '2026-001',
  kind: 'task_progress',
  title: '任务落实情况',
  form: null,
  period: null,
  note: null,
  at: '2026-11-22T09:00:00+08:00',
  who: '苏禾',
  records: 2,
  files: 0,
  zero: false,
  state: 'unsent',
  state_title: '未报送',
  stored_at: null,
  failure: null,
  remarks: 0,
  follows: null,
  followed_by: null,
  ...more,
});
const shown = (more: Partial<BatchShown>): BatchShown => ({
  line: line({ state: 'returned', state_title: '已退回', remarks: 1 }),
  digest: 'sha256:0',
  whole: true,
  records: [],
  warnings: [],
  private: [],
  receipt: '澄溪县人民政府办公室于 2026-11-22 09:05 收到 2 条、0 个附件',
  remarks: [
    {
      ledger: 'task',
      record: 't1',
      label: '公开预算',
      field: 'progress',
      title: '落实情况',
      text: '请写明公开网址',
      before: '已公开',
      now: null,
    },
  ],
  conflicts: [],
  ...more,
});
const preview = { title: '任务落实情况', files: 0, bytes: 0, warnings: [], private: ['联系电话'] };
const counts = [{ ledger: 'task', title: '任务分解', count: 2 }];

describe('the page of what is reported', () => {
  beforeEach(() => anywhere());

  it('never says that a batch is there before its receipt is', async () => {
    standIn({ 'batch.list': () => [line({})], 'batch.received': () => [] });
    const page = mount(SubmitPage, { global: { stubs, plugins: [anywhere()] } });
    await flushPromises();
    const row = page.get('[data-testid="batch-2026-001"]').text();
    expect(row).toContain('未报送');
    expect(row).toContain('还没有县办的回执');
    expect(row).not.toContain('收到');
  });

  it('names of two batches which one corrects the other', async () => {
    const first = line({ state: 'corrected', state_title: '退回后已重报', followed_by: 'b2' });
    const second = line({ id: 'b2', number: '2026-002', follows: 'b1' });
    standIn({ 'batch.list': () => [second, first], 'batch.received': () => [] });
    const page = mount(SubmitPage, { global: { stubs, plugins: [anywhere()] } });
    await flushPromises();
    const row = (number: string) => page.get(`[data-testid="batch-${number}"]`).text();
    expect(row('2026-001')).toContain('已由 2026-002 更正重报');
    expect(row('2026-002')).toContain('更正 2026-001；还没有县办的回执');
  });

  it('tells why a batch did not go out', async () => {
    const failed = line({ state: 'failed', state_title: '报送未成功', failure: '磁盘已满，请清理后再试' });
    standIn({ 'batch.list': () => [failed], 'batch.received': () => [] });
    const page = mount(SubmitPage, { global: { stubs, plugins: [anywhere()] } });
    await flushPromises();
    expect(page.get('[data-testid="batch-2026-001"]').text()).toContain('磁盘已满，请清理后再试');
  });
});

describe('making a batch', () => {
  it('is not possible while something has to be mended', async () => {
    const errors = [
      {
        ledger: 'task',
        record: 't1',
        label: '公开预算',
        field: 'evidence',
        blocking: true,
        text: '附件不见了',
      },
    ];
    standIn({ 'batch.check': () => ({ ...preview, counts, errors }), 'batch.received': () => [] });
    const form = mount(NewBatch, { global: { stubs, plugins: [anywhere()] } });
    await flushPromises();
    expect(form.get('[data-testid="batch-errors"]').text()).toContain('附件不见了');
    expect(form.get('[data-testid="batch-make"]').attributes('disabled')).toBeDefined();
  });

  it('tells which personal data goes along', async () => {
    standIn({ 'batch.check': () => ({ ...preview, counts, errors: [] }), 'batch.received': () => [] });
    const form = mount(NewBatch, { global: { stubs, plugins: [anywhere()] } });
    await flushPromises();
    expect(form.get('[data-testid="batch-private"]').text()).toContain('联系电话');
    expect(form.get('[data-testid="batch-make"]').attributes('disabled')).toBeUndefined();
  });
});

describe('a batch', () => {
  it('shows each remark with the value then and now', async () => {
    standIn({ 'batch.show': () => shown({}) });
    const page = mount(BatchPage, {
      props: { number: '2026-001' },
      global: { stubs, plugins: [anywhere()] },
    });
    await flushPromises();
    const remarks = page.get('[data-testid="batch-remarks"]').text();
    for (const word of ['公开预算 · 落实情况', '请写明公开网址', '已公开', '没有改'])
      expect(remarks).toContain(word);
    expect(page.find('[data-testid="batch-again"]').exists()).toBe(true);
  });

  it('shows a frozen record by its name, what has changed first and nothing that is empty', () => {
    const field = (name: string, before: string, now: string | null) => ({
      field: name,
      title: name,
      before,
      now,
    });
    const record = {
      ledger: 'task',
      id: 't1',
      title: '任务分解',
      label: '公开预算',
      fields: [
        field('内容', '预算', null),
        field('备注', '', null),
        field('落实', '已公开', '已公开，附网址'),
      ],
      gone: false,
    };
    const page = mount(FrozenRecord, { props: { record } });
    expect(page.get('summary').text()).toContain('公开预算');
    expect(page.get('summary').text()).toContain('改过 1 栏');
    expect(page.findAll('tbody th').map((each) => each.text())).toEqual(['落实', '内容']);
  });

  it('lets a person choose between two values, and shows both when one is chosen', async () => {
    const conflict = {
      n: 1,
      name: '公开预决算',
      ledger: 'task',
      record: 't1',
      field: 'progress',
      title: '落实情况',
      before: '已公开',
      ours: '本单位又改',
      theirs: '县办改',
      chosen: null as string | null,
      who: null as string | null,
    };
    const { asked } = standIn({
      'batch.show': () => shown({ conflicts: [{ ...conflict }] }),
      'batch.settle': () => {
        conflict.chosen = 'theirs';
        conflict.who = '苏禾';
        return null;
      },
    });
    const page = mount(BatchPage, {
      props: { number: '2026-001' },
      global: { stubs, plugins: [anywhere()] },
    });
    await flushPromises();
    await page.get('[data-testid="settle-theirs"]').trigger('click');
    await flushPromises();
    const settled = asked.filter((each) => each.name === 'batch.settle');
    expect(settled.map((each) => each.payload)).toEqual([{ n: 1, choose: 'theirs' }]);
  });
});
