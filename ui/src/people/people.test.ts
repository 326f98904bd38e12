import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { defineComponent, ref } from 'vue';
import { toasts } from '@/feedback/toasts';
import type { LockState } from '@/host';
import { draftStore, lock, readLock, settleDrafts, shut } from '@/lock';
import LockPage from '@/lock/LockPage.vue';
import PeoplePanel from '@/pages/settings/PeoplePanel.vue';
import SignOffs from '@/record/SignOffs.vue';
import { standIn } from '@/test/stand';
import { may, vMay, whyNot } from '.';
import PersonMenu from './PersonMenu.vue';

const wang = { name: '王明', role: 'clerk' } as const;
const li = { name: '李审', role: 'reviewer' } as const;
const plain: LockState = {
  protected: false,
  locked: false,
  wait: 0,
  minutes: 0,
  people: [wang, li],
  person: wang,
};
const shutNow: LockState = { ...plain, protected: true, locked: true, person: null };
const links = { global: { stubs: { RouterLink: true } } };

async function desk(state: LockState, answers: Record<string, (payload: never) => unknown> = {}) {
  const stand = standIn({ 'lock.show': () => state, ...answers });
  await readLock();
  return stand;
}

beforeEach(() => {
  localStorage.clear();
  toasts.splice(0);
});

describe('the lock page of several people', () => {
  it('asks who it is before it takes a password', async () => {
    const { asked } = await desk(shutNow, { 'lock.open': () => null });
    const page = mount(LockPage);
    await page.get('[data-testid=lock-password]').setValue('春天的小河 2026');
    expect(page.get('[data-testid=lock-open]').attributes('disabled')).toBeDefined();
    await page.get('[data-testid="lock-李审"]').setValue(true);
    await page.get('form').trigger('submit');
    await flushPromises();
    const said = asked.find(({ name }) => name === 'lock.open');
    expect(said?.payload).toEqual({ name: '李审', password: '春天的小河 2026' });
    page.unmount();
  });

  it('does not ask where there is only one', async () => {
    await desk({ ...shutNow, people: [wang] });
    const page = mount(LockPage);
    expect(page.find('fieldset').exists()).toBe(false);
    page.unmount();
  });
});

describe('what a person may do', () => {
  it('follows her role, and says who may instead', async () => {
    await desk({ ...plain, person: li });
    expect([may('record.set'), may('form.export'), may('sign.add')]).toEqual([false, true, true]);
    expect(whyNot('record.set')).toContain('经办人');
    expect(whyNot('record.set')).toContain('李审');
    await desk(plain);
    expect([may('record.set'), may('sign.add')]).toEqual([true, false]);
  });

  it('a button that would be refused is not offered, even after it is drawn anew', async () => {
    await desk({ ...plain, person: li });
    const busy = ref(true);
    const page = mount(
      defineComponent({
        directives: { may: vMay },
        setup: () => ({ busy }),
        template: '<button v-may="\'record.add\'" :disabled="busy">新增 {{ busy }}</button>',
      }),
    );
    busy.value = false;
    await flushPromises();
    const button = page.get('button');
    expect(button.attributes('disabled')).toBeDefined();
    expect(button.attributes('title')).toContain('经办人');
  });
});

