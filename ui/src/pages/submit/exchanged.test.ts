import { describe, expect, it } from 'vitest';
import type { SyncDone } from '@/host';
import { exchanged } from './exchanged';

const done = (more: Partial<SyncDone>): string =>
  exchanged({ receipts: [], items: 0, came: [], failures: [], ...more });
const verdict = { kind: 'verdict', title: '审核意见', count: 1 };

describe('what an exchange with the office has done', () => {
  it('names what came by kinds, each in its own measure', () => {
    const form = { kind: 'form', title: '要填的表', count: 2 };
    expect(done({ items: 3, came: [verdict, form] })).toBe('县办发来审核意见 1 份、要填的表 2 张。');
  });

  it('names the batches of which a receipt came before what the office gave out', () => {
    expect(done({ receipts: ['2026-001', '2026-002'] })).toBe('收到 2026-001、2026-002 的回执。');
    expect(done({ receipts: ['2026-002'], came: [verdict] })).toBe(
      '收到 2026-002 的回执；县办发来审核意见 1 份。',
    );
  });

  it('says that nothing came where all that came was known, and what failed beneath', () => {
    expect(done({ items: 2 })).toBe('没有新的回执，县办也没有发来新材料。');
    const failures = [{ number: null, message: '附件在途中损坏' }];
    expect(done({ failures }).split('\n')[1]).toBe('县办发来的材料：附件在途中损坏');
  });
});
