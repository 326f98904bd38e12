import type { Choice, SchemaInfo } from '@/host';
import { may, whyNot } from '@/people';
import type { SheetColumn } from '@/sheet';

type Look = Pick<SheetColumn, 'width'> & Partial<SheetColumn>;

const NOTICE_WORDS = '这是通知原文，不能直接改。确实要改时，请先点上方的“修改原文”。';

/** The columns of the paper, with the widths that fit a 1366 px screen. */
const LOOKS: Record<string, Look> = {
  seq: { width: 3, frozen: true, centred: true },
  topic: { width: 6.2, frozen: true, centred: true },
  subject: { width: 7 },
  requirement: { width: 15.5, grow: 3 },
  responsible: { width: 7.8, grow: 1 },
  progress: { width: 12.5, grow: 3 },
  due_text: { width: 6, calendar: true, centred: true },
  state: { width: 7.2, centred: true },
  evidence: { width: 7, grow: 1 },
  remarks: { width: 4.5 },
};

/** What the notice says; what the clerk adds stands in the other columns. */
const FROM_NOTICE = new Set(['seq', 'topic', 'subject', 'requirement', 'responsible']);

/** The sheet's columns from the ledger's schema. With `unlocked` the notice's own words can be mended. */
export function taskColumns(schema: SchemaInfo | null, unlocked: boolean): SheetColumn[] {
  return Object.entries(LOOKS).flatMap(([name, look]) => {
    const field = schema?.fields.find((one) => one.name === name);
    if (!field) return [];
    const locked = FROM_NOTICE.has(name) && !unlocked;
    return [
      {
        field: name,
        title: field.title,
        kind: field.kind,
        merge: field.merge,
        choices: field.choices,
        readonly: !may('record.set') || locked || field.derived,
        readonlyReason: may('record.set') ? NOTICE_WORDS : whyNot('record.set'),
        ...look,
      },
    ];
  });
}

/** The choices of a task's state. */
export function stateChoices(schema: SchemaInfo | null): readonly Choice[] {
  return schema?.fields.find((field) => field.name === 'state')?.choices ?? [];
}
