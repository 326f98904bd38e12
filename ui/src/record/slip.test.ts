import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { openDesk } from '@/desk';
import { schemas } from '@/host/mock/schemas';
import { standIn } from '@/test/stand';
import SlipPrint from './SlipPrint.vue';

describe('the papers of one record', () => {
  it('are offered where the ledger has a slip, and print that record only', async () => {
    const form = { ledger: 'response', formats: ['pdf'] };
    const forms = [
      { ...form, name: 'response-list', title: '台账', slip: false },
      { ...form, name: 'response-slip', title: '处置单', slip: true },
    ];
    const { asked } = standIn({
      'desk.status': () => null,
      'desk.schemas': () => ({ schemas, forms }),
      'form.preview': () => ({ pages: [] }),
    });
    await openDesk();
    const stubs = { ElDialog: { template: '<div><slot /></div>' } };
    const print = mount(SlipPrint, {
      props: { ledger: 'response', record: { id: 'r1' } },
      global: { stubs },
    });
    const buttons = print.findAll('button');
    expect(buttons.map((button) => button.text())).toEqual(['打印处置单']);
    await buttons[0]?.trigger('click');
    const preview = asked.find(({ name }) => name === 'form.preview');
    expect(preview?.payload['form']).toBe('response-slip');
    expect(preview?.payload['filters']).toEqual([{ field: 'id', op: 'eq', value: 'r1' }]);
  });
});
