import { beforeEach, describe, expect, it } from 'vitest';
import { HostError } from '@/host';
import { attempt } from './attempt';
import { toasts } from './toasts';

const refuse = (error: HostError) => () => Promise.reject(error);

describe('a refusal', () => {
  beforeEach(() => void toasts.splice(0));

  it('is said with what to do next', async () => {
    await attempt(refuse(new HostError('io', '磁盘写不进去。')));
    expect(toasts).toHaveLength(1);
    expect(toasts[0]).toMatchObject({ tone: 'bad' });
    expect(toasts[0]?.text).toMatch(/磁盘写不进去。\n请/);
  });

  it('with problems at fields is shown there, not twice', async () => {
    const problems = [{ field: 'name', code: 'required', message: '“姓名”不能空着。' }];
    const seen: unknown[] = [];
    const atFields = (list: unknown) => seen.push(list) > 0;
    await attempt(refuse(new HostError('invalid', '没有保存。', problems)), { atFields });
    expect(seen).toEqual([problems]);
    expect(toasts).toHaveLength(0);
  });

  it('names the problems where no field can', async () => {
    const problems = [{ field: 'due', code: 'date', message: '“截止日期”看不懂。' }];
    await attempt(refuse(new HostError('invalid', '没有保存。', problems)), { atFields: () => false });
    expect(toasts[0]?.text).toContain('截止日期');
  });

  it('answers undefined, so that the page stays as it was', async () => {
    expect(await attempt(refuse(new HostError('busy', '正忙。')))).toBeUndefined();
  });
});
