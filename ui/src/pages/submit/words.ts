import { dayAndClock } from '@/format';
import type { BatchLine, BatchState } from '@/host';

type Lamp = { sign: string; bad: boolean };

const LAMPS: Record<BatchState, Lamp> = {
  unsent: { sign: '○', bad: false },
  failed: { sign: '▲', bad: true },
  stored: { sign: '◐', bad: false },
  accepted: { sign: '●', bad: false },
  returned: { sign: '▲', bad: true },
  corrected: { sign: '◌', bad: false },
};

/** A state's sign: a shape beside the word and the colour. */
export const lamp = (state: BatchState): Lamp => LAMPS[state];

/** Why a batch stands as it does, and which one it corrects or is corrected by. */
export function explained(line: BatchLine, all: readonly BatchLine[]): string {
  const numberOf = (id: string | null) => all.find((each) => each.id === id)?.number ?? '另一批';
  if (line.state === 'failed') return line.failure ?? '';
  if (line.state === 'returned') return `${line.remarks} 处意见，请改后重报`;
  if (line.state === 'corrected') return `已由 ${numberOf(line.followed_by)} 更正重报`;
  const receipt = line.stored_at ? `县办 ${dayAndClock(line.stored_at)} 收到` : '还没有县办的回执';
  return line.follows === null ? receipt : `更正 ${numberOf(line.follows)}；${receipt}`;
}

/** What can be reported, in the words of the page. */
export const KINDS = [
  { kind: 'task_progress', title: '任务落实情况', year: true, period: true },
  { kind: 'attribute_ledger', title: '公文公开属性台账', year: true, period: false },
  { kind: 'contact_filing', title: '联系人备案', year: false, period: false },
  { kind: 'catalogue_check', title: '标准目录自查', year: true, period: false },
  { kind: 'statistics', title: '统计数据', year: true, period: false },
  { kind: 'annual_report', title: '工作年度报告', year: true, period: false },
  { kind: 'form', title: '县办收集的表', year: false, period: false },
] as const;
