import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { call, HostError } from '@/host';
import { standIn } from '@/test/stand';
import { draftStore, lock, readLock, settleDrafts, watchLock } from '.';
import LockPage from './LockPage.vue';
import PasswordReminder from './PasswordReminder.vue';

vi.mock('vue-router', () => ({ useRouter: () => ({ push: vi.fn() }) }));

const open = { protected: true, locked: false, wait: 0, minutes: 15, people: [], person: null };
const shut = { ...open, locked: true };
const plain = { ...open, protected: false };

beforeEach(() => localStorage.clear());

describe('the lock page', () => {
  it('asks for the password, says what is wrong and waits as long as the program says', async () => {
    let state = shut;
    const refuse = () => {
      state = { ...shut, wait: 5 };
      throw new HostError('wrong_password', '密码不对。请等 5 秒后再试');
    };
    const { asked } = standIn({ 'lock.show': () => state, 'lock.open': refuse });
    await readLock();
    const page = mount(LockPage);
    await page.get('[data-testid=lock-password]').setValue('not this one');
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(asked.find(({ name }) => name === 'lock.open')?.payload).toEqual({ password: 'not this one' });
    expect(page.get('[data-testid=lock-wait]').text()).toMatch(/请等 [45] 秒/);
    expect(page.get('[data-testid=lock-open]').attributes('disabled')).toBeDefined();
    expect(page.emitted('opened')).toBeUndefined();
    page.unmount();
  });

  it('opens with the password, and with the recovery code and a new password typed twice', async () => {
    const { asked } = standIn({
      'lock.show': () => shut,
      'lock.open': () => null,
      'lock.recover': () => null,
    });
    await readLock();
    const page = mount(LockPage);
    await page.get('[data-testid=lock-password]').setValue('春天的小河 2026');
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(page.emitted('opened')).toHaveLength(1);
    await page.get('[data-testid=lock-forgotten]').trigger('click');
    await page.get('[data-testid=recovery-code]').setValue('ABCDE-12345');
    await page.get('[data-testid=password-new]').setValue('一个新的好密码吧');
    await page.get('[data-testid=password-again]').setValue('一个新的好密码');
    expect(page.get('[data-testid=lock-open]').attributes('disabled')).toBeDefined();
    await page.get('[data-testid=password-again]').setValue('一个新的好密码吧');
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(asked.at(-1)).toEqual({
      name: 'lock.recover',
      payload: { code: 'ABCDE-12345', password: '一个新的好密码吧' },
    });
    page.unmount();
  });
});

it('a command that is refused as locked brings the lock page', async () => {
  let state = open;
  standIn({
    'lock.show': () => state,
    'desk.status': () => {
      throw new HostError('locked', '台账已上锁');
    },
  });
  await readLock();
  watchLock();
  state = shut;
  await call('desk.status', {}).catch(() => undefined);
  await flushPromises();
  expect(lock.locked).toBe(true);
});

it('the reminder stands until it is put away, and not beside a password', async () => {
  standIn({ 'lock.show': () => plain });
  await readLock();
  const reminder = mount(PasswordReminder);
  await reminder.get('[data-testid=reminder-away]').trigger('click');
  expect(reminder.find('[data-testid=password-reminder]').exists()).toBe(false);
  expect(mount(PasswordReminder).find('[data-testid=password-reminder]').exists()).toBe(false);
  localStorage.clear();
  standIn({ 'lock.show': () => open });
  await readLock();
  expect(mount(PasswordReminder).find('[data-testid=password-reminder]').exists()).toBe(false);
});

describe('unsaved text', () => {
  const key = 'minglu.draft.task';

  it('leaves the browser for the ledger once there is a password, and comes back without', async () => {
    let kept: Record<string, string> = {};
    let state = open;
    standIn({
      'lock.show': () => state,
      'draft.list': () => ({ drafts: kept }),
      'draft.keep': ({ drafts }: { drafts: Record<string, string> }) => (kept = drafts) && null,
    });
    localStorage.setItem(key, '没写完的话');
    await readLock();
    await settleDrafts();
    expect(localStorage.getItem(key)).toBeNull();
    expect(draftStore.getItem(key)).toBe('没写完的话');
    expect(kept).toEqual({ [key]: '没写完的话' });
    vi.useFakeTimers();
    draftStore.setItem(key, '又写了几个字');
    await vi.advanceTimersByTimeAsync(400);
    vi.useRealTimers();
    expect(kept).toEqual({ [key]: '又写了几个字' });
    expect(localStorage).toHaveLength(0);
    state = plain;
    await readLock();
    await settleDrafts();
    expect(draftStore.getItem(key)).toBe('又写了几个字');
  });
});
