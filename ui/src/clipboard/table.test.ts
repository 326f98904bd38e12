import { describe, expect, it } from 'vitest';
import { parseHtmlTable, printHtmlTable, type Block } from './table';

const texts = (block: Block | null) => block?.map((row) => row.map((cell) => cell.text));

describe('a table on the clipboard', () => {
  it('gives every row of a merged cell its text, and only its first column', () => {
    const html =
      '<table><tr><td rowspan="2">甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td colspan="2">末</td></tr></table>';
    expect(texts(parseHtmlTable(html))).toEqual([
      ['甲', '1'],
      ['甲', '2'],
      ['末', ''],
    ]);
  });

  it('reads breaks and paragraphs as lines and source breaks as spaces', () => {
    const html = '<table><tr><td>一行\n  尾<br>二行</td><td><p>三</p><p>四&nbsp;</p></td></tr></table>';
    expect(texts(parseHtmlTable(html))).toEqual([['一行 尾\n二行', '三\n四']]);
  });

  it('keeps the address of a link, and only a web address', () => {
    const html =
      '<table><tr><td><a href="https://a.gov.cn/1">公示</a></td><td><a href="javascript:x()">坏</a></td></tr></table>';
    expect(parseHtmlTable(html)).toEqual([[{ text: '公示', href: 'https://a.gov.cn/1' }, { text: '坏' }]]);
  });

  it('runs nothing and survives spans that claim more than there is', () => {
    const html = '<table><tr><td rowspan="9999" colspan="9999">x<script>1</script></td></tr></table>';
    const block = parseHtmlTable(html);
    expect(block).toHaveLength(1);
    expect(block?.[0]?.[0]).toEqual({ text: 'x' });
  });

  it('is none where the page has no table', () => {
    expect(parseHtmlTable('<p>文字</p>')).toBeNull();
  });

  it('gives back what was copied, merged cells too', () => {
    const html = printHtmlTable([
      [
        { text: '甲<&>"', rows: 2 },
        { text: '两\n行', rows: 1 },
      ],
      [null, { text: '=1+1', rows: 1 }],
    ]);
    expect(texts(parseHtmlTable(html))).toEqual([
      ['甲<&>"', '两\n行'],
      ['甲<&>"', '=1+1'],
    ]);
  });
});
