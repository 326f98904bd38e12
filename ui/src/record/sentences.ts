import { dayAndClock } from '@/format';
import type { HistoryEntry } from '@/host';

const KINDS: Record<HistoryEntry['kind'], string> = {
  created: '录入了这条记录',
  changed: '',
  trashed: '把它放进了回收站',
  restored: '从回收站恢复了它',
};

const CAME: Record<string, string> = { import: '从表里导入了这条记录', sync: '同步来了这条记录' };
const SOURCES: Record<string, string> = {
  import: '导入时',
  sync: '同步时',
  repair: '修复时',
  undo: '撤销时',
};

/** One step of a record's history, in sentences: 11月21日 09:12 王主任 把公开属性由…改为… */
export function sentencesOf(entry: HistoryEntry, now = new Date()): string[] {
  const came = entry.kind === 'created' ? CAME[entry.source] : undefined;
  const lead = [dayAndClock(entry.at, now), entry.who, came ? '' : (SOURCES[entry.source] ?? '')]
    .filter((part) => part !== '')
    .join(' ');
  const what =
    entry.kind === 'changed' ? entry.differences.map((one) => one.sentence) : [came ?? KINDS[entry.kind]];
  return what.length > 0 ? what.map((sentence) => `${lead} ${sentence}`) : [`${lead} ${entry.label}`];
}
