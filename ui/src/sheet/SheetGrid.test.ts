import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SheetColumn, SheetEdit, SheetRow } from './types';
import SheetGrid from './SheetGrid.vue';

const STATES = [
  { value: 'not_started', title: '未开始' },
  { value: 'done', title: '已完成' },
];
const columns: SheetColumn[] = [
  { field: 'topic', title: '公开任务', kind: 'text', width: 5, merge: true, readonly: true },
  { field: 'progress', title: '落实情况', kind: 'text', width: 9 },
  { field: 'state', title: '状态', kind: 'one_of', width: 5, choices: STATES },
  { field: 'evidence', title: '佐证材料', kind: 'attachments', width: 5 },
];
const rows: SheetRow[] = [
  { id: 'a', topic: '甲', progress: null, state: 'not_started', evidence: [] },
  { id: 'b', topic: '甲', progress: '已办', state: 'not_started', evidence: [] },
];

class Refused extends Error {
  problems = [{ field: 'progress', message: '落实情况太长。', id: blamed || undefined }];
}

let edits: SheetEdit[] = [];
let refuse = false;
/** The record that alone is refused. */
let blamed = '';
let answer: Promise<void> = Promise.resolve();

async function save(edit: SheetEdit): Promise<void> {
  edits.push(edit);
  await answer;
  if (refuse || edit.changes.some(({ id }) => id === blamed)) throw new Refused('没有通过');
}

async function open() {
  const wrapper = mount(SheetGrid, {
    props: { title: '任务表', name: 'test', columns, rows, save },
    attachTo: document.body,
  });
  await flushPromises();
  const pen = wrapper.get<HTMLTextAreaElement>('[data-testid=sheet-pen]');
  const press = async (key: string, more: object = {}) => {
    await pen.trigger('keydown', { key, ...more });
    await flushPromises();
  };
  const type = async (text: string) => {
    pen.element.value = text;
    await pen.trigger('input');
  };
  const to = async (row: number, field: string) => {
    const { vm } = wrapper;
    vm.goTo(row === 0 ? 'a' : 'b', field);
    await flushPromises();
  };
  const cell = (row: number, field: string) => wrapper.get(`[data-testid=cell-${row}-${field}]`);
  return { wrapper, pen, press, type, to, cell };
}

beforeEach(() => {
  edits = [];
  refuse = false;
  blamed = '';
  answer = Promise.resolve();
  localStorage.clear();
});
afterEach(() => {
  document.body.innerHTML = '';
});

