import { ref } from 'vue';
import type { Router } from 'vue-router';
import { desk, redo, undo } from '@/desk';
import { say } from '@/feedback';
import { pageAction } from './focus';
import { scale, stepScale } from './scale';
import type { Shortcut } from './shortcuts';

/** Which of the frame's own windows stand open. */
export const shown = { search: ref(false), help: ref(false), import: ref(false) };

type Acts = Record<string, () => void>;

function orSay(done: boolean, words: string): void {
  if (!done) say(words);
}

/** Everything the frame does, by name. */
export function useActs(router: Router): Acts {
  return {
    import: () => (shown.import.value = true),
    export: () => orSay(pageAction('export'), '这一页没有可导出的表。'),
    print: () => orSay(pageAction('print'), '这一页没有可打印的表。'),
    backup: () => void router.push({ path: '/settings', query: { check: '1' } }),
    undo: () => void undo(),
    redo: () => void redo(),
    find: () => void (pageAction('filter') || (shown.search.value = true)),
    search: () => (shown.search.value = true),
    'zoom-in': () => stepScale(1),
    'zoom-out': () => stepScale(-1),
    'zoom-reset': () => (scale.value = 100),
    manual: () => (shown.help.value = true),
    about: () =>
      say(`明录 ${desk.status?.version ?? ''}\n台账存放在：${desk.status?.data_dir ?? ''}`, { seconds: 12 }),
    saved: () => say('已自动保存，不用手工保存。'),
  };
}

const KEYS: readonly [keys: string, act: string, whileTyping: boolean][] = [
  ['ctrl+z', 'undo', false],
  ['ctrl+y', 'redo', false],
  ['ctrl+shift+z', 'redo', false],
  ['ctrl+s', 'saved', true],
  ['ctrl+k', 'search', true],
  ['ctrl+f', 'find', true],
  ['ctrl+p', 'print', true],
  ['ctrl+e', 'export', true],
  ['F1', 'manual', true],
  ['ctrl++', 'zoom-in', true],
  ['ctrl+-', 'zoom-out', true],
  ['ctrl+0', 'zoom-reset', true],
];

/** The keys of the frame. While a text is being typed, undo and redo belong to it. */
export function keysOfActs(acts: Acts): Shortcut[] {
  return KEYS.map(([keys, act, whileTyping]) => ({ keys, whileTyping, run: () => acts[act]?.() }));
}
