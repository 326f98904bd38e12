/** The pages of the rail in the order of the clerk's day. */
export type RailPage = {
  name: string;
  title: string;
  path: string;
  /** Pages that belong to it though their addresses do not say so. */
  also?: readonly string[];
};

export const PAGES: readonly RailPage[] = [
  { name: 'today', title: '今日', path: '/today' },
  { name: 'task', title: '任务分解', path: '/task', also: ['/notice'] },
  { name: 'document', title: '公文属性', path: '/ledger/document' },
  {
    name: 'request',
    title: '依申请公开',
    path: '/ledger/request',
    also: ['/request'],
  },
  { name: 'interpretation', title: '解读与回应', path: '/group/interpretation' },
  { name: 'catalogue', title: '标准目录', path: '/group/catalogue' },
  { name: 'publication', title: '发布前检查', path: '/publication' },
  { name: 'platform', title: '发布与平台', path: '/group/publication' },
  { name: 'other', title: '其他台账', path: '/group/other' },
  { name: 'statistics', title: '统计', path: '/statistics' },
  { name: 'submit', title: '报送', path: '/submit' },
  { name: 'annual_report', title: '年报', path: '/report' },
  { name: 'contact', title: '联系人', path: '/contact' },
  { name: 'notice', title: '来文通知', path: '/ledger/notice' },
  { name: 'unit', title: '单位目录', path: '/ledger/unit' },
  { name: 'settings', title: '设置', path: '/settings' },
];

/** The rail with the unit's own ledgers, which stand before the settings. */
export function railWith(own: readonly { ledger: string; title: string }[]): RailPage[] {
  const pages = own.map(({ ledger, title }) => ({ name: ledger, title, path: `/ledger/${ledger}` }));
  const settings = PAGES.findIndex((page) => page.name === 'settings');
  return [...PAGES.slice(0, settings), ...pages, ...PAGES.slice(settings)];
}
