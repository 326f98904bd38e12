import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDesk } from '@/desk';
import { schemas } from '@/host/mock/schemas';
import type { FilesRead, FoundGroup, FoundRow } from '@/host';
import { closeRecord, opened } from '@/record/open';
import { router } from '@/router';
import { standIn } from '@/test/stand';
import SearchPanel from './SearchPanel.vue';
import { countOf, readingOf, unreadOf } from './words';

const row = (id: string, more: Partial<FoundRow> = {}): FoundRow => ({
  id,
  label: '年度材料',
  place: '备注',
  file: false,
  before: '已公开',
  hit: '惠农',
  after: '补贴',
  shown_with: null,
  ...more,
});
const group = (ledger: string, rows: FoundRow[], total = rows.length, more = false): FoundGroup => ({
  ledger,
  title: schemas.find((each) => each.ledger === ledger)?.title ?? ledger,
  total,
  more,
  rows,
});
const read: FilesRead = { total: 5, waiting: 0, cut: 0, unread: 0, classified: 0 };

const found = [
  group('document', [row('d1'), row('d2', { file: true, place: '名单.pdf' })]),
  group('task_entry', [row('e1', { shown_with: 't1' })]),
];

async function panel(reading = read) {
  const said = { groups: found, reading };
  const stand = standIn({
    'desk.status': () => null,
    'desk.schemas': () => ({ schemas, forms: [] }),
    'search.everywhere': ({ text }: { text: string }) => (text === '' ? { groups: [], reading } : said),
  });
  await openDesk();
  const stubs = { ElDialog: { template: '<div><slot /></div>' } };
  const view = mount(SearchPanel, {
    props: { modelValue: true },
    global: { stubs },
    attachTo: document.body,
  });
  const type = async (text: string) => {
    await view.find('input').setValue(text);
    await vi.advanceTimersByTimeAsync(200);
    await flushPromises();
  };
  const press = async (key: string) => {
    await view.find('input').trigger('keydown', { key });
    await flushPromises();
  };
  return { view, type, press, asked: stand.asked };
}

describe('a search everywhere', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    closeRecord();
    document.body.innerHTML = '';
  });

  it('asks once for a word, and shows each hit marked with its place', async () => {
    const { view, type, asked } = await panel();
    await view.find('input').setValue('惠');
    await type('惠农');
    expect(asked.filter(({ name }) => name === 'search.everywhere')).toHaveLength(1);
    expect(view.findAll('[data-testid=search-hit]')).toHaveLength(3);
    expect(view.findAll('mark').map((mark) => mark.text())).toEqual(['惠农', '惠农', '惠农']);
    expect(view.text()).toContain('备注：已公开惠农补贴');
    expect(view.text()).toContain('附件《名单.pdf》：');
  });

  it('leads from a step of a request to its case', async () => {
    const { view } = await panel();
    const pushed = vi.spyOn(router, 'push').mockResolvedValue(undefined);
    const steps = group('request_step', [row('s1', { shown_with: 'r1', file: true })]);
    standIn({ 'search.everywhere': () => ({ groups: [steps], reading: read }) });
    await view.find('input').setValue('送达');
    await vi.advanceTimersByTimeAsync(200);
    await flushPromises();
    await view.get('[data-testid=search-hit]').trigger('click');
    expect(pushed).toHaveBeenCalledWith('/request/r1');
    expect(opened.value).toBeNull();
    pushed.mockRestore();
  });

  it('is walked through with the arrows and opened with Enter', async () => {
    const { view, type, press } = await panel();
    await type('惠农');
    await press('ArrowUp');
    await press('Enter');
    expect(opened.value).toMatchObject({ ledger: 'document', id: 'd1', tab: 'content' });
    await press('ArrowDown');
    const chosen = view.find('[aria-selected=true]');
    expect(view.find('input').attributes('aria-activedescendant')).toBe(chosen.attributes('id'));
    await press('Enter');
    expect(opened.value).toMatchObject({ ledger: 'document', id: 'd2', tab: 'files' });
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    expect(opened.value).toMatchObject({ ledger: 'task', id: 't1' });
    expect(view.emitted('update:modelValue')?.at(-1)).toEqual([false]);
  });

  it('leaves Enter to an input method', async () => {
    const { view, type } = await panel();
    await type('惠农');
    await view.find('input').trigger('keydown', { key: 'Enter', isComposing: true });
    expect(opened.value).toBeNull();
  });

  it('says that attachments are still being read, and looks again', async () => {
    const { view, type, asked } = await panel({ ...read, waiting: 3 });
    await type('惠农');
    expect(view.text()).toContain('正在建立附件文字索引 2/5');
    const before = asked.length;
    await vi.advanceTimersByTimeAsync(2100);
    expect(asked.length).toBe(before + 1);
  });
});

describe('the words of a search', () => {
  it('tell what was counted and what cannot be found', () => {
    expect(countOf(group('unit', [], 1000, true))).toBe('1000 条以上');
    expect(countOf(group('unit', [], 7))).toBe('7 条');
    expect(readingOf(read)).toBe('');
    expect(unreadOf(read)).toEqual([]);
    expect(unreadOf({ ...read, unread: 2, cut: 1, classified: 1 }).join()).toMatch(/2 个.*1 个.*密级/);
  });
});
