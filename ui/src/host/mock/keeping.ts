import type { Commands, FileOut } from '../generated/commands';

/** What the program in memory answers to some commands. */
export type Answers = {
  [N in keyof Commands]?: (request: Commands[N]['request']) => Commands[N]['response'];
};

export const kept = { last: '2026-11-21T08:12:03', old: false, second: null, trouble: null };
const line = (at: string, reason: string) => ({ path: `/backups/${at}.mlbak`, at, reason, size: 65_536 });
const backups = [line('2026-11-21T08:12:03', '自动备份'), line('2026-11-20T17:40:11', '导入前备份')];
const proof = {
  ok: true,
  made: '2026-11-21T08:12:03+08:00',
  records: 86,
  changes: 155,
  attachments: 3,
  missing: [],
  items: [{ name: '与备份时比对', ok: true, message: '一致', mend: null }],
};

/** Where a file was written. */
export function written(name: string): FileOut {
  return { path: `/home/user/文档/明录/${name}`, name, size: 14_310 };
}

/** Checks and backups. */
export const keeping: Answers = {
  'check.run': () => ({
    ok: true,
    items: [
      { name: '数据库完整性', ok: true, message: '完好', mend: null },
      { name: '修改记录链', ok: true, message: '共 12 步，前后衔接', mend: null },
    ],
  }),
  'diagnosis.make': () => written('明录诊断包.zip'),
  'check.print': () => written('台账检查报告.pdf'),
  'backup.list': () => ({ backups, state: kept }),
  'backup.make': () => ({ file: written('备份.mlbak'), backup: null, second: null, trouble: null }),
  'backup.set_second': ({ path }) => ({ ...kept, second: path }),
  'backup.rehearse': () => proof,
  'backup.restore': () => ({ proof, before: backups[1] ?? null, kept: null }),
};
