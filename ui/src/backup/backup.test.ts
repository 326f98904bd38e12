import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { HostError, type BackupState } from '@/host';
import RescuePage from '@/rescue/RescuePage.vue';
import { standIn } from '@/test/stand';
import BackupTable from './BackupTable.vue';
import { backupWarning, lastBackup, proven } from './words';

const kept: BackupState = { last: '2026-11-21T08:12:03', old: false, second: null, trouble: null };
const line = { path: '/b/1.mlbak', at: '2026-11-21T08:12:03', reason: '自动备份', size: 1024 };
const proof = {
  ok: true,
  made: '2026-11-21T08:12:03+08:00',
  records: 86,
  changes: 155,
  attachments: 3,
  missing: [],
  items: [],
};

describe('backups in words', () => {
  it('say when the last one was made, and nothing where all is well', () => {
    expect(lastBackup(kept)).toContain('11月21日 08:12');
    expect(lastBackup({ ...kept, last: null })).toBe('还没有备份');
    expect(backupWarning(kept)).toBeNull();
  });

  it('warn of an old one, and first of all say why none was made', () => {
    expect(backupWarning({ ...kept, old: true })).toContain('立即备份');
    expect(backupWarning({ ...kept, old: true, trouble: 'U 盘没有插上' })).toBe('U 盘没有插上');
  });

  it('say what a rehearsal proved', () => {
    expect(proven(proof)).toContain('86 条记录');
    expect(proven({ ...proof, ok: false })).toContain('请换一份');
  });
});

describe('the list of backups', () => {
  it('rehearses and restores the one that is pressed', async () => {
    const { asked } = standIn({
      'backup.rehearse': () => proof,
      'backup.restore': () => ({ proof, before: line, kept: null }),
    });
    const table = mount(BackupTable, { props: { backups: [line] } });
    await table.get('[data-testid=backup-rehearse]').trigger('click');
    await flushPromises();
    expect(table.get('[data-testid=backup-proof]').text()).toContain('这份备份完好');
    await table.get('[data-testid=backup-restore]').trigger('click');
    await flushPromises();
    expect(asked.map(({ name, payload }) => [name, payload['file']])).toEqual([
      ['backup.rehearse', line.path],
      ['backup.restore', line.path],
    ]);
    expect(table.emitted('restored')).toHaveLength(1);
  });

  it('says nothing of a restore that was refused', async () => {
    standIn({
      'backup.restore': () => {
        throw new HostError('damaged', '这份备份文件已损坏，请换一份');
      },
    });
    const table = mount(BackupTable, { props: { backups: [line] } });
    await table.get('[data-testid=backup-restore]').trigger('click');
    await flushPromises();
    expect(table.emitted('restored')).toBeUndefined();
  });
});

describe('the rescue page', () => {
  const rescue = { code: 'damaged', message: '已损坏', data_dir: '/data', backups: [line] };

  it('offers the backups of a damaged ledger and what can still be read', async () => {
    standIn({ 'rescue.show': () => rescue });
    const page = mount(RescuePage, { props: { error: new HostError('damaged', '台账数据已损坏') } });
    await flushPromises();
    expect(page.findAll('[data-testid=backup-row]')).toHaveLength(1);
    expect(page.find('[data-testid=rescue-export]').exists()).toBe(true);
  });

  it('offers no restore to somebody whose ledger is merely open elsewhere', async () => {
    standIn({ 'rescue.show': () => ({ ...rescue, code: 'busy' }) });
    const page = mount(RescuePage, { props: { error: new HostError('busy', '已经在窗口里打开') } });
    await flushPromises();
    expect(page.find('[data-testid=backup-row]').exists()).toBe(false);
    await page.get('[data-testid=open-again]').trigger('click');
    expect(page.emitted('again')).toHaveLength(1);
  });
});
