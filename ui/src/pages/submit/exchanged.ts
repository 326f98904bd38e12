import type { SyncDone } from '@/host';

/** What papers are counted in; a form is a sheet. */
const MEASURES: Record<string, string> = { form: '张' };

/** What one exchange with the office has done, in words; what failed stands last, a line each. */
export function exchanged(done: SyncDone): string {
  const receipts = done.receipts.length > 0 ? `收到 ${done.receipts.join('、')} 的回执` : '';
  const came = done.came.map((each) => `${each.title} ${each.count} ${MEASURES[each.kind] ?? '份'}`);
  const said = [receipts, came.length > 0 ? `县办发来${came.join('、')}` : ''].filter(
    (words) => words !== '',
  );
  const failed = done.failures.map((each) => `${each.number ?? '县办发来的材料'}：${each.message}`);
  return [`${said.join('；') || '没有新的回执，县办也没有发来新材料'}。`, ...failed].join('\n');
}
