import { onBeforeUnmount, onMounted } from 'vue';

export type Shortcut = {
  /** For example `ctrl+k`, `ctrl+shift+z`, `F1`. */
  keys: string;
  run: (event: KeyboardEvent) => void;
  /** Also while a text is being typed. */
  whileTyping?: boolean;
};

/** True while an input method is composing: those keys belong to it. */
export function composing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** The keys of an event in the form of a shortcut. */
export function keysOf(event: KeyboardEvent): string {
  const key = event.key === '=' ? '+' : event.key;
  const shift =
    event.shiftKey && key.length > 1 ? 'shift+' : event.shiftKey && /[a-z]/i.test(key) ? 'shift+' : '';
  const held = `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${shift}`;
  return held + (key.length === 1 ? key.toLowerCase() : key);
}

/** True where keys belong to a text that is being typed. */
export function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}

/** Runs the first shortcut that fits; answers whether one did. */
export function dispatch(event: KeyboardEvent, shortcuts: readonly Shortcut[]): boolean {
  if (composing(event) || event.defaultPrevented) return false;
  const keys = keysOf(event);
  const fits = shortcuts.find(
    (shortcut) => shortcut.keys === keys && (shortcut.whileTyping === true || !typing(event.target)),
  );
  if (!fits) return false;
  event.preventDefault();
  fits.run(event);
  return true;
}

/** Listens on the whole window as long as the component stands. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const listen = (event: KeyboardEvent) => void dispatch(event, shortcuts);
  onMounted(() => window.addEventListener('keydown', listen));
  onBeforeUnmount(() => window.removeEventListener('keydown', listen));
}
