import type { ErrorCode, HostError } from '@/host';
import { say, type Tone } from './toasts';

type Reaction = { tone: Tone; next: string; seconds?: number };

/** What the desk does with each code, beyond the words that the program gives. */
const REACTIONS: Record<ErrorCode, Reaction> = {
  invalid: { tone: 'bad', next: '', seconds: 12 },
  classified: { tone: 'bad', next: '', seconds: 30 },
  not_found: { tone: 'bad', next: '它可能刚被删除，可在“设置 → 回收站”里找回。', seconds: 12 },
  conflict: { tone: 'bad', next: '页面已显示最新内容，请看过后再改。', seconds: 12 },
  io: { tone: 'bad', next: '请检查磁盘空间和文件夹权限后再试。' },
  unreadable: { tone: 'bad', next: '' },
  unsupported: { tone: 'bad', next: '' },
  damaged: { tone: 'bad', next: '请到“设置 → 备份”用最近的备份恢复，并先不要删除任何文件。' },
  newer: { tone: 'bad', next: '请先升级本机的明录。' },
  busy: { tone: 'plain', next: '请稍等片刻再试。' },
  locked: { tone: 'plain', next: '' },
  sealed_backup: { tone: 'plain', next: '' },
  wrong_password: { tone: 'bad', next: '', seconds: 12 },
  not_allowed: { tone: 'plain', next: '', seconds: 12 },
  cancelled: { tone: 'plain', next: '' },
  usage: { tone: 'bad', next: '' },
  internal: { tone: 'bad', next: '已录入的内容没有丢失，请再试一次。' },
  not_enrolled: { tone: 'plain', next: '', seconds: 12 },
  refused: { tone: 'bad', next: '', seconds: 20 },
  unreachable: { tone: 'plain', next: '', seconds: 12 },
  offline: { tone: 'bad', next: '' },
};

function words(error: HostError): string {
  const lines = error.problems.map((problem) => problem.message);
  const said = lines.filter((line) => !error.message.includes(line));
  return [error.message, ...said.slice(0, 5)].join('\n');
}

/** Tells the clerk what happened and what to do next. */
export function react(error: HostError): void {
  const reaction = REACTIONS[error.code] ?? REACTIONS.internal;
  const text = words(error);
  // A message that already says what to do next is not lengthened.
  const next = reaction.next !== '' && !/请|可在/.test(text) ? `\n${reaction.next}` : '';
  say(text + next, { tone: reaction.tone, seconds: reaction.seconds });
}
