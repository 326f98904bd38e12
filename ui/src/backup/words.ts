import { dayAndClock } from '@/format';
import type { BackupProof, BackupState } from '@/host';

/** 上次备份 11月21日 09:12, for the bottom line. */
export function lastBackup(state: BackupState): string {
  return state.last ? `上次备份 ${dayAndClock(state.last)}` : '还没有备份';
}

/** What a rehearsal proved. */
export function proven(proof: BackupProof): string {
  const held = `${proof.records} 条记录、${proof.changes} 项修改记录、${proof.attachments} 个附件`;
  return proof.ok
    ? `✓ 这份备份完好，可以恢复：${held}。台账没有改动。`
    : `▲ 这份备份有问题，请换一份。它应有 ${held}。`;
}

/** What today's page has to say about the backups; nothing where all is well. */
export function backupWarning(state: BackupState): string | null {
  if (state.trouble) return state.trouble;
  return state.old ? `${lastBackup(state)}，之后改过的内容还没有备份。请到“设置 → 备份”立即备份。` : null;
}
