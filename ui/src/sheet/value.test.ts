import { describe, expect, it } from 'vitest';
import type { SheetColumn } from './types';
import { readInput, sameValue, textOf } from './value';

const column = (kind: SheetColumn['kind'], more: Partial<SheetColumn> = {}): SheetColumn => ({
  field: 'f',
  title: '状态',
  width: 5,
  kind,
  ...more,
});
const STATES = [
  { value: 'not_started', title: '未开始' },
  { value: 'in_progress', title: '进行中' },
  { value: 'done', title: '已完成' },
];

describe('what is typed or pasted', () => {
  it('reads a choice by its title, its stored value or a clear beginning', () => {
    const state = column('one_of', { choices: STATES });
    for (const text of ['已完成', 'done', '已', ' 已完成 ']) {
      expect(readInput(state, text, null)).toEqual({ value: 'done' });
    }
  });

  it('refuses a choice that there is not, naming those that there are', () => {
    const read = readInput(column('one_of', { choices: STATES }), '完了', null);
    expect(read).toMatchObject({ problem: expect.stringContaining('“未开始”、“进行中”、“已完成”') });
  });

  it('leaves dates to the ledger as text', () => {
    expect(readInput(column('date'), ' 9月10日 ', null)).toEqual({ value: '9月10日' });
  });

  it('keeps leading zeros of text and line breaks inside it', () => {
    expect(readInput(column('text'), '007\r\n末 ', null)).toEqual({ value: '007\n末' });
  });

  it('makes links of addresses and adds them to what is there', () => {
    const before = [{ name: '截图.png', digest: 'd' }];
    const read = readInput(column('attachments'), 'https://a.gov.cn/1\nhttps://a.gov.cn/2', before);
    expect(read).toMatchObject({
      value: [{ digest: 'd' }, { url: 'https://a.gov.cn/1' }, { url: 'https://a.gov.cn/2' }],
    });
  });

  it('adds the same address once, and names a link by its words', () => {
    const link = { name: '公示', url: 'https://a.gov.cn/1' };
    expect(readInput(column('attachments'), '公示', [link], link.url)).toEqual({ value: [link] });
    expect(readInput(column('attachments'), '公示', [], link.url)).toEqual({ value: [link] });
  });

  it('refuses other text among files', () => {
    expect(readInput(column('attachments', { title: '佐证材料' }), '已附', [])).toHaveProperty('problem');
  });

  it('empties with nothing', () => {
    for (const kind of ['text', 'date', 'one_of', 'attachments'] as const) {
      expect(readInput(column(kind), '  ', 'x')).toEqual({ value: null });
    }
  });
});

describe('what is shown', () => {
  it('names choices, joins lists, and gives links by their address', () => {
    expect(textOf(column('one_of', { choices: STATES }), 'done')).toBe('已完成');
    expect(textOf(column('list'), ['甲', '乙'])).toBe('甲、乙');
    const files = [
      { name: '一.png', digest: 'd' },
      { name: '公示', url: 'https://a.gov.cn/1' },
    ];
    expect(textOf(column('attachments'), files)).toBe('一.png\nhttps://a.gov.cn/1');
  });

  it('counts absent and empty as the same', () => {
    expect(sameValue(undefined, null)).toBe(true);
    expect(sameValue('', null)).toBe(true);
    expect(sameValue([], null)).toBe(true);
    expect(sameValue('0', null)).toBe(false);
  });
});
