import type { Direction } from './move';

/** The part of a keyboard event that decides. */
export interface KeyPress {
  key: string;
  keyCode: number;
  isComposing: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/**
 * ready: a cell is selected. typing: typed over it, arrows leave the cell.
 * editing: F2 or double click, arrows move the caret. choosing: a list or a
 * calendar is open, arrows move in it.
 */
export type Mode = 'ready' | 'typing' | 'editing' | 'choosing';

/** What a key asks the sheet to do. */
export type Command =
  | { name: 'move'; direction: Direction; extend: boolean; edge: boolean }
  | { name: 'line'; to: 'start' | 'end'; extend: boolean; all: boolean }
  | { name: 'page'; direction: 'up' | 'down'; extend: boolean }
  | { name: 'next'; direction: Direction }
  | { name: 'choose'; direction: Direction | 'page-up' | 'page-down' }
  | { name: 'edit' | 'open' | 'cancel' | 'clear' | 'newline' | 'all' }
  | { name: 'fill-down' | 'fill-range' | 'copy' | 'cut' | 'open-row' | 'undo' | 'redo' };

const ARROWS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/**
 * The command of a key, or null where the key belongs to the text area, to the
 * input method or to the frame. WebKitGTK sends the first key of a composition
 * with keyCode 229 before it says that it composes, so both signs count.
 */
export function commandOf(press: KeyPress, mode: Mode): Command | null {
  if (press.isComposing || press.keyCode === 229) return null;
  const ctrl = press.ctrlKey || press.metaKey;
  if (press.altKey) return altCommand(press, mode);
  if (mode === 'ready') return readyCommand(press, ctrl);
  return editCommand(press, ctrl, mode);
}

function altCommand(press: KeyPress, mode: Mode): Command | null {
  if (press.key === 'Enter' && mode !== 'ready') return { name: 'newline' };
  if (press.key === 'ArrowDown' || press.key === 'ArrowUp') return { name: 'open' };
  return null;
}

function readyCommand(press: KeyPress, ctrl: boolean): Command | null {
  const moved = moveCommand(press, ctrl);
  if (moved) return moved;
  if (ctrl) return ctrlCommand(press);
  switch (press.key) {
    case 'F2':
      return { name: 'edit' };
    case 'Delete':
    case 'Backspace':
      return { name: 'clear' };
    case 'Escape':
      return { name: 'cancel' };
    default:
      return nextCommand(press);
  }
}

function moveCommand(press: KeyPress, ctrl: boolean): Command | null {
  const extend = press.shiftKey;
  const direction = ARROWS[press.key];
  if (direction) return { name: 'move', direction, extend, edge: ctrl };
  if (press.key === 'Home') return { name: 'line', to: 'start', extend, all: ctrl };
  if (press.key === 'End') return { name: 'line', to: 'end', extend, all: ctrl };
  if (ctrl) return null;
  if (press.key === 'PageUp') return { name: 'page', direction: 'up', extend };
  if (press.key === 'PageDown') return { name: 'page', direction: 'down', extend };
  return null;
}

function ctrlCommand(press: KeyPress): Command | null {
  if (press.shiftKey) return press.key.toLowerCase() === 'z' ? { name: 'redo' } : null;
  const names = {
    a: 'all',
    c: 'copy',
    x: 'cut',
    d: 'fill-down',
    insert: 'copy',
    enter: 'open-row',
    z: 'undo',
    y: 'redo',
  } as const;
  const key = press.key.toLowerCase();
  return key in names ? { name: names[key as keyof typeof names] } : null;
}

function nextCommand(press: KeyPress): Command | null {
  if (press.key === 'Enter') return { name: 'next', direction: press.shiftKey ? 'up' : 'down' };
  if (press.key === 'Tab') return { name: 'next', direction: press.shiftKey ? 'left' : 'right' };
  return null;
}

function editCommand(press: KeyPress, ctrl: boolean, mode: Mode): Command | null {
  if (press.key === 'Escape') return { name: 'cancel' };
  if (press.key === 'Enter' && ctrl) return { name: 'fill-range' };
  const next = nextCommand(press);
  if (next || ctrl) return next;
  const direction = ARROWS[press.key];
  if (mode === 'choosing') return chooseCommand(press, direction);
  if (mode === 'typing' && direction && !press.shiftKey) {
    return { name: 'move', direction, extend: false, edge: false };
  }
  return null;
}

function chooseCommand(press: KeyPress, direction: Direction | undefined): Command | null {
  if (direction) return { name: 'choose', direction };
  if (press.key === 'PageUp') return { name: 'choose', direction: 'page-up' };
  if (press.key === 'PageDown') return { name: 'choose', direction: 'page-down' };
  return null;
}
