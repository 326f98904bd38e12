import { ref } from 'vue';

export type RecordTab = 'content' | 'files' | 'signs' | 'history';
export type OpenRecord = {
  ledger: string;
  /** Empty for a record that is being written and not yet kept. */
  id: string;
  tab: RecordTab;
  /** First values of a new record. */
  preset: Record<string, unknown>;
};

/** The record that stands open at the right of the page. */
export const opened = ref<OpenRecord | null>(null);

/** Opens a record at the right, on one of its tabs. */
export function openRecord(ledger: string, id: string, tab: RecordTab = 'content'): void {
  opened.value = { ledger, id, tab, preset: {} };
}

/** Opens an empty form for a new record. */
export function openNew(ledger: string, preset: Record<string, unknown> = {}): void {
  opened.value = { ledger, id: '', tab: 'content', preset };
}

export function closeRecord(): void {
  opened.value = null;
}
