import { attempt, say } from '@/feedback';
import { call } from '@/host';
import { year } from './desk';

/** Puts the sample year away; the desk then asks which unit sits here. */
export async function endSample(): Promise<void> {
  const count = await attempt(() => call('desk.end_sample', {}));
  if (count === undefined) return;
  year.value = null;
  say(`样例的 ${count} 条记录已放进回收站。`);
}
