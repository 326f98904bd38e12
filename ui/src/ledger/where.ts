import type { LocationQuery, RouteLocationRaw } from 'vue-router';
import type { Filter } from '@/host';

const isFilter = (each: unknown): each is Filter =>
  typeof each === 'object' && each !== null && 'field' in each && 'op' in each;

/** The address of a ledger's page that lists the records of these conditions. */
export function listOf(ledger: string, filters: readonly Filter[]): RouteLocationRaw {
  return { path: `/ledger/${ledger}`, query: { where: JSON.stringify(filters) } };
}

/** The conditions in an address; none where there are none, or where somebody spoilt them. */
export function whereIn(query: LocationQuery | undefined): Filter[] {
  const text = query?.['where'];
  if (typeof text !== 'string') return [];
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.filter(isFilter) : [];
  } catch {
    return [];
  }
}
