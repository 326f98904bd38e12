import { beforeEach, expect, it } from 'vitest';
import { toasts } from '@/feedback/toasts';
import { call } from '@/host';
import { standIn } from '@/test/stand';
import { sayUndoable, undo } from './undo';

const step = { step: 4, label: '粘贴 12 格', at: '2026-11-21T09:12:00Z', who: '王', count: 12, touched: [] };
beforeEach(() => void toasts.splice(0));

it('says what was undone and offers the way back', async () => {
  standIn({ 'step.undo': () => step }, ['task']);
  await undo();
  expect(toasts.map((toast) => [toast.text, toast.actions[0]?.testid])).toEqual([
    ['已撤销：粘贴 12 格', 'toast-redo'],
  ]);
});

it('withdraws an offer to undo when another step has been made: it would take back the wrong one', async () => {
  standIn({ 'record.set': () => [] }, ['task']);
  sayUndoable('已导入 34 条');
  expect(toasts).toHaveLength(1);
  await call('record.set', { ledger: 'task', changes: [] });
  expect(toasts).toHaveLength(0);
});

it('says so when there is nothing to undo', async () => {
  standIn({ 'step.undo': () => null });
  await undo();
  expect(toasts[0]?.text).toContain('没有');
});
