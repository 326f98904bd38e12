import { flushPromises, mount } from '@vue/test-utils';
import { expect, it } from 'vitest';
import type { LimitInfo } from '@/host';
import { router } from '@/router';
import { standIn } from '@/test/stand';
import LimitPanel from './LimitPanel.vue';

const limit = (more: Partial<LimitInfo>): LimitInfo => ({
  name: 'a',
  title: '提前提醒',
  value: 5,
  unit: '个工作日',
  usual: 5,
  source: '本机设置',
  fixed: false,
  own: false,
  ...more,
});
const fixed = limit({ name: 'b', title: '公文发布', value: 20, usual: 20, source: '条例', fixed: true });

async function panel() {
  const stood = standIn({
    'limit.list': () => [limit({}), fixed],
    'limit.set': ({ value }: { value?: number }) => [
      limit({ value: value ?? 5, own: value !== undefined }),
      fixed,
    ],
  });
  const made = mount(LimitPanel, { global: { plugins: [router] } });
  await flushPromises();
  return { made, asked: stood.asked };
}

it('takes a number of the county, and the usual one again', async () => {
  const { made, asked } = await panel();
  const field = made.get('[data-testid=limit-a] input');
  await field.setValue('8');
  await field.trigger('change');
  await flushPromises();
  expect(asked.at(-1)?.payload).toEqual({ name: 'a', value: 8 });
  await made.get('[data-testid=limit-usual-a]').trigger('click');
  await flushPromises();
  expect(asked.at(-1)?.payload).toEqual({ name: 'a', value: undefined });
  expect(made.find('[data-testid=limit-usual-a]').exists()).toBe(false);
});

it('sends nothing that is no number, and leaves alone what a law fixes', async () => {
  const { made, asked } = await panel();
  const field = made.get('[data-testid=limit-a] input');
  await field.setValue('');
  await field.trigger('change');
  expect(made.get('[role=alert]').text()).toContain('整数');
  expect(asked.every((each) => each.name === 'limit.list')).toBe(true);
  expect(made.get('[data-testid=limit-b] input').attributes('disabled')).toBeDefined();
  expect(made.get('[data-testid=limit-b]').text()).toContain('法规规定，不能改');
});
