import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import AttachmentsField from '@/record/fields/AttachmentsField.vue';
import { standIn } from '@/test/stand';
import AttachmentPrint from './AttachmentPrint.vue';

const stubs = { ElDialog: { template: '<div><slot /></div>' } };
const word = { name: '答复书.docx', digest: 'd1', size: 1 };

describe('a kept Word file', () => {
  it('shows its pages, says what is missing on them, and prints just them', async () => {
    const { asked } = standIn({
      'attachment.preview': () => ({
        pages: ['<svg/>', '<svg/>'],
        notes: ['有一个图形没有显示，以 Word 为准'],
      }),
      'attachment.print': () => ({ path: '/a.pdf', name: '答复书.pdf', size: 1 }),
      'file.open': () => null,
    });
    const dialog = mount(AttachmentPrint, {
      props: { ...word, modelValue: true },
      global: { stubs },
    });
    await flushPromises();
    expect(dialog.findAll('[data-testid="print-page"]')).toHaveLength(2);
    expect(dialog.get('[data-testid="print-note"]').text()).toContain('以 Word 为准');
    await dialog.get('[data-testid="print-pdf"]').trigger('click');
    await flushPromises();
    const printed = asked.find(({ name }) => name === 'attachment.print');
    expect(printed?.payload).toMatchObject({ digest: 'd1', name: '答复书.docx' });
  });

  it('is the only kind of attachment that offers a preview', () => {
    standIn({});
    const field = mount(AttachmentsField, {
      props: {
        ledger: 'task',
        record: 'r1',
        field: { name: 'files', title: '附件' } as never,
        value: [
          word,
          { name: '照片.jpg', digest: 'd2', size: 1 },
          { name: '网页.docx', url: 'https://a.gov.cn' },
        ],
      },
      global: { stubs, directives: { may: {} } },
    });
    const previews = field.findAll('[data-testid="attach-preview"]');
    expect(previews.map((button) => button.attributes('aria-label'))).toEqual(['预览答复书.docx']);
  });
});
