import type { CatalogueCounts, CatalogueLine } from '@/host';

export type CatalogueState = CatalogueLine['state'];

/** The states of an item in the order in which they call for work. */
export const STATES: readonly { name: CatalogueState; title: string; tone: string }[] = [
  { name: 'late', title: '已逾期', tone: 'overdue' },
  { name: 'never', title: '从未公开', tone: 'overdue' },
  { name: 'due_soon', title: '快到期', tone: 'due_soon' },
  { name: 'unread', title: '时限要核对', tone: '' },
  { name: 'fine', title: '及时', tone: '' },
  { name: 'skipped', title: '不查', tone: '' },
];

/** A field by its name; items without one stand together. */
export const fieldName = (field: string): string => (field === '' ? '未分领域' : field);

/** How many items call for work. */
export const open = (counts: CatalogueCounts): number =>
  counts.late + counts.never + counts.due_soon + counts.unread;
