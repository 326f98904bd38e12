import type { SortBy } from '@/host';

export type Order = 'ascending' | 'descending' | 'none';

export const ARROWS: Record<Order, string> = { ascending: '↑', descending: '↓', none: '' };

/** How the rows are ordered by a column now. */
export function orderOf(sort: readonly SortBy[], field: string): Order {
  const now = sort.find((each) => each.field === field);
  return now ? (now.descending ? 'descending' : 'ascending') : 'none';
}

/** What the next press on its heading makes of it: up, down, as the ledger lies. */
export function turned(sort: readonly SortBy[], field: string): SortBy[] {
  const now = orderOf(sort, field);
  return now === 'descending' ? [] : [{ field, descending: now === 'ascending' }];
}
