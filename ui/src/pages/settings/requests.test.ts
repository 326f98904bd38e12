import { flushPromises, mount } from '@vue/test-utils';
import { expect, it } from 'vitest';
import { standIn } from '@/test/stand';
import AnonymisePanel from './AnonymisePanel.vue';
import RequestStepsPanel from './RequestStepsPanel.vue';

const steps = [
  { state: 'deciding', title: '作出决定', by: 'reviewer', days: 2 },
  { state: 'consulting', title: '征求意见', by: 'clerk', days: null },
];
const workflow = {
  steps,
  roles: [
    ['clerk', '经办人'],
    ['reviewer', '审核人'],
  ],
  unconfirmed: ['各环节的内部时限不是法规规定'],
};

it('a step is given to somebody else without losing its days', async () => {
  const { asked } = standIn({ 'request.workflow': () => workflow, 'request.set_step': () => workflow });
  const panel = mount(RequestStepsPanel);
  await flushPromises();
  await panel.get('[data-testid=step-of-deciding] select').setValue('clerk');
  await flushPromises();
  expect(asked.at(-1)?.payload).toEqual({ state: 'deciding', by: 'clerk', days: 2 });
  expect(panel.get('[data-testid=step-of-consulting]').text()).toContain('对方');
  expect(panel.text()).toContain('请核对：各环节的内部时限不是法规规定');
});

it('days that are no number are not sent', async () => {
  const { asked } = standIn({ 'request.workflow': () => workflow });
  const panel = mount(RequestStepsPanel);
  await flushPromises();
  await panel.get('[data-testid=step-of-deciding] input').setValue('0');
  expect(panel.get('[role=alert]').text()).toContain('整数');
  expect(asked).toHaveLength(1);
});

it('personal data goes only after it was said whose, and that there is no way back', async () => {
  const answer = {
    months: 60,
    before: '2021-11-22',
    count: 2,
    subjects: ['部门决算', '补贴名册'],
    files: { kept: 1, replaced: 2, removed: 3 },
    backups: [{ path: '/b/1', at: '2026-11-20T08:00:00', reason: '自动备份', size: 1 }],
    second: '/media/u',
  };
  const { asked } = standIn({
    'request.anonymise': ({ agree }: { agree: boolean }) => ({ ...answer, done: agree }),
    'backup.renew': () => ({ backup: answer.backups[0], removed: 1, trouble: null }),
  });
  const panel = mount(AnonymisePanel);
  expect(panel.find('[data-testid=anonymise-do]').exists()).toBe(false);
  await panel.get('[data-testid=anonymise-look]').trigger('click');
  await flushPromises();
  expect(asked.at(-1)?.payload).toEqual({ agree: false });
  expect(panel.get('[data-testid=anonymise-found]').text()).toContain('补贴名册');
  expect(panel.text()).toContain('不能撤销');
  await panel.get('[data-testid=anonymise-do]').trigger('click');
  await flushPromises();
  expect(asked.at(-1)?.payload).toEqual({ agree: true });
  expect(panel.find('[data-testid=anonymise-found]').exists()).toBe(false);
  const did = panel.get('[data-testid=anonymise-did]').text();
  expect(did).toContain('还有 1 份备份存着这些信息');
  expect(did).toContain('/media/u');
  expect(asked.some(({ name }) => name === 'backup.renew')).toBe(false);
  await panel.get('[data-testid=anonymise-renew]').trigger('click');
  await flushPromises();
  expect(asked.at(-1)?.name).toBe('backup.renew');
  expect(panel.find('[data-testid=anonymise-did]').exists()).toBe(false);
});
