import { expect, it } from 'vitest';
import { PAGES } from '@/frame/pages';
import { manualFor, readManual, render, titleOf } from './manual';

it('finds the page of the manual by the address of the desk', () => {
  expect(manualFor('/today')).toBe('today');
  expect(manualFor('/ledger/document')).toBe('document');
  expect(manualFor('/')).toBe('today');
});

it('lets no HTML through', () => {
  const html = render('# 标题\n\n<img src=x onerror=alert(1)> [外](javascript:alert(1)) ![图](no.png)');
  expect(html).not.toContain('<img src=x');
  expect(html).not.toContain('href="javascript');
  expect(html).toContain('<h1>标题</h1>');
});

it('names a page by its heading', () => {
  expect(titleOf('前言\n# 导入任务表\n', 'import')).toBe('导入任务表');
  expect(titleOf('无', 'import')).toBe('import');
});

it.each(PAGES.map((page) => page.path))('has a page in the manual for %s', async (path) => {
  expect(await readManual(manualFor(path))).not.toBeNull();
});

it('shows no picture that is not there', () => {
  expect(render('前![图](images/none.png)后')).toBe('<p>前后</p>\n');
});
