import type { Reckoning, RequestEvent, RequestFile } from '@/host';

/** Cases made for tests. */
export type Line = Reckoning['lines'][number];
export const line = (kind: Line['kind'], from: string, to: string | null, days: number): Line => ({
  kind,
  from,
  to,
  days,
  words: `${kind}${days}`,
  article: '《政府信息公开条例》第三十三条',
});

export const clock = (more: Partial<Reckoning>): Reckoning => ({
  received: '2026-04-01',
  why: null,
  due: '2026-05-20',
  allowed: 20,
  days_used: 5,
  days_left: 15,
  provisional: false,
  open: false,
  overdue: false,
  lines: [],
  days: [],
  sides: [],
  findings: [],
  unconfirmed: [],
  sheet: [],
  ...more,
});

export const event = (name: string, more: Partial<RequestEvent> = {}): RequestEvent => ({
  name,
  title: name,
  why: '',
  here: true,
  turn: 'next',
  clock: null,
  article: '',
  clocks: [],
  asks: [],
  needs: [],
  ...more,
});

export const caseOf = (more: Partial<RequestFile>): RequestFile => ({
  row: { id: '7', state: 'accepted' },
  state: '受理',
  by: ['clerk', '经办人'],
  steps: [],
  clock: null,
  entries: [],
  events: [],
  keeps: [],
  earlier: [],
  unconfirmed: [],
  lamp: { code: 'in_progress', text: '还剩15个工作日', days: 15 },
  ...more,
});
