import { attempt, say } from '@/feedback';
import { putAway } from '@/feedback/toasts';
import { call, onTouched, type StepInfo } from '@/host';

let offered: number | null = null;

/** An offer to go back belongs to the last step: after another one it would take back something else. */
function withdraw(): void {
  if (offered !== null) putAway(offered);
  offered = null;
}
onTouched([], withdraw);

function offer(text: string, label: string, testid: string, run: () => void): void {
  withdraw();
  offered = say(text, { actions: [{ label, testid, run }] });
}

/** Takes the last step back and says which it was. */
export async function undo(): Promise<StepInfo | null> {
  const step = await attempt(() => call('step.undo', {}));
  if (step === undefined) return null;
  if (step === null) say('没有可以撤销的操作。');
  else offer(`已撤销：${step.label}`, '恢复（Ctrl+Y）', 'toast-redo', () => void redo());
  return step;
}

/** Does again what was taken back. */
export async function redo(): Promise<StepInfo | null> {
  const step = await attempt(() => call('step.redo', {}));
  if (step === undefined) return null;
  if (step === null) say('没有可以恢复的操作。');
  else offer(`已恢复：${step.label}`, '撤销（Ctrl+Z）', 'toast-undo', () => void undo());
  return step;
}

/** Says what was done, with the way back beside it. */
export function sayUndoable(text: string): void {
  offer(text, '撤销（Ctrl+Z）', 'toast-undo', () => void undo());
}
