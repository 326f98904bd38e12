import type { ColumnOrigin, LedgerColumn, LedgerDefinition } from '@/host';

/** A column on the clerk's desk: what it would be, where it comes from, and whether she wants it. */
export type Draft = { column: LedgerColumn; origin: ColumnOrigin | null; wanted: boolean };

/** Two columns that a reader could not tell apart, or one without a name: what to say, by place. */
export function faultsOf(drafts: readonly Draft[]): Map<number, string> {
  const faults = new Map<number, string>();
  const taken = new Map<string, number>();
  drafts.forEach(({ column, wanted }, at) => {
    if (!wanted || column.hidden) return;
    const title = column.title.replace(/\s/g, '');
    const earlier = taken.get(title);
    if (title === '') faults.set(at, '请给这一栏起个名称，或不要这一栏');
    else if (earlier !== undefined) faults.set(at, `与第 ${earlier + 1} 栏重名，请改名`);
    else taken.set(title, at);
    if (column.kind === 'choice' && column.choices.length === 0) faults.set(at, '请写出选项，用顿号分开');
  });
  return faults;
}

/** A draft one place up or down. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const to = at + by;
  const next = [...list];
  const [one, other] = [next[at], next[to]];
  if (one === undefined || other === undefined) return next;
  next[at] = other;
  next[to] = one;
  return next;
}

/** The definition with the columns that are wanted, and each one's place in the sheet. */
export function chosen(
  definition: LedgerDefinition,
  drafts: readonly Draft[],
): { definition: LedgerDefinition; places: (number | null)[] } {
  const wanted = drafts.filter((draft) => draft.wanted);
  return {
    definition: { ...definition, columns: wanted.map(({ column }) => tidy(column)) },
    places: wanted.map(({ origin }) => origin?.index ?? null),
  };
}

/** What belongs to another kind of column goes with it. */
function tidy(column: LedgerColumn): LedgerColumn {
  return {
    ...column,
    choices: column.kind === 'choice' ? column.choices : [],
    private: column.kind === 'text' ? column.private : null,
    scale: column.kind === 'decimal' ? column.scale || 2 : column.scale,
    key: column.kind !== 'serial' && column.key,
  };
}
