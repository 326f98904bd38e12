import { describe, expect, it } from 'vitest';
import { readClipboard, writeTsv } from '.';
import { readTsv } from './tsv';

const texts = (kinds: Record<string, string>) =>
  readClipboard(board(kinds))?.map((row) => row.map((cell) => cell.text));
const board = (kinds: Record<string, string>) => ({ getData: (kind: string) => kinds[kind] ?? '' });

describe('text from a spreadsheet', () => {
  it('keeps empty cells and does not invent a last row', () => {
    expect(readTsv('甲\t\t乙\r\n\t丙\t\r\n')).toEqual([
      ['甲', '', '乙'],
      ['', '丙', ''],
    ]);
  });

  it('reads a quoted cell with line breaks and doubled quotes', () => {
    expect(readTsv('"第一行\r\n第二行"\t"说""好"""\n末')).toEqual([['第一行\n第二行', '说"好"'], ['末']]);
  });

  it('leaves quotes alone that do not enclose the cell', () => {
    expect(readTsv('"五公开"工作\t"未完')).toEqual([['"五公开"工作', '"未完']]);
  });

  it('gives back what was written', () => {
    const rows = [
      ['a\tb', '说"好"', ''],
      ['两\n行', ' 空 ', '尾'],
    ];
    expect(readTsv(writeTsv(rows))).toEqual(rows);
  });
});

describe('a block on the clipboard', () => {
  it('prefers the table to the plain text, which Word breaks at paragraphs', () => {
    const html = '<html><table><tr><td><p>甲</p><p>乙</p></td><td>丙</td></tr></table></html>';
    expect(texts({ 'text/html': html, 'text/plain': '甲\n乙\t丙' })).toEqual([['甲\n乙', '丙']]);
  });

  it('makes every row equally long', () => {
    expect(texts({ 'text/plain': 'a\tb\nc' })).toEqual([
      ['a', 'b'],
      ['c', ''],
    ]);
  });

  it('is none where nothing was copied', () => {
    expect(readClipboard(null)).toBeNull();
    expect(readClipboard(board({}))).toBeNull();
  });
});
