import { expect, test } from 'vitest';
import type { NoticeRead, NoticeTask } from '@/host';
import { draftOf, firstEnd, join, oursFirst, rowOf, selected, split } from './draft';
import { pieces } from './pieces';

const TEXT = '一、公开𠀀目录。县财政局要按季度公布。（县司法局）';

function task(start: number, end: number, more: Partial<NoticeTask> = {}): NoticeTask {
  return {
    number: '一',
    section: null,
    heading: null,
    text: Array.from(TEXT).slice(start, end).join(''),
    start,
    end,
    lead: [],
    responsible: ['县司法局'],
    assist: [],
    open_ended: false,
    due_text: null,
    due: null,
    recurs: null,
    indicators: [],
    doubts: [],
    ours: 'none',
    origin: 'text',
    spans: {
      number: null,
      heading: null,
      lead: [],
      responsible: [{ start: 20, end: 24 }],
      assist: [],
      due: null,
      indicators: [],
    },
    ...more,
  };
}

test('what is ours stands first, each group in the order of the notice', () => {
  const rows = [task(2, 8), task(8, 18, { ours: 'group' }), task(9, 18, { ours: 'lead' })].map(rowOf);
  expect(oursFirst(rows).map((row) => row.ours)).toEqual(['lead', 'group', 'none']);
});

test('a rare character counts as one, in the text as in the program', () => {
  const row = rowOf(task(2, 8));
  expect(row.text).toBe('公开𠀀目录。');
  const found = pieces(TEXT, [row]).find((piece) => piece.start === 2);
  expect([found?.text, found?.row]).toEqual(['公开𠀀目录。', row.key]);
});

test('a row is parted at a place and joined again with the one before', () => {
  const row = rowOf(task(2, 18));
  const at = firstEnd(row, TEXT);
  expect(at).toBe(8);
  const parted = split([row], row.key, at ?? 0, TEXT);
  expect(parted.map((each) => each.text)).toEqual(['公开𠀀目录。', '县财政局要按季度公布']);
  const one = join(parted, parted[1]?.key ?? 0);
  expect(one.map((each) => each.text)).toEqual(['公开𠀀目录。县财政局要按季度公布']);
  expect(join(one, one[0]?.key ?? 0)).toEqual(one);
});

test('a place outside the row parts nothing', () => {
  const row = rowOf(task(2, 8));
  expect(split([row], row.key, 12, TEXT)).toEqual([row]);
});

test('what was selected becomes a task in its place, and names are read from the fields', () => {
  const row = { ...selected({ start: 8, end: 12 }, TEXT), responsible: '县财政局，县司法局 县审计局' };
  const read = { doc_no: '澄政办发〔2026〕8号', issuer: null, dated: null } as NoticeRead;
  const draft = draftOf(read, ' 通知 ', 2026, [rowOf(task(13, 18)), row]);
  expect(draft.title).toBe('通知');
  expect(draft.tasks.map((each) => each.text)[0]).toBe('县财政局');
  expect(draft.tasks[0]?.responsible).toEqual(['县财政局', '县司法局', '县审计局']);
  expect(draft).not.toHaveProperty('issuer');
});

test('the pieces are the whole text, whatever lies over what', () => {
  const rows = [rowOf(task(2, 18)), rowOf(task(5, 12))];
  expect(
    pieces(TEXT, rows)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(TEXT);
});
