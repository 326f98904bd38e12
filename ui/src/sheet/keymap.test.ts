import { describe, expect, it } from 'vitest';
import { commandOf, type KeyPress, type Mode } from './keymap';

const NONE = {
  keyCode: 0,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
};
const on = (key: string, mode: Mode, more: Partial<KeyPress> = {}) =>
  commandOf({ ...NONE, key, ...more }, mode);
const MODES: Mode[] = ['ready', 'typing', 'editing', 'choosing'];

describe('an input method', () => {
  it('keeps every key while it composes', () => {
    for (const mode of MODES) {
      for (const key of ['Enter', 'Escape', 'Tab', 'ArrowDown', 'Delete']) {
        expect(on(key, mode, { isComposing: true })).toBeNull();
      }
    }
  });

  it('keeps the key with code 229, which WebKitGTK sends before it says that it composes', () => {
    for (const mode of MODES) expect(on('Enter', mode, { keyCode: 229 })).toBeNull();
  });
});

describe('on a selected cell', () => {
  it('moves, selects and runs', () => {
    expect(on('ArrowDown', 'ready', { shiftKey: true })).toEqual({
      name: 'move',
      direction: 'down',
      extend: true,
      edge: false,
    });
    expect(on('ArrowRight', 'ready', { ctrlKey: true })).toMatchObject({ name: 'move', edge: true });
    expect(on('End', 'ready', { ctrlKey: true, shiftKey: true })).toMatchObject({
      name: 'line',
      all: true,
      extend: true,
    });
  });

  it('knows the keys of a spreadsheet', () => {
    expect(on('F2', 'ready')).toEqual({ name: 'edit' });
    expect(on('Delete', 'ready')).toEqual({ name: 'clear' });
    expect(on('Enter', 'ready', { shiftKey: true })).toEqual({ name: 'next', direction: 'up' });
    expect(on('Tab', 'ready', { shiftKey: true })).toEqual({ name: 'next', direction: 'left' });
    expect(on('d', 'ready', { ctrlKey: true })).toEqual({ name: 'fill-down' });
    expect(on('ArrowDown', 'ready', { altKey: true })).toEqual({ name: 'open' });
    expect(on('Z', 'ready', { ctrlKey: true, shiftKey: true })).toEqual({ name: 'redo' });
  });

  it('leaves letters to the text area and other shortcuts to the frame', () => {
    expect(on('x', 'ready')).toBeNull();
    for (const key of ['v', 'f', 'k', 'p', 's']) expect(on(key, 'ready', { ctrlKey: true })).toBeNull();
  });
});

describe('while writing', () => {
  it('leaves the cell with an arrow after typing, but not after F2', () => {
    expect(on('ArrowLeft', 'typing')).toMatchObject({ name: 'move', direction: 'left' });
    expect(on('ArrowLeft', 'editing')).toBeNull();
  });

  it('breaks the line with Alt+Enter and keeps with Enter', () => {
    expect(on('Enter', 'typing', { altKey: true })).toEqual({ name: 'newline' });
    expect(on('Enter', 'editing')).toEqual({ name: 'next', direction: 'down' });
    expect(on('Enter', 'editing', { ctrlKey: true })).toEqual({ name: 'fill-range' });
  });

  it('leaves undo to the text area', () => {
    expect(on('z', 'editing', { ctrlKey: true })).toBeNull();
    expect(on('Delete', 'typing')).toBeNull();
  });

  it('moves in an open list', () => {
    expect(on('ArrowDown', 'choosing')).toEqual({ name: 'choose', direction: 'down' });
    expect(on('PageUp', 'choosing')).toEqual({ name: 'choose', direction: 'page-up' });
  });
});
