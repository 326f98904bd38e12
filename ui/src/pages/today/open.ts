import type { Router } from 'vue-router';
import type { TodayLine } from '@/host';
import { openRecord } from '@/record/open';

/**
 * Opens what a line speaks of: its record, or the ledger where none stands for it yet. A review and
 * the annual report are pages of their own.
 */
export function openLine(router: Router, line: Pick<TodayLine, 'ledger' | 'id'>): void {
  if (line.ledger === 'review') void router.push('/review');
  else if (line.ledger === 'annual_report') void router.push('/report');
  else if (line.id === '') void router.push(`/ledger/${line.ledger}`);
  else openRecord(line.ledger, line.id);
}
