import { describe, expect, it } from 'vitest';
import { isText } from './fields';
import { listOf } from './tables';
import { points, reportYear } from './words';

function table(html: string): HTMLTableElement {
  document.body.innerHTML = `<table>${html}</table>`;
  return document.querySelector('table') as HTMLTableElement;
}

describe('an exported list', () => {
  it('holds what is read, not what is pressed', () => {
    const shown = table(`
      <thead><tr><th class="no-print"><input type="checkbox"></th><th>单位</th><th>状态</th></tr></thead>
      <tbody><tr><td class="no-print"><input type="checkbox"></td>
        <td>澄溪县财政局<br><small>u0001</small></td>
        <td><span aria-hidden="true">✓</span> 已接收 <button>停用…</button></td></tr></tbody>`);
    expect(listOf(shown, '批次')).toEqual({
      title: '批次',
      head: ['单位', '状态'],
      rows: [['澄溪县财政局\nu0001', '已接收']],
    });
  });

  it('has as many cells in every row as there are heads', () => {
    const shown = table(`
      <thead><tr><th>单位</th><th>姓名</th></tr></thead>
      <tbody><tr><td colspan="2">没有备案</td></tr></tbody>`);
    expect(listOf(shown, '联系人').rows).toEqual([['没有备案', '']]);
  });
});

describe('what the office may write otherwise', () => {
  it('is a text, and no choice, number or list', () => {
    expect(isText('task', 'progress', '已公开')).toBe(true);
    expect(isText('task', 'state', 'done')).toBe(false);
    expect(isText('task', 'position', 3)).toBe(false);
    expect(isText('task', 'progress', undefined)).toBe(false);
  });
});

describe('numbers in words', () => {
  it('reads points that are kept in hundredths', () => {
    expect([points(9750), points(-250), points(0)]).toEqual(['97.5', '-2.5', '0']);
  });

  it('asks for the report of the year that has ended, from December on for the present one', () => {
    expect(reportYear(new Date('2026-11-30T15:59:00Z'))).toBe(2025);
    expect(reportYear(new Date('2026-11-30T16:00:00Z'))).toBe(2026);
    expect(reportYear(new Date('2027-01-05T00:00:00Z'))).toBe(2026);
  });
});
