import { attempt, deliver } from '@/feedback';
import { call } from '@/host';

/** Writes the diagnostic bundle for whoever maintains the program. */
export async function makeBundle(): Promise<void> {
  await attempt(async () => {
    // What the browser calls itself tells the version of WebKit.
    const file = await call('diagnosis.make', { browser: navigator.userAgent });
    await deliver(file, ['里面没有记录的内容、附件、姓名和电话，可以交给维护人员。']);
  });
}
