import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { schemas } from '@/host/mock/schemas';
import type { FieldInfo, HistoryEntry } from '@/host';
import { standIn } from '@/test/stand';
import { effectScope } from 'vue';
import FieldRow from './FieldRow.vue';
import { linkOf } from './fields/link';
import { openRecord } from './open';
import { sentencesOf } from './sentences';
import { useRecord } from './state';

const field = (ledger: string, name: string) =>
  schemas.find((each) => each.ledger === ledger)?.fields.find((each) => each.name === name) as FieldInfo;

describe('a field', () => {
  it('with personal data is asked for before it can be edited', async () => {
    const props = { field: field('contact', 'phone'), value: '138****1234', masked: true };
    const row = mount(FieldRow, { props });
    expect(row.text()).toContain('138****1234');
    expect(row.find('textarea').exists()).toBe(false);
    await row.find('button').trigger('click');
    expect(row.emitted('reveal')).toHaveLength(1);
    await row.setProps({ value: '13800001234', masked: false });
    expect((row.find('textarea').element as HTMLTextAreaElement).value).toBe('13800001234');
  });

  it('is saved when it is left, and not when nothing differs', async () => {
    const row = mount(FieldRow, { props: { field: field('document', 'title'), value: '旧标题' } });
    const box = row.find('textarea');
    await box.setValue('旧标题 ');
    expect(row.emitted('save')).toBeUndefined();
    await box.setValue('新标题');
    expect(row.emitted('save')).toEqual([['新标题']]);
  });

  it('never loses what is being typed when the record is read again', async () => {
    const row = mount(FieldRow, { props: { field: field('document', 'title'), value: '旧' } });
    const box = row.find('textarea');
    (box.element as HTMLTextAreaElement).value = '正在写';
    await box.trigger('input');
    await row.setProps({ value: '别处改的' });
    await flushPromises();
    expect((box.element as HTMLTextAreaElement).value).toBe('正在写');
  });

  it('of a list offers the usual values that it does not hold yet', async () => {
    const row = mount(FieldRow, { props: { field: field('interpretation', 'forms'), value: ['图解'] } });
    const offered = row.get('select');
    expect(offered.text()).not.toContain('图解');
    await offered.setValue('视频');
    expect(row.emitted('save')).toEqual([[['图解', '视频']]]);
  });

  it('of a moment takes what is typed, or the present one', async () => {
    const row = mount(FieldRow, { props: { field: field('response', 'found'), value: null } });
    await row.get('input').setValue('3月5日 8:30');
    expect(row.emitted('save')).toEqual([['3月5日 8:30']]);
    await row.get('button').trigger('click');
    expect(row.emitted('save')?.[1]?.[0]).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
  });

  it('shows its problem beside it', () => {
    const props = { field: field('contact', 'name'), value: '', problem: '“姓名”不能空着。' };
    expect(mount(FieldRow, { props }).find('[role=alert]').text()).toBe('“姓名”不能空着。');
  });

  it('of a closed set is chosen by its button', async () => {
    const row = mount(FieldRow, { props: { field: field('document', 'attribute'), value: 'proactive' } });
    await row.find('input[value=withheld]').trigger('change');
    expect(row.emitted('save')).toEqual([['withheld']]);
  });

  it('with a list takes Enter, but not the Enter of a composition', async () => {
    const row = mount(FieldRow, { props: { field: field('unit', 'aliases'), value: ['县农业农村局'] } });
    const input = row.find('input');
    await input.setValue('乡村振兴局');
    await input.trigger('keydown', { key: 'Enter', isComposing: true });
    expect(row.emitted('save')).toBeUndefined();
    await input.trigger('keydown', { key: 'Enter' });
    expect(row.emitted('save')).toEqual([[['县农业农村局', '乡村振兴局']]]);
  });
});

describe('the open record', () => {
  const PHONE = '13800001234';
  const masked = (rev: number) => ({ id: 'c1', name: '苏禾', phone: '138****1234', _rev: rev });
  const phone = field('contact', 'phone');

  async function opening() {
    let rev = 1;
    const { asked } = standIn({
      'record.show': () => masked(rev),
      'record.reveal': () => [{ id: 'c1', fields: { phone: PHONE } }],
      'record.set': () => [masked(++rev)],
    });
    openRecord('contact', 'c1');
    const scope = effectScope();
    const record = scope.run(() => useRecord()) as ReturnType<typeof useRecord>;
    await flushPromises();
    return { record, asked, scope, elsewhere: () => (rev += 1) };
  }

  it('asks the program for what is masked, and shows it until it is changed elsewhere', async () => {
    const { record, asked, scope, elsewhere } = await opening();
    expect(record.masked(phone)).toBe(true);
    await record.reveal(phone);
    expect(asked.at(-1)).toEqual({
      name: 'record.reveal',
      payload: { ledger: 'contact', ids: ['c1'], fields: ['phone'] },
    });
    expect(record.clear.value['phone']).toBe(PHONE);
    await record.load();
    expect(record.masked(phone)).toBe(false);
    elsewhere();
    await record.load();
    expect(record.masked(phone)).toBe(true);
    scope.stop();
  });

  it('keeps what the clerk writes in sight', async () => {
    const { record, scope } = await opening();
    await record.reveal(phone);
    await record.save(phone, '13900005678');
    await record.load();
    expect(record.clear.value['phone']).toBe('13900005678');
    expect(record.masked(phone)).toBe(false);
    scope.stop();
  });
});

describe('the history', () => {
  const entry: HistoryEntry = {
    step: 3,
    at: new Date(2026, 10, 21, 9, 12).toISOString(),
    who: '王主任',
    source: 'user',
    label: '修改公开属性',
    kind: 'changed',
    differences: [
      {
        field: 'attribute',
        title: '公开属性',
        before: 'on_request',
        after: 'proactive',
        sentence: '把公开属性由“依申请公开”改为“主动公开”',
      },
    ],
  };
  const now = new Date(2026, 10, 22);

  it('is told in sentences', () => {
    expect(sentencesOf(entry, now)).toEqual(['11月21日 09:12 王主任 把公开属性由“依申请公开”改为“主动公开”']);
  });

  it('says by what a record came', () => {
    expect(sentencesOf({ ...entry, source: 'import', kind: 'created', differences: [] }, now)).toEqual([
      '11月21日 09:12 王主任 从表里导入了这条记录',
    ]);
  });
});

describe('a link', () => {
  it('is an address of the web', () => {
    expect(linkOf(' https://www.example.gov.cn/a/%E6%B0%91.html ')).toEqual({
      name: 'www.example.gov.cn/a/民.html',
      url: 'https://www.example.gov.cn/a/%E6%B0%91.html',
    });
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', '不是网址', ''])('is not %s', (text) => {
    expect(linkOf(text)).toBeNull();
  });
});
