/** The pages of the rail in the order of the clerk's day. */
export type RailPage = { name: string; title: string; path: string; mark: string };

export const PAGES: readonly RailPage[] = [
  { name: 'today', title: '今日', path: '/today', mark: '今' },
  { name: 'task', title: '任务分解', path: '/task', mark: '任' },
  { name: 'document', title: '公文属性', path: '/ledger/document', mark: '文' },
  { name: 'contact', title: '联系人', path: '/contact', mark: '联' },
  { name: 'notice', title: '来文通知', path: '/ledger/notice', mark: '来' },
  { name: 'unit', title: '单位目录', path: '/ledger/unit', mark: '单' },
  { name: 'settings', title: '设置', path: '/settings', mark: '设' },
];

/** What each number on the rail counts, for the tooltip and the screen reader. */
export const COUNTED: Record<string, string> = {
  today: '逾期和快到期的事',
  task: '未完成的任务',
  document: '公文',
  contact: '联系人',
  notice: '通知',
  unit: '单位',
};
