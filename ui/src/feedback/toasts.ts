import { reactive } from 'vue';

export type Tone = 'plain' | 'good' | 'bad';
export type ToastAction = { label: string; testid?: string; run: () => unknown };
export type Toast = {
  id: number;
  text: string;
  tone: Tone;
  actions: ToastAction[];
};

type Options = { tone?: Tone; actions?: ToastAction[]; seconds?: number };

export const toasts = reactive<Toast[]>([]);

let next = 1;
const SHOWN_AT_ONCE = 3;

/** Says something at the foot of the page. Bad news stays until it is put away. */
export function say(text: string, { tone = 'plain', actions = [], seconds }: Options = {}): number {
  const id = next++;
  toasts.push({ id, text, tone, actions });
  while (toasts.length > SHOWN_AT_ONCE) toasts.shift();
  const stay = seconds ?? (tone === 'bad' ? 0 : actions.length > 0 ? 12 : 5);
  if (stay > 0) setTimeout(() => putAway(id), stay * 1000);
  return id;
}

export function putAway(id: number): void {
  const at = toasts.findIndex((toast) => toast.id === id);
  if (at >= 0) toasts.splice(at, 1);
}
