import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { standIn } from '@/test/stand';
import { call, HostError, onTouched, upload } from '.';
import { loopback } from './loopback';

describe('a command', () => {
  it('answers its value and tells the pages which ledgers it changed', async () => {
    standIn({ 'record.delete': () => 2 }, ['task', 'notice']);
    const seen = { task: vi.fn(), contact: vi.fn(), any: vi.fn() };
    const ends = [
      onTouched(['task'], seen.task),
      onTouched(['contact'], seen.contact),
      onTouched([], seen.any),
    ];
    expect(await call('record.delete', { ledger: 'task', ids: ['a', 'b'] })).toBe(2);
    expect(seen.task).toHaveBeenCalledOnce();
    expect(seen.any).toHaveBeenCalledOnce();
    expect(seen.contact).not.toHaveBeenCalled();
    ends.forEach((end) => end());
  });

  it('that is refused throws its code, words and problems', async () => {
    const problems = [{ field: 'name', code: 'required', message: '“姓名”不能空着。' }];
    standIn({
      'record.add': () => {
        throw Object.assign({}, { code: 'invalid', message: '没有保存。', detail: problems });
      },
    });
    const error = await call('record.add', { ledger: 'contact', fields: {} }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(HostError);
    expect(error).toMatchObject({ code: 'invalid', message: '没有保存。', problems });
  });

  it('that changes something waits for the one before it: undo takes back the last act', async () => {
    const order: string[] = [];
    let stored = (): void => undefined;
    standIn({
      'record.set': () =>
        new Promise<null>((done) => {
          stored = () => {
            order.push('record.set');
            done(null);
          };
        }),
      'step.undo': () => order.push('step.undo'),
      'step.list': () => order.push('step.list'),
    });
    const saved = call('record.set', { ledger: 'task', changes: [] });
    const undone = call('step.undo', {});
    await call('step.list', { limit: 1 });
    expect(order).toEqual(['step.list']);
    stored();
    await Promise.all([saved, undone]);
    expect(order).toEqual(['step.list', 'record.set', 'step.undo']);
  });

  it('that is refused does not hold up the next', async () => {
    standIn({
      'record.set': () => {
        throw new HostError('invalid', '没有保存。');
      },
      'step.undo': () => null,
    });
    const saved = call('record.set', { ledger: 'task', changes: [] });
    const undone = call('step.undo', {});
    await expect(saved).rejects.toThrow('没有保存。');
    expect(await undone).toBeNull();
  });

  it('that breaks is an internal error, never silence', async () => {
    standIn({
      'step.undo': () => {
        throw new Error('boom');
      },
    });
    await expect(call('step.undo', {})).rejects.toMatchObject({ code: 'internal' });
  });
});

describe('a file', () => {
  it('goes over in pieces of 4 MiB, in order, and answers the token', async () => {
    const { chunks } = standIn({});
    const size = 9 * 1024 * 1024;
    const progress: number[] = [];
    const file = new File([new Uint8Array(size)], '任务表.xlsx');
    expect(await upload(file, (done) => progress.push(done))).toBe('staged-1');
    expect(chunks.map(({ offset, bytes }) => [offset, bytes.byteLength])).toEqual([
      [0, 4_194_304],
      [4_194_304, 4_194_304],
      [8_388_608, 1_048_576],
    ]);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
    expect(progress.at(-1)).toBe(size);
  });

  it('that is called back stops at the piece on its way, and nothing of it stays', async () => {
    const { asked, chunks } = standIn({ 'file.discard': () => null });
    const callBack = new AbortController();
    const file = new File([new Uint8Array(9 * 1024 * 1024)], '任务表.xlsx');
    const sent = upload(file, () => callBack.abort(), callBack.signal);
    await expect(sent).rejects.toMatchObject({ code: 'cancelled' });
    expect(chunks).toHaveLength(2);
    expect(asked).toEqual([{ name: 'file.discard', payload: { file: 'staged-1' } }]);
  });

  it('without a byte still goes over', async () => {
    const { chunks } = standIn({});
    await upload(new File([], '空.csv'));
    expect(chunks).toHaveLength(1);
  });
});

describe('the loopback host', () => {
  const fetched = vi.fn();
  beforeEach(() => vi.stubGlobal('fetch', fetched));
  afterEach(() => vi.unstubAllGlobals());
  const answer = (status: number, body: string) => fetched.mockResolvedValue(new Response(body, { status }));

  it('posts the envelope with the cookie of this site only', async () => {
    answer(200, '{"value":{"total":0},"touched":[]}');
    expect(await loopback.call('record.list', { ledger: 'task' })).toEqual({
      value: { total: 0 },
      touched: [],
    });
    const [url, init] = fetched.mock.lastCall as [string, RequestInit];
    expect(url).toBe('/api/call');
    expect(init).toMatchObject({ method: 'POST', credentials: 'same-origin' });
    expect(JSON.parse(String(init.body))).toEqual({ name: 'record.list', payload: { ledger: 'task' } });
  });

  it('hands on a refusal with its code', async () => {
    answer(400, '{"code":"not_found","message":"找不到这条记录。","detail":null}');
    await expect(loopback.call('record.show', {})).rejects.toMatchObject({ code: 'not_found' });
  });

  it('says what to do when the token has gone or the program has ended', async () => {
    answer(401, 'no');
    await expect(loopback.call('desk.status', {})).rejects.toMatchObject({ code: 'offline' });
    fetched.mockRejectedValue(new TypeError('failed'));
    await expect(loopback.call('desk.status', {})).rejects.toThrow('连不上');
  });

  it('puts the name of an upload in the address, encoded', async () => {
    answer(200, '{"token":"t1"}');
    const chunk = { id: 'x', name: '表 &1.xlsx', offset: 0, bytes: new Uint8Array([1]) };
    expect(await loopback.upload(chunk)).toBe('t1');
    const url = new URL(String(fetched.mock.lastCall?.[0]), 'http://127.0.0.1');
    expect(url.searchParams.get('name')).toBe('表 &1.xlsx');
  });
});
