import { nextTick, ref, shallowRef, type Ref } from 'vue';
import type { Mode } from './keymap';

/** The cell that the pen writes in, by record, so that rows may move meanwhile. */
export interface PenPlace {
  id: string;
  field: string;
  row: number;
  col: number;
}

/** What happens around the pen. */
export interface PenHooks {
  /** The cell that typing would start in; null where it may not be written. */
  place(): PenPlace | null;
  /** Every keystroke, for drafts and for narrowing a list. */
  changed(place: PenPlace, text: string): void;
  /** The mode in which typing starts here: a one-of cell opens its list. */
  modeOf(place: PenPlace): Mode;
}

/** The text area and what stands in it. */
function usePaper(element: Ref<HTMLTextAreaElement | null>) {
  const mode = ref<Mode>('ready');
  const text = ref('');
  const place = shallowRef<PenPlace | null>(null);
  const composing = ref(false);
  /** What stood in the cell when the edit began. */
  const before = ref('');

  function write(value: string): void {
    text.value = value;
    if (element.value && element.value.value !== value) element.value.value = value;
    void nextTick(fit);
  }

  /** The text area grows with its text. */
  function fit(): void {
    const area = element.value;
    if (!area) return;
    area.style.height = '';
    if (mode.value !== 'ready') area.style.height = `${Math.max(area.scrollHeight, area.offsetHeight)}px`;
  }

  /** Puts the pen away without keeping anything. */
  function rest(): void {
    mode.value = 'ready';
    place.value = null;
    write('');
  }

  return { element, mode, text, place, composing, before, write, fit, rest };
}

type Paper = ReturnType<typeof usePaper>;

/** Edits that a command begins and ends. */
function useStrokes(paper: Paper, hooks: PenHooks) {
  const { element, mode, text, place, composing, before, write, rest } = paper;

  /** Starts an edit; `initial` is the text that stands in the pen. */
  function begin(next: Mode, initial: string): boolean {
    const here = hooks.place();
    if (!here) return false;
    place.value = here;
    mode.value = next;
    before.value = initial;
    write(initial);
    void nextTick(caretToEnd);
    return true;
  }

  function caretToEnd(): void {
    const end = element.value?.value.length ?? 0;
    element.value?.setSelectionRange(end, end);
  }

  /** Ends a running composition, keeping what it has so far. */
  function settle(): void {
    if (!composing.value) return;
    element.value?.blur();
    element.value?.focus({ preventScroll: true });
    composing.value = false;
    text.value = element.value?.value ?? text.value;
  }

  /** Ends the edit and hands over what was written; null when nothing was changed. */
  function take(): { place: PenPlace; text: string } | null {
    const here = place.value;
    const written = text.value;
    const changed = here !== null && mode.value !== 'ready' && written !== before.value;
    rest();
    return changed && here ? { place: here, text: written } : null;
  }

  return { begin, settle, take };
}

/** What the keyboard and the input method write. */
function useTyping(paper: Paper, hooks: PenHooks) {
  const { element, mode, text, place, composing, before, write, fit } = paper;

  /** The first sign of typing: a character, or an input method that begins to compose. */
  function startTyping(): void {
    const here = mode.value === 'ready' ? hooks.place() : null;
    if (!here) return;
    place.value = here;
    before.value = '\u0000';
    mode.value = hooks.modeOf(here);
  }

  function onInput(): void {
    const value = element.value?.value ?? '';
    startTyping();
    if (mode.value === 'ready') {
      write('');
      return;
    }
    text.value = value;
    fit();
    if (place.value) hooks.changed(place.value, value);
  }

  function onCompositionStart(): void {
    composing.value = true;
    startTyping();
  }

  function onCompositionEnd(): void {
    composing.value = false;
    onInput();
  }

  /** Puts a line break where the caret is. */
  function newline(): void {
    const area = element.value;
    if (!area) return;
    area.setRangeText('\n', area.selectionStart, area.selectionEnd, 'end');
    onInput();
  }

  return { onInput, onCompositionStart, onCompositionEnd, newline };
}

/**
 * The one text area of the sheet. It always has the focus and lies, unseen, on
 * the active cell: the first key of an input method composes in it, so that no
 * letter is lost, and showing it is all that starting an edit means.
 */
export function usePen(element: Ref<HTMLTextAreaElement | null>, hooks: PenHooks) {
  const paper = usePaper(element);
  const { mode, text, place, composing, write, fit, rest } = paper;
  return {
    ...{ mode, text, place, composing, write, fit, rest },
    ...useStrokes(paper, hooks),
    ...useTyping(paper, hooks),
  };
}

export type Pen = ReturnType<typeof usePen>;
