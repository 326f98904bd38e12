import { flushPromises } from '@vue/test-utils';
import { effectScope, shallowRef } from 'vue';
import { describe, expect, it } from 'vitest';
import type { FieldInfo, ListRequest, Page } from '@/host';
import { schemas } from '@/host/mock/schemas';
import { standIn } from '@/test/stand';
import { gridRow, readCell } from './cells';
import { useClear } from './clear';
import { PAGE_SIZE, usePager } from './pager';
import { layBlock, told } from './paste';
import { inWords, yearFilters } from './query';

const schema = (name: string) => schemas.find((each) => each.ledger === name) ?? null;
const fieldsOf = (name: string) =>
  schema(name)?.fields.filter((field) => !field.hidden && !field.detail) ?? [];
const field = (ledger: string, name: string) =>
  fieldsOf(ledger).find((each) => each.name === name) as FieldInfo;

const cells = (rows: string[][]) => rows.map((row) => row.map((text) => ({ text })));

describe('a cell', () => {
  it.each([
    ['document', 'attribute', '依申请公开', 'on_request'],
    ['document', 'attribute', '保密', '保密'],
    ['document', 'dated', '2026年3月5日', '2026-03-05'],
    ['document', 'dated', '年底前', '年底前'],
    ['unit', 'aliases', '县农业农村局、乡村振兴局', ['县农业农村局', '乡村振兴局']],
    ['notice', 'year', '２０２６', 2026],
    ['document', 'title', '  ', null],
  ])('of %s.%s takes %s', (ledger, name, text, value) => {
    expect(readCell(field(ledger, name), text)).toEqual(value);
  });

  it('read back gives the value that it shows', () => {
    const row = { id: 'a', title: '通知', attribute: 'withheld', dated: '2026-03-05' };
    const shown = gridRow(fieldsOf('document'), row, new Map());
    for (const name of ['title', 'attribute', 'dated'] as const) {
      expect(readCell(field('document', name), shown[name] ?? '')).toEqual(row[name]);
    }
  });
});

describe('a pasted block', () => {
  const fields = fieldsOf('document');
  const column = (name: string) => fields.findIndex((each) => each.name === name);

  it('is laid from its cell rightwards and down, as one change per row', () => {
    const at = { row: 1, column: column('title') };
    const laid = layBlock(
      cells([
        ['甲', '一号'],
        ['乙', ''],
      ]),
      ['a', 'b', 'c'],
      fields,
      at,
    );
    expect(laid.changes).toEqual([
      { id: 'b', fields: { title: '甲', doc_no: '一号' } },
      { id: 'c', fields: { title: '乙', doc_no: null } },
    ]);
    expect(laid.cells).toBe(4);
  });

  it('never reaches over the edge unsaid', () => {
    const at = { row: 1, column: fields.length - 1 };
    const laid = layBlock(
      cells([
        ['x', 'y'],
        ['x', 'y'],
      ]),
      ['a', 'b'],
      fields,
      at,
    );
    expect(laid.changes).toHaveLength(1);
    expect(told(laid)).toContain('1 行超出');
    expect(told(laid)).toContain('1 列超出');
  });

  it('leaves alone what people do not type there', () => {
    const at = { row: 0, column: column('files') };
    const laid = layBlock(cells([['附件一.pdf', '备注']]), ['a'], fields, at);
    expect(laid.changes).toEqual([{ id: 'a', fields: { remarks: '备注' } }]);
    expect(told(laid)).toContain('附件');
  });
});

describe('the year at the top', () => {
  it('rules notices by their year and documents by their date', () => {
    expect(yearFilters(schema('notice'), 2026)).toEqual([{ field: 'year', op: 'eq', value: 2026 }]);
    expect(yearFilters(schema('document'), 2026).map((f) => f.value)).toEqual(['2026-01-01', '2026-12-31']);
    expect(yearFilters(schema('response'), 2026).map((f) => f.value)).toEqual([
      '2026-01-01T00:00:00+08:00',
      '2026-12-31T23:59:59+08:00',
    ]);
  });

  it('hides nothing where a ledger knows no year, or where all years are wanted', () => {
    expect(yearFilters(schema('contact'), 2026)).toEqual([]);
    expect(yearFilters(schema('notice'), null)).toEqual([]);
  });
});

it('says a filter in words', () => {
  const attribute = field('document', 'attribute');
  const chosen = { field: 'attribute', op: 'in', value: ['withheld', 'on_request'] } as const;
  expect(inWords(attribute, [{ ...chosen, value: [...chosen.value] }])).toBe(
    '公开属性：不予公开、依申请公开',
  );
});

describe('paging', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ id: String(at) }));

  it('goes forward by cursor and back the same way', async () => {
    const { asked } = standIn({
      'record.list': ({ after }: ListRequest) => ({
        total: 250,
        rows: rows(after === 'c2' ? 50 : PAGE_SIZE),
        next: after === undefined ? 'c1' : after === 'c1' ? 'c2' : null,
      }),
    });
    const scope = effectScope();
    const pager = scope.run(() => usePager('document'));
    await flushPromises();
    await pager?.next();
    await pager?.next();
    expect(pager?.from.value).toBe(2 * PAGE_SIZE);
    await pager?.previous();
    expect(asked.map((each) => each.payload['after'])).toEqual([undefined, 'c1', 'c2', 'c1']);
    scope.stop();
  });

  it('steps back when the last rows of a page have gone', async () => {
    let gone = false;
    standIn({
      'record.list': ({ after }: ListRequest) =>
        after === 'c1' && gone
          ? { total: 100, rows: [], next: null }
          : { total: 101, rows: rows(after === 'c1' ? 1 : 100), next: after === 'c1' ? null : 'c1' },
    });
    const scope = effectScope();
    const pager = scope.run(() => usePager('document'));
    await flushPromises();
    await pager?.next();
    gone = true;
    await pager?.load();
    expect(pager?.from.value).toBe(0);
    expect(pager?.page.value.rows).toHaveLength(100);
    scope.stop();
  });
});

describe('personal data on a page', () => {
  const page = (rev: number): Page => ({
    total: 2,
    rows: ['a', 'b'].map((id) => ({ id, phone: '138****1234', _rev: rev })),
    next: null,
  });

  it('is asked for once a record, and again when the record has changed', async () => {
    const { asked } = standIn({
      'record.reveal': ({ ids }: { ids: string[] }) =>
        ids.map((id) => ({ id, fields: { phone: `1380000123${id === 'a' ? 4 : 5}` } })),
    });
    const scope = effectScope();
    const now = shallowRef(page(1));
    const clear = scope.run(() => useClear('contact', now)) as ReturnType<typeof useClear>;
    expect(clear.rows.value[0]?.['phone']).toBe('138****1234');
    await clear.reveal(['a']);
    expect(clear.rows.value.map((row) => row['phone'])).toEqual(['13800001234', '138****1234']);
    await clear.turn();
    expect(clear.rows.value[1]?.['phone']).toBe('13800001235');
    now.value = { ...page(1), rows: [...page(1).rows] };
    await flushPromises();
    expect(asked.map((each) => each.payload['ids'])).toEqual([['a'], ['b']]);
    now.value = page(2);
    await flushPromises();
    expect(asked.at(-1)?.payload['ids']).toEqual(['a', 'b']);
    await clear.turn();
    expect(clear.rows.value[0]?.['phone']).toBe('138****1234');
    scope.stop();
  });
});
