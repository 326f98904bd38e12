import type { ImportPlan, ImportRequest, MappedColumn } from '../generated/commands';
import { schemas } from './schemas';
import type { Store } from './store';

const EXAMPLE = '姓名\t职务\t联系电话\t科室\n周敏\t主任\t13900005678\t办公室\n\t科员\t0799-6600000\t计财股';

type Reading = { mapped: MappedColumn[]; lines: string[][] };

function read(request: ImportRequest): Reading {
  const text = request.pasted?.text ?? EXAMPLE;
  const [head = [], ...lines] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
  const fields = schemas.find((schema) => schema.ledger === request.ledger)?.fields ?? [];
  const mapped = head.map((header, index) => {
    const chosen = request.mapping?.[String(index)];
    const known = fields.find((field) => field.title === header.trim())?.name ?? null;
    return { index, header, field: chosen === undefined ? known : chosen, sample: lines[0]?.[index] ?? '' };
  });
  return { mapped, lines };
}

/** A small stand-in for reading tables: tab-separated text only. */
export function plan(request: ImportRequest): ImportPlan {
  const { mapped, lines } = read(request);
  const schema = schemas.find((each) => each.ledger === request.ledger);
  const required = schema?.fields.find((field) => field.required && field.name !== 'unit');
  const at = mapped.find((column) => column.field === required?.name)?.index ?? -1;
  const bad = lines.map((line, row) => ({ line, row })).filter(({ line }) => !line[at]);
  const good = lines.map((line, row) => ({ line, row })).filter(({ line }) => line[at]);
  return {
    added: good.length,
    changed: 0,
    unchanged: 0,
    withdrawn: 0,
    warned: 0,
    warnings: [],
    rejected: bad.map(({ row }) => ({
      sheet: 'Sheet1',
      row: row + 2,
      column: mapped[at]?.header ?? null,
      value: '',
      code: 'required',
      message: `“${required?.title ?? ''}”不能空着。`,
    })),
    columns: Object.fromEntries(mapped.filter((m) => m.field).map((m) => [m.header, m.field as string])),
    unmapped: mapped.filter((m) => !m.field).map((m) => m.header),
    title: '联系人名册',
    notice: null,
    year: null,
    step: null,
    sheets: ['Sheet1', '说明'],
    sheet: request.sheet ?? 0,
    parts: [],
    mapped,
    notes: ['含隐藏行 2 行，已一并列出，请核对。'],
    preview: good.map(({ line, row }) => ({
      outcome: 'added',
      sheet: null,
      row: row + 2,
      label: line[at] ?? '',
      id: null,
      differences: [],
      fields: Object.fromEntries(
        mapped.filter((m) => m.field).map((m) => [m.field as string, line[m.index] ?? '']),
      ),
    })),
  };
}

export function commit(store: Store, request: ImportRequest): ImportPlan & { step: number | null } {
  const planned = plan(request);
  const ledger = request.ledger;
  const unit = ledger === 'contact' ? { unit: '澄溪县农业农村局' } : {};
  if (planned.preview.length > 0) {
    store.write(
      `导入 ${planned.preview.length} 条`,
      planned.preview.map((line) => ({ ledger, fields: { ...unit, ...line.fields } })),
    );
  }
  return { ...planned, step: store.done.length };
}
