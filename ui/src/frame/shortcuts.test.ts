import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dispatch, keysOf } from './shortcuts';

const press = (key: string, more: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, cancelable: true, ...more });

describe('shortcuts', () => {
  const run = vi.fn();
  beforeEach(() => run.mockClear());

  it('run on their keys and keep the browser from its own', () => {
    const event = press('k', { ctrlKey: true });
    expect(dispatch(event, [{ keys: 'ctrl+k', run }])).toBe(true);
    expect(run).toHaveBeenCalledOnce();
    expect(event.defaultPrevented).toBe(true);
  });

  it('leave a composition alone', () => {
    const composition = press('z', { ctrlKey: true, isComposing: true });
    expect(dispatch(composition, [{ keys: 'ctrl+z', run }])).toBe(false);
    // WebKitGTK: the first key of a composition comes before compositionstart, as 229.
    const first = press('Process', { keyCode: 229 } as KeyboardEventInit);
    expect(dispatch(first, [{ keys: 'Process', run }])).toBe(false);
    expect(run).not.toHaveBeenCalled();
  });

  it('leave a text that is being typed to its own keys', () => {
    const input = document.createElement('textarea');
    document.body.append(input);
    const event = press('z', { ctrlKey: true, bubbles: true });
    let ran = true;
    input.addEventListener('keydown', (e) => (ran = dispatch(e, [{ keys: 'ctrl+z', run }])));
    input.dispatchEvent(event);
    expect(ran).toBe(false);
    expect(event.defaultPrevented).toBe(false);
  });

  it('do not run where a page has already answered the keys', () => {
    const event = press('f', { ctrlKey: true });
    event.preventDefault();
    expect(dispatch(event, [{ keys: 'ctrl+f', run }])).toBe(false);
  });
});

it.each([
  [press('Z', { ctrlKey: true, shiftKey: true }), 'ctrl+shift+z'],
  [press('=', { ctrlKey: true }), 'ctrl++'],
  [press('+', { ctrlKey: true, shiftKey: true }), 'ctrl++'],
  [press('-', { ctrlKey: true }), 'ctrl+-'],
  [press('F1'), 'F1'],
])('names keys by what they do', (event, name) => {
  expect(keysOf(event)).toBe(name);
});
