import { expect, test } from 'vitest';
import { createApp, defineComponent, ref } from 'vue';
import type { NoticeFiling, NoticeRead } from '@/host';
import { redated, selected, type DraftRow } from './draft';
import { filingOf, tickedOf } from './filings';
import { readKept, rekeyed, type Kept } from './kept';
import { useSteps } from './steps';

const TEXT = '公布目录。编制报告。填写《备案表》，3月20日前报县政府办。';

function filing(more: Partial<NoticeFiling> = {}): NoticeFiling {
  return {
    text: '填写《备案表》，3月20日前报县政府办。',
    start: 10,
    end: 29,
    form: '《备案表》',
    annex: 2,
    annex_title: null,
    to: '县政府办',
    place: null,
    units: [],
    due_text: '3月20日前',
    due: '2026-03-20',
    recurs: null,
    doubts: [],
    spans: { form: null, to: null, place: null, units: [], due: { start: 18, end: 24 } },
    ...more,
  };
}

test('a paper is called what its annex calls it, where that says more', () => {
  expect(filingOf(filing(), null).name).toBe('备案表');
  expect(filingOf(filing({ annex_title: '政务公开联系人备案表' }), null).name).toBe('政务公开联系人备案表');
  expect(filingOf(filing({ form: null }), null).name).toContain('填写');
});

test('what is not ticked is not handed over', () => {
  const rows = [filingOf(filing(), '各单位政务公开联系人备案表'), filingOf(filing(), null)];
  const [first, second] = rows;
  if (second) second.ticked = false;
  expect(tickedOf(rows)).toEqual([
    {
      name: first?.name,
      text: '填写《备案表》，3月20日前报县政府办。',
      to: '县政府办',
      place: '',
      due_text: '3月20日前',
      due: '2026-03-20',
      form: '各单位政务公开联系人备案表',
    },
  ]);
});

test('a draft of another version or of nobody is no draft', () => {
  const lists = { rows: [], others: [], filings: [] };
  expect(readKept(null)).toBeNull();
  expect(readKept('草稿')).toBeNull();
  expect(readKept({ version: 2, text: TEXT, read: {}, ...lists })).toBeNull();
  expect(readKept({ version: 1, text: TEXT, read: {}, ...lists, rows: undefined })).toBeNull();
  expect(readKept({ version: 1, text: TEXT, read: {}, ...lists })).not.toBeNull();
});

test('rows of a kept draft bear no key of this session', () => {
  const row = selected({ start: 0, end: 5 }, TEXT);
  const kept = { version: 1, read: {} as NoticeRead, rows: [row], others: [], filings: [] };
  const again = rekeyed(kept as unknown as Kept);
  expect(again.rows[0]?.text).toBe(row.text);
  expect(again.rows[0]?.key).not.toBe(row.key);
});

test('another year moves the days and leaves the mended words', () => {
  const row = { ...selected({ start: 0, end: 5 }, TEXT), text: '公布两份目录。' };
  const [moved] = redated([row], [{ start: 0, end: 5, due: '2025-12-31', doubts: ['早于发文'] }]);
  expect([moved?.text, moved?.due, moved?.doubts]).toEqual(['公布两份目录。', '2025-12-31', ['早于发文']]);
  expect(redated([row], [{ start: 1, end: 5, due: '2025-12-31', doubts: [] }])).toEqual([row]);
});

test('what was done to the draft is taken back step by step', () => {
  const rows = ref<DraftRow[]>([selected({ start: 0, end: 5 }, TEXT)]);
  const others = ref<DraftRow[]>([]);
  const was = rows.value;
  let steps: ReturnType<typeof useSteps> | undefined;
  const host = defineComponent({
    setup: () => ((steps = useSteps(rows, others)), () => null),
  });
  const app = createApp(host);
  app.mount(document.createElement('div'));
  steps?.step(() => (rows.value = []));
  steps?.step(() => undefined);
  expect(steps?.before.value.length).toBe(1);
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, cancelable: true }));
  expect(rows.value).toEqual(was);
  app.unmount();
});
