import { showValue } from '@/format';
import { writeTsv } from '@/clipboard';
import type { FieldInfo, ImportPlan, Rejected } from '@/host';

export type Tab = 'added' | 'changed' | 'unchanged' | 'withdrawn' | 'rejected';

export const TABS: readonly { name: Tab; title: string; empty: string }[] = [
  { name: 'added', title: '新增', empty: '没有新增的条目。' },
  { name: 'changed', title: '变化', empty: '没有内容变化的条目。' },
  { name: 'unchanged', title: '不变', empty: '没有与台账相同的条目。' },
  { name: 'withdrawn', title: '撤下', empty: '原有条目都在这张表里。' },
  { name: 'rejected', title: '退回', empty: '没有退回的行。' },
];

export function countOf(plan: ImportPlan, tab: Tab): number {
  return tab === 'rejected' ? plan.rejected.length : plan[tab];
}

/** The tab to look at first: what was refused, what changes, then what is new. */
export function firstTab(plan: ImportPlan): Tab {
  const order: Tab[] = ['rejected', 'changed', 'withdrawn', 'added'];
  return order.find((tab) => countOf(plan, tab) > 0) ?? 'unchanged';
}

/** The refused rows as a table for a spreadsheet. */
export function rejectedTable(rejected: readonly Rejected[]): string {
  const head = ['工作表', '行', '列', '原值', '原因'];
  const rows = rejected.map((each) => [
    each.sheet,
    String(each.row),
    each.column ?? '',
    each.value ?? '',
    each.message,
  ]);
  return writeTsv([head, ...rows]);
}

/** A value of a preview line in words. */
export function inWords(fields: readonly FieldInfo[], name: string, value: unknown): string {
  const field = fields.find((each) => each.name === name);
  const text = field ? showValue(field, value) : String(value ?? '');
  return text === '' ? '（空）' : text;
}
