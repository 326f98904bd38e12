import type { Router } from 'vue-router';
import type { TodayLine } from '@/host';
import { openRecord } from '@/record/open';

/**
 * Opens what a line speaks of: its record, or the ledger where none stands for it yet. A review and
 * the check of the catalogue are pages of their own.
 */
export function openLine(router: Router, line: Pick<TodayLine, 'ledger' | 'id'>): void {
  if (line.ledger === 'review') void router.push('/review');
  else if (line.id === '' && line.ledger === 'catalogue_item') void router.push('/group/catalogue/check');
  else if (line.id === '') void router.push(`/ledger/${line.ledger}`);
  else openRecord(line.ledger, line.id);
}
