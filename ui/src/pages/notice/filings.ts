import type { NoticeDraftFiling, NoticeFiling } from '@/host';
import { newKey, type Lit } from './draft';

/** Something to hand in, as the clerk mends it. */
export type FilingRow = Lit & {
  /** It goes into the ledger with the tasks. */
  ticked: boolean;
  name: string;
  text: string;
  to: string;
  place: string;
  dueText: string;
  due: string;
  /** Title of the desk's own form for it. */
  form: string;
  doubts: string[];
};

/** Characters of its sentence that name what no form names. */
const SHORT = 24;

/** What the paper is called: by the notice, else by its list of annexes, else its sentence. */
function nameOf(filing: NoticeFiling): string {
  const named = (filing.form ?? '').replaceAll(/[《》]/gu, '');
  // 《备案表》 alone says less than its annex.
  const annex = filing.annex_title ?? '';
  if (named === '' || annex.length > named.length) return annex || named || filing.text.slice(0, SHORT);
  return named;
}

/** Something to hand in that was read, with our form for it. */
export function filingOf(filing: NoticeFiling, form: string | null): FilingRow {
  return {
    key: newKey(),
    start: filing.start,
    end: filing.end,
    marks: filing.spans.due ? [{ ...filing.spans.due, kind: 'due' }] : [],
    ticked: true,
    name: nameOf(filing),
    text: filing.text.replaceAll('\n', ''),
    to: filing.to ?? '',
    place: filing.place ?? '',
    dueText: filing.due_text ?? '',
    due: filing.due ?? '',
    form: form ?? '',
    doubts: filing.doubts,
  };
}

/** What is ticked, as the program takes it. */
export function tickedOf(filings: readonly FilingRow[]): NoticeDraftFiling[] {
  const ticked = filings.filter((filing) => filing.ticked);
  return ticked.map(({ name, text, to, place, dueText, due, form }) => ({
    name: name.trim(),
    text,
    to,
    place,
    due_text: dueText,
    due,
    form,
  }));
}