describe('the menu of people', () => {
  it('shows nobody where nobody is named', async () => {
    await desk({ ...plain, people: [] });
    expect(mount(PersonMenu).find('.person').exists()).toBe(false);
  });

  it('names somebody else without a password, and says so', async () => {
    const { asked } = await desk(plain, { 'people.switch': () => null });
    const menu = mount(PersonMenu);
    await menu.get('[data-testid=person-select]').setValue('李审');
    await flushPromises();
    expect(asked.find(({ name }) => name === 'people.switch')?.payload).toEqual({ name: '李审' });
    expect(toasts[0]?.text).toContain('李审');
  });

  it('leads to the lock page where people have passwords, and keeps what was just typed', async () => {
    let state: LockState = { ...plain, protected: true };
    const { asked } = await desk(state, {
      'draft.list': () => ({ drafts: {} }),
      'draft.keep': () => null,
      'lock.close': () => (state = shutNow) && null,
      'lock.show': () => state,
    });
    await settleDrafts();
    draftStore.setItem('minglu.draft.task', '刚打的字');
    const menu = mount(PersonMenu);
    await menu.get('[data-testid=person-change]').trigger('click');
    await flushPromises();
    expect(lock.locked).toBe(true);
    const names = asked.map(({ name }) => name);
    expect(names.indexOf('draft.keep')).toBeLessThan(names.indexOf('lock.close'));
    expect(asked.find(({ name }) => name === 'draft.keep')?.payload).toEqual({
      drafts: { 'minglu.draft.task': '刚打的字' },
    });
  });

  it('shutting a plain desk keeps nothing inside it', async () => {
    const { asked } = await desk(plain, { 'lock.close': () => null });
    await shut();
    expect(asked.map(({ name }) => name)).not.toContain('draft.keep');
  });
});

describe('the list of people', () => {
  it('adds one with her own password where there are passwords', async () => {
    const { asked } = await desk({ ...plain, protected: true }, { 'people.add': () => null });
    const panel = mount(PeoplePanel, links);
    await panel.get('[data-testid=people-add]').trigger('click');
    await panel.get('[data-testid=people-name]').setValue('赵领导');
    await panel.get('[data-testid=people-role-leader]').setValue(true);
    await panel.get('[data-testid=people-said]').setValue('春天的小河 2026');
    expect(panel.get('[data-testid=people-go]').attributes('disabled')).toBeDefined();
    await panel.get('[data-testid=password-new]').setValue("leader's password");
    await panel.get('[data-testid=password-again]').setValue("leader's password");
    await panel.get('form').trigger('submit');
    await flushPromises();
    expect(asked.find(({ name }) => name === 'people.add')?.payload).toEqual({
      name: '赵领导',
      role: 'leader',
      said: '春天的小河 2026',
      password: "leader's password",
    });
  });

  it('asks for no password where there is none', async () => {
    const { asked } = await desk(plain, { 'people.remove': () => null });
    const panel = mount(PeoplePanel, links);
    await panel.get('[data-testid="people-李审"] button').trigger('click');
    expect(panel.find('[data-testid=people-said]').exists()).toBe(false);
    await panel.get('form').trigger('submit');
    await flushPromises();
    expect(asked.find(({ name }) => name === 'people.remove')?.payload).toEqual({ name: '李审' });
  });
});

it('a reviewer sends a record back with her reason, and a clerk cannot', async () => {
  const sign = { id: 's1', step: 'review', result: 'agree', by: '李审', at: '2026-11-21', current: false };
  const answers = { 'sign.list': () => [{ ...sign, opinion: null }], 'sign.add': () => sign };
  const { asked } = await desk({ ...plain, person: li }, answers);
  const signs = mount(SignOffs, { props: { ledger: 'task', record: 't1' } });
  await flushPromises();
  expect(signs.get('[data-testid=signs]').text()).toContain('此后内容有改动');
  await signs.get('[data-testid=sign-opinion]').setValue('补上链接');
  await signs.get('[data-testid=sign-return]').trigger('click');
  await flushPromises();
  expect(asked.find(({ name }) => name === 'sign.add')?.payload).toEqual({
    ledger: 'task',
    id: 't1',
    agree: false,
    opinion: '补上链接',
  });
  await desk(plain, answers);
  const clerks = mount(SignOffs, { props: { ledger: 'task', record: 't1' } });
  expect(clerks.get('[data-testid=sign-agree]').attributes('disabled')).toBeDefined();
  expect(clerks.get('[data-testid=sign-why]').text()).toContain('审核人或负责人');
});
