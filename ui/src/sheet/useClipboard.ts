import { printHtmlTable, readClipboard, writeTsv, type CopiedCell } from '@/clipboard';
import { planPaste, type PastePlan } from './paste';
import type { Model, Say, Selecting } from './model';
import type { useSaving } from './useSaving';
import type { CellInput, Range } from './types';
import { shownCells } from './selection';

type Saving = Pick<ReturnType<typeof useSaving>, 'enter'>;

/** The two forms in which a range goes to the clipboard. */
export function copyForms(range: Range, model: Model): { text: string; html: string } {
  const spans = model.spans.value;
  const plain: string[][] = [];
  const rich: CopiedCell[][] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    const texts: string[] = [];
    const cells: CopiedCell[] = [];
    for (let col = range.left; col <= range.right; col++) {
      const shown = spans.top(row, col) === row || row === range.top;
      const text = shown ? model.text({ row, col }) : '';
      texts.push(text);
      cells.push(shown ? { text, rows: Math.min(spans.bottom(row, col), range.bottom) - row + 1 } : null);
    }
    plain.push(texts);
    rich.push(cells);
  }
  const single =
    range.top === range.bottom || plain.length === spans.bottom(range.top, range.left) - range.top + 1;
  const text = single && range.left === range.right ? writeTsv([[plain[0]?.[0] ?? '']]) : writeTsv(plain);
  return { text, html: printHtmlTable(rich) };
}

/** Empties every cell of the range. */
export function clearInputs(range: Range, model: Model): CellInput[] {
  return shownCells(range, model.spans.value).map((cell) => ({ ...cell, value: null }));
}

/** Copying, cutting and pasting of ranges. */
export function useClipboard(model: Model, selecting: Selecting, saving: Saving, say: Say) {
  function onCopy(event: ClipboardEvent, cut: boolean): void {
    if (!event.clipboardData) return;
    const forms = copyForms(selecting.range.value, model);
    event.clipboardData.setData('text/plain', forms.text);
    event.clipboardData.setData('text/html', forms.html);
    event.preventDefault();
    if (cut) saving.enter(clearInputs(selecting.range.value, model), 'cut');
    else say(`已复制 ${shownCells(selecting.range.value, model.spans.value).length} 格`);
  }

  function onPaste(event: ClipboardEvent): void {
    event.preventDefault();
    const block = readClipboard(event.clipboardData);
    if (!block) {
      say('剪贴板里没有可以粘贴的文字或表格。', 'problem');
      return;
    }
    const plan = planPaste(block, selecting.range.value, model.spans.value);
    const { top, left, bottom, right } = plan.range;
    selecting.selection.value = {
      active: { row: top, col: left },
      from: { row: top, col: left },
      to: { row: bottom, col: right },
      origin: null,
    };
    const done = saving.enter(plan.inputs, 'paste');
    const lost = lostWords(plan);
    if (lost) say(lost, 'problem');
    else if (done.refused.length === 0 && done.locked.length === 0)
      say(`已粘贴 ${done.cells} 格，Ctrl+Z 可撤销`);
  }

  return { onCopy, onPaste };
}

function lostWords(plan: PastePlan): string {
  const parts = [];
  if (plan.lostRows > 0) parts.push(`${plan.lostRows} 行`);
  if (plan.lostCols > 0) parts.push(`${plan.lostCols} 列`);
  return parts.length > 0 ? `粘贴的内容比表格多出 ${parts.join('、')}，多出的没有贴入。` : '';
}
