import { attempt, say } from '@/feedback';
import { call, type StepInfo } from '@/host';

/** Takes the last step back and says which it was. */
export async function undo(): Promise<StepInfo | null> {
  const step = await attempt(() => call('step.undo', {}));
  if (step === undefined) return null;
  if (step === null) say('没有可以撤销的操作。');
  else {
    say(`已撤销：${step.label}`, {
      actions: [{ label: '恢复（Ctrl+Y）', testid: 'toast-redo', run: () => void redo() }],
    });
  }
  return step;
}

/** Does again what was taken back. */
export async function redo(): Promise<StepInfo | null> {
  const step = await attempt(() => call('step.redo', {}));
  if (step === undefined) return null;
  say(step === null ? '没有可以恢复的操作。' : `已恢复：${step.label}`);
  return step;
}

/** Says what was done, with the way back beside it. */
export function sayUndoable(text: string): void {
  say(text, { actions: [{ label: '撤销（Ctrl+Z）', testid: 'toast-undo', run: () => void undo() }] });
}
