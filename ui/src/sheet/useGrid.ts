import { computed, nextTick, ref, watch, type ComputedRef } from 'vue';
import type { Mode } from './keymap';
import type { Model, Save, Say, Selecting, Word } from './model';
import type { Cell } from './types';
import { useChoosing } from './useChoosing';
import { useClipboard } from './useClipboard';
import { useDrafts } from './useDrafts';
import { useEditing } from './useEditing';
import { useFill } from './useFill';
import { useGoTo } from './useGoTo';
import { useKeys, type Reach } from './useKeys';
import { useModel, type Shown } from './useModel';
import { usePen, type Pen, type PenHooks } from './usePen';
import { usePending } from './usePending';
import { useSaving } from './useSaving';
import { useSelection } from './useSelection';

/** What the component gives to the logic of the sheet. */
export interface GridOptions extends Shown, Reach {
  save: Save;
  scope: () => string;
  /** Shows the active cell and puts the text area on it. */
  reveal: (cell: Cell) => void;
  openAttachments: () => void;
}

/** The whole behaviour of the sheet, without its drawing. */
export function useGrid(options: GridOptions) {
  const cells = usePending();
  const word = ref<Word | null>(null);
  const say: Say = (text, kind = 'note') => {
    word.value = { text, kind };
  };
  const model = useModel(options, cells);
  const selecting = useSelection(model);
  const saving = useSaving({ model, cells, save: options.save, say, scope: options.scope });
  const { goTo, resume } = useGoTo(model, selecting, () => pen);
  const drafts = useDrafts(model, saving, options.scope, say, resume);
  const choosing = useChoosing(
    selecting.column,
    () => pen.text.value,
    () => pen.mode.value === 'choosing',
  );
  const pen: Pen = usePen(
    options.pen,
    penHooks(model, selecting, choosing, drafts, () => pen.mode.value),
  );
  const { openAttachments } = options;
  const parts = { model, selecting, pen, choosing, saving, drafts, cells, say, openAttachments };
  const editing = useEditing(parts);
  const clipboard = useClipboard(model, selecting, saving, say);
  const { fill, fillDown } = useFill(model, selecting, saving);
  const keys = useKeys({ model, selecting, saving, editing, pen, word, fillDown }, options);
  const spoken = useSpoken(model, selecting);
  useReveal(model, selecting, options.reveal);

  return {
    ...{ model, selecting, cells, saving, drafts, choosing, pen, editing, clipboard },
    ...{ word, spoken, say, fill, goTo, run: keys.run, onKeydown: keys.onKeydown },
  };
}

/** Where the pen may write, and what its writing means to a list and to the drafts. */
function penHooks(
  model: Model,
  selecting: Selecting,
  choosing: ReturnType<typeof useChoosing>,
  drafts: ReturnType<typeof useDrafts>,
  mode: () => Mode,
): PenHooks {
  return {
    place() {
      const { value: row } = selecting.row;
      const { value: column } = selecting.column;
      if (!row || !column || column.readonly) return null;
      return { id: row.id, field: column.field, ...selecting.active.value };
    },
    changed(place, text) {
      drafts.keep(place, text);
      if (mode() === 'choosing') choosing.typedMore(text);
    },
    modeOf() {
      if (selecting.column.value?.kind !== 'one_of') return 'typing';
      choosing.start(model.value(selecting.active.value), '');
      return 'choosing';
    },
  };
}

/** What a screen reader says of the active cell. */
function useSpoken(model: Model, selecting: Selecting): ComputedRef<string> {
  return computed(() => {
    const { value: column } = selecting.column;
    const text = model.text(selecting.active.value) || '空';
    return column ? `第${selecting.active.value.row + 1}行，${column.title}：${text}` : '';
  });
}

/** Keeps what was selected last in sight. */
function useReveal(model: Model, selecting: Selecting, reveal: (cell: Cell) => void): void {
  watch([selecting.selection, model.rows, model.columns], () => {
    const { to, from, active } = selecting.selection.value;
    const single = to.row === from.row && to.col === from.col;
    void nextTick(() => {
      reveal(single ? active : to);
    });
  });
}

export type Grid = ReturnType<typeof useGrid>;
