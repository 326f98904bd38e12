import type { Router } from 'vue-router';
import type { TodayLine } from '@/host';
import { openRecord } from '@/record/open';

/**
 * Opens what a line speaks of: its record, the ledger where none stands for it yet, or the review, which is a
 * page of its own.
 */
export function openLine(router: Router, line: Pick<TodayLine, 'ledger' | 'id'>): void {
  if (line.ledger === 'review') void router.push('/review');
  else if (line.id === '') void router.push(`/ledger/${line.ledger}`);
  else openRecord(line.ledger, line.id);
}
