import { desk } from '@/desk';
import { PAGES } from '@/frame/pages';
import type { SchemaInfo } from '@/host';

/** Ledgers that stand together behind one entry of the rail. */
export type LedgerGroup = { name: string; title: string };

export const GROUPS: readonly LedgerGroup[] = [
  { name: 'request', title: '依申请公开' },
  { name: 'interpretation', title: '解读与回应' },
  { name: 'catalogue', title: '标准目录' },
  { name: 'publication', title: '发布与平台' },
  { name: 'other', title: '其他台账' },
];

/** The ledgers of a group, in their order on the desk. */
export const ledgersOf = (group: string): SchemaInfo[] =>
  desk.schemas.filter((schema) => schema.group === group && !schema.program);

/** Pages of the rail to which ledgers belong that stand on no page of cards. */
const HOMES: Record<string, WayBack> = {
  task: { title: '任务分解', path: '/task' },
  request: { title: '依申请公开', path: '/ledger/request' },
  document: { title: '公文属性', path: '/ledger/document' },
  settings: { title: '设置', path: '/settings' },
};

export type WayBack = { title: string; path: string };

const groupName = (ledger: string) => desk.schemas.find((schema) => schema.ledger === ledger)?.group ?? '';

/** The group of cards in which a ledger stands. */
export const groupOf = (ledger: string): LedgerGroup | undefined =>
  GROUPS.find((each) => each.name === groupName(ledger));

/** Where a ledger's page leads back to; nowhere where the rail names the ledger itself. */
export function wayBack(ledger: string): WayBack | undefined {
  if (PAGES.some((page) => page.path === `/ledger/${ledger}`)) return undefined;
  const home = HOMES[groupName(ledger)];
  const group = groupOf(ledger);
  return home ?? (group && { title: group.title, path: `/group/${group.name}` });
}

/** The page on which a ledger is kept. */
export function pathOf(ledger: string): string {
  return PAGES.find((page) => page.name === ledger)?.path ?? `/ledger/${ledger}`;
}
