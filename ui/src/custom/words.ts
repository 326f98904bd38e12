import type { LedgerColumn } from '@/host';

export type ColumnKind = LedgerColumn['kind'];
export type Private = NonNullable<LedgerColumn['private']>;

/** What each kind of column is called. */
export const KINDS: Record<ColumnKind, string> = {
  text: '文字',
  date: '日期',
  integer: '整数',
  decimal: '小数',
  boolean: '是否（√）',
  choice: '选项',
  serial: '序号',
};

/** What each kind of personal data is called. */
export const PRIVATES: Record<Private, string> = {
  name: '姓名',
  phone: '电话',
  identity: '证件号码',
  email: '邮箱',
  address: '住址',
};

/** Choices as they are typed: 已建、在建 */
export const choicesOf = (text: string): string[] =>
  text
    .split(/[、，,\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** A column that the clerk adds by hand. */
export const emptyColumn = (): LedgerColumn => ({
  name: '',
  title: '',
  kind: 'text',
  private: null,
  choices: [],
  scale: 2,
  aliases: [],
  width_mm: 24,
  merge: false,
  long_dates: false,
  ticks: false,
  hidden: false,
  key: false,
});
