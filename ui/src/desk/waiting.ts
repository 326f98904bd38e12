import { reactive, readonly } from 'vue';
import { call, onTouched } from '@/host';

export type Waiting = { count: number; what: string };

const state = reactive<Record<string, Waiting>>({});

/** What waits on each page of the rail. Pages on which nothing can wait are not in it. */
export const waiting = readonly(state) as Readonly<Record<string, Waiting>>;

async function recount(): Promise<void> {
  const [day, undecided, requests, office] = await Promise.all([
    call('desk.today', {}),
    call('record.list', { ledger: 'document', filters: [{ field: 'attribute', op: 'empty' }], limit: 1 }),
    call('record.list', { ledger: 'request', filters: [{ field: 'closed', op: 'empty' }], limit: 1 }),
    call('office.status', {}),
  ]);
  const near = day.groups.filter((group) => group.name !== 'later');
  const count = near.reduce((sum, group) => sum + group.count, 0);
  state['today'] = { count, what: '件逾期、退回或本周到期的事' };
  state['task'] = { count: day.counts.open, what: '条本单位未完成的任务' };
  state['request'] = { count: requests.total, what: '件申请没有办结' };
  const submit = office.unsent + office.returned + office.conflicts;
  state['submit'] = { count: submit, what: '批没有回执、被退回或要选定' };
  state['document'] = { count: undecided.total, what: '件公文没有定公开属性' };
}

const PAUSE = 150;
let timer: ReturnType<typeof setTimeout> | undefined;

// A number on the rail is worth no message: the page that it leads to tells of the failure.
const quietly = () => void recount().catch(() => undefined);

/** Counts now, and again shortly after every change. */
export function watchWaiting(): void {
  quietly();
  onTouched([], () => {
    clearTimeout(timer);
    timer = setTimeout(quietly, PAUSE);
  });
}
