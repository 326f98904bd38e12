import { describe, expect, it } from 'vitest';
import type { ReceivedLine } from '@/host';
import { became, list, pageOf, stand } from './received';

const line = (kind: string, outcome: Record<string, unknown> | null): ReceivedLine => ({
  id: 'i1',
  kind,
  title: '工作日历',
  name: null,
  at: '2026-11-01T00:00:00Z',
  outcome,
  failure: null,
  conflicts: [],
});

describe('what the office gave out', () => {
  it('says of a proposal how it stands, and of nothing else that there is something to decide', () => {
    expect(stand(line('calendar', { proposal: 'open' }))).toBe('open');
    expect(stand(line('calendar', { proposal: 'superseded' }))).toBeNull();
    expect(stand(line('notice', { added: 1 }))).toBeNull();
    expect(stand(line('calendar', null))).toBeNull();
  });

  it('says what became of it, and never that it was taken while it waits', () => {
    expect(became(line('calendar', null))).toBe('等待处理');
    expect(became(line('calendar', { proposal: 'open' }))).toBe('请看过再定是否采用');
    expect(became(line('calendar', { proposal: 'taken', moved: 3 }))).toBe('已采用，3 个期限随之变动');
    expect(became(line('calendar', { unchanged: 1 }))).toBe('已收下');
    expect(became(line('receipt', { elsewhere: true }))).toContain('另一台机器');
  });

  it('leads to where it is looked at what became of it', () => {
    expect(pageOf(line('verdict', { number: '2026-001', outcome: 'returned', remarks: 1 }))).toBe(
      '/submit/2026-001',
    );
    expect(pageOf(line('form', { ledger: 'own_1', due: '2026-12-10' }))).toBe('/ledger/own_1');
    expect(pageOf(line('notice', { added: 2 }))).toBe('/task');
    expect(pageOf(line('verdict', { elsewhere: true }))).toBeNull();
    expect(pageOf(line('notice', null))).toBeNull();
  });

  it('counts what a new version added, changed and withdrew', () => {
    const made = { added: 1, changed: 2, withdrawn: 3, rejected: ['x'], gone: [], conflicts: 0 };
    expect(became(line('notice', made))).toBe('新增 1 条，改动 2 条，新版撤下 3 条，1 条未收下');
    expect(list(line('notice', { gone: ['甲', 7] }), 'gone')).toEqual(['甲']);
  });
});
