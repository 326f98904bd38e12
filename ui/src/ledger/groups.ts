import { desk } from '@/desk';
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

/** The ledgers of a group, in the order of their titles on the desk. */
export const ledgersOf = (group: string): SchemaInfo[] =>
  desk.schemas.filter((schema) => schema.group === group && !schema.program);

/** The group that a ledger's page leads back to; none where the rail names the ledger itself. */
export const groupOf = (ledger: string): LedgerGroup | undefined => {
  const group = desk.schemas.find((schema) => schema.ledger === ledger)?.group;
  return GROUPS.find((each) => each.name === group);
};
