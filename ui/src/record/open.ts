import { ref } from 'vue';
import { caseOf } from '@/request/address';
import { router } from '@/router';

export type RecordTab = 'content' | 'files' | 'signs' | 'history';
export type OpenRecord = {
  ledger: string;
  /** Empty for a record that is being written and not yet kept. */
  id: string;
  tab: RecordTab;
  /** First values of a new record. */
  preset: Record<string, unknown>;
};

/** Ledgers whose records have a page of their own. */
const PAGES: Record<string, (id: string) => string> = { request: caseOf };

/** The record that stands open at the right of the page. */
export const opened = ref<OpenRecord | null>(null);

/** Opens a record: its page where it has one, else at the right, on one of its tabs. */
export function openRecord(ledger: string, id: string, tab: RecordTab = 'content'): void {
  const page = PAGES[ledger];
  if (page) void router.push(page(id));
  else openSheet(ledger, id, tab);
}

/** Opens what is written in a record at the right, whether it has a page or not. */
export function openSheet(ledger: string, id: string, tab: RecordTab = 'content'): void {
  opened.value = { ledger, id, tab, preset: {} };
}

/** Opens an empty form for a new record. */
export function openNew(ledger: string, preset: Record<string, unknown> = {}): void {
  opened.value = { ledger, id: '', tab: 'content', preset };
}

export function closeRecord(): void {
  opened.value = null;
}
