import type { Router } from 'vue-router';
import type { TodayLedger, TodayLine } from '@/host';
import { listOf } from '@/ledger/where';
import { openRecord } from '@/record/open';

/**
 * Opens what a line speaks of: its record, or the ledger where none stands for it yet. A review and
 * the check of the catalogue are pages of their own, and so is the annual report.
 */
export function openLine(router: Router, line: Pick<TodayLine, 'ledger' | 'id'>): void {
  if (line.ledger === 'review') void router.push('/review');
  else if (line.ledger === 'annual_report') void router.push('/report');
  else if (line.id === '' && line.ledger === 'catalogue_item') void router.push('/group/catalogue/check');
  else if (line.id === '') void router.push(`/ledger/${line.ledger}`);
  else openRecord(line.ledger, line.id);
}

/** Opens the ledger in which all things of a group are, narrowed to them where a list can be. */
export function openAll(router: Router, all: Pick<TodayLedger, 'ledger' | 'filters'>): void {
  if (all.ledger === 'task') void router.push('/task');
  else void router.push(listOf(all.ledger, all.filters ?? []));
}