describe('the sheet', () => {
  it('has the focus on its text area, and tells a screen reader where it stands', async () => {
    const { wrapper, pen, to } = await open();
    expect(document.activeElement).toBe(pen.element);
    await to(1, 'progress');
    expect(pen.attributes('aria-label')).toBe('第2行，落实情况：已办');
    expect(wrapper.get('table').attributes('role')).toBe('grid');
  });

  it('keeps the first letter of an input method: composing starts the edit', async () => {
    const { pen, press, to } = await open();
    await to(0, 'progress');
    await press('n', { keyCode: 229 });
    await pen.trigger('compositionstart');
    expect(pen.classes()).toContain('shown');
    pen.element.value = '你';
    await press('Enter', { keyCode: 229 });
    expect(edits).toEqual([]);
    await pen.trigger('compositionend');
    await press('Enter');
    expect(edits).toEqual([{ changes: [{ id: 'a', fields: { progress: '你' } }], label: '填写落实情况' }]);
  });

  it('shows what was typed before the ledger has answered', async () => {
    let arrive = () => {};
    answer = new Promise((resolve) => (arrive = resolve));
    const { wrapper, type, press, to, cell } = await open();
    await to(0, 'progress');
    await type('在办');
    await press('Tab');
    expect(cell(0, 'progress').text()).toBe('在办');
    await wrapper.setProps({
      rows: rows.map((row) => (row.id === 'a' ? { ...row, progress: '在办（已存）' } : row)),
    });
    arrive();
    await flushPromises();
    expect(cell(0, 'progress').text()).toBe('在办（已存）');
  });

  it('gives up with Esc', async () => {
    const { type, press, to } = await open();
    await to(1, 'progress');
    await type('改');
    await press('Escape');
    expect(edits).toEqual([]);
    expect(localStorage.length).toBe(0);
  });

  it('keeps a refused text in its cell, with the reason', async () => {
    refuse = true;
    const { wrapper, type, press, to, cell } = await open();
    await to(0, 'progress');
    await type('太长的字');
    await press('Enter');
    expect(cell(0, 'progress').text()).toBe('太长的字');
    expect(cell(0, 'progress').attributes('aria-invalid')).toBe('true');
    expect(wrapper.get('[data-testid=sheet-word]').text()).toContain('落实情况太长。');
    await to(0, 'progress');
    await press('Escape');
    expect(cell(0, 'progress').text()).toBe('');
  });

  it('keeps of a refused block only the cells that are to blame, and saves the rest', async () => {
    const { wrapper, press, to, cell } = await open();
    await to(0, 'progress');
    await press('ArrowDown', { shiftKey: true });
    blamed = 'b';
    const clipboardData = { getData: (kind: string) => (kind === 'text/plain' ? '甲\n乙' : '') };
    await wrapper.get('[data-testid=sheet-pen]').trigger('paste', { clipboardData });
    await flushPromises();
    expect(edits.at(-1)?.changes).toEqual([{ id: 'a', fields: { progress: '甲' } }]);
    expect(cell(0, 'progress').attributes('aria-invalid')).not.toBe('true');
    expect(cell(1, 'progress').attributes('aria-invalid')).toBe('true');
    expect(cell(1, 'progress').text()).toBe('乙');
  });

  it('offers back after a crash what was being typed', async () => {
    const first = await open();
    await first.to(0, 'progress');
    await first.type('写到一半');
    document.body.innerHTML = '';
    const { wrapper, pen, press } = await open();
    expect(wrapper.text()).toContain('有一格没有保存完的文字');
    await wrapper.get('[data-testid=draft-restore]').trigger('click');
    await flushPromises();
    expect(pen.element.value).toBe('写到一半');
    expect(document.activeElement).toBe(pen.element);
    await press('Enter');
    expect(edits[0]?.changes).toEqual([{ id: 'a', fields: { progress: '写到一半' } }]);
    expect(localStorage.getItem('minglu.draft.test')).toBeNull();
  });

  it('chooses from a list by its first character', async () => {
    const { wrapper, type, press, to } = await open();
    await to(0, 'state');
    await type('已');
    expect(wrapper.findAll('[role=option]').map((one) => one.text())).toEqual(['已完成']);
    await press('Enter');
    expect(edits[0]).toEqual({ changes: [{ id: 'a', fields: { state: 'done' } }], label: '填写状态' });
  });

  it('refuses a state that there is not, without asking the ledger', async () => {
    const { type, press, to, cell } = await open();
    await to(0, 'state');
    await type('没这个');
    await press('Enter');
    expect(edits).toEqual([]);
    expect(cell(0, 'state').text()).toBe('没这个');
  });

  it('does not write where it may not, and says why', async () => {
    const { wrapper, pen, press, to } = await open();
    await to(0, 'topic');
    expect(pen.element.readOnly).toBe(true);
    await press('x');
    await press('Delete');
    expect(edits).toEqual([]);
    expect(wrapper.get('[data-testid=sheet-word]').text()).toContain('公开任务');
  });

  it('pastes a block and says how much went over the edge', async () => {
    const { wrapper, pen, to } = await open();
    await to(1, 'progress');
    const data = {
      getData: (kind: string) => (kind === 'text/plain' ? '"两\n行"\t已完成\r\n多\t余\r\n' : ''),
    };
    const event = new Event('paste', { cancelable: true });
    Object.assign(event, { clipboardData: data });
    pen.element.dispatchEvent(event);
    await flushPromises();
    expect(edits).toEqual([
      { changes: [{ id: 'b', fields: { progress: '两\n行', state: 'done' } }], label: '粘贴 2 格' },
    ]);
    expect(wrapper.get('[data-testid=sheet-word]').text()).toContain('多出 1 行');
  });

  it('copies merged cells once as text and as one cell in HTML', async () => {
    const { pen, press } = await open();
    await press('a', { ctrlKey: true });
    const setData = vi.fn();
    const event = new Event('copy', { cancelable: true });
    Object.assign(event, { clipboardData: { setData } });
    pen.element.dispatchEvent(event);
    expect(setData).toHaveBeenCalledWith('text/plain', '甲\t\t未开始\t\r\n\t已办\t未开始\t');
    expect(setData).toHaveBeenCalledWith('text/html', expect.stringContaining('rowspan="2"'));
  });

  it('fills down as one step', async () => {
    const { press, to } = await open();
    await to(0, 'progress');
    await press('ArrowDown', { shiftKey: true });
    await press('d', { ctrlKey: true });
    expect(edits[0]).toEqual({ changes: [{ id: 'b', fields: { progress: null } }], label: '向下填充 1 格' });
  });

  it('writes one text into all selected cells with Ctrl+Enter', async () => {
    const { type, press, to } = await open();
    await to(0, 'progress');
    await press('ArrowDown', { shiftKey: true });
    await type('同办');
    await press('Enter', { ctrlKey: true });
    expect(edits[0]?.changes.map((change) => change.fields)).toEqual([
      { progress: '同办' },
      { progress: '同办' },
    ]);
    expect(edits[0]?.label).toBe('填写 2 格');
  });

  it('leaves undo to its page', async () => {
    const { wrapper, press } = await open();
    await press('z', { ctrlKey: true });
    await press('y', { ctrlKey: true });
    expect(wrapper.emitted('undo')).toHaveLength(1);
    expect(wrapper.emitted('redo')).toHaveLength(1);
  });
});
