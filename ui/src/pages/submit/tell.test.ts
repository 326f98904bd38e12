import { expect, it } from 'vitest';
import { toasts } from '@/feedback/toasts';
import { tell } from './tell';

it('leaves of two words on how reporting stands only the later', () => {
  tell('已封存为 2026-001，还没有报送。');
  tell('收到 2026-001 的回执。');
  expect(toasts.map((toast) => toast.text)).toEqual(['收到 2026-001 的回执。']);
});
