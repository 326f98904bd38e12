import { HostError } from '../error';
import type { Commands, DeskStatus, EventLine, OfficeStatus, Row, Unit } from '../generated/commands';
import type { Transport } from '../transport';
import { commit, plan } from './importing';
import { type Answers, keeping, kept, written } from './keeping';
import { list } from './list';
import { fill } from './sample';
import { forms, schemas } from './schemas';
import { search } from './search';
import { info, Store } from './store';
import { sheet, today, lamp } from './tasks';

const PAGE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 297 210"><rect width="297" height="210" fill="#fff"/>' +
  '<text x="148" y="24" text-anchor="middle" font-size="9">样张</text>' +
  '<g stroke="#333" fill="none" stroke-width=".3"><path d="M20 40H277V180H20Z M20 54H277 M60 40V180 M150 40V180"/></g></svg>';

const question = {
  question: {
    text: '公文是否已经定密，或者带有密级标志？',
    law: '《政府信息公开条例》第十四条',
    options: [{ answer: 'no', text: '否' }],
  },
  outcome: null,
  stop: null,
};
const calendars = {
  wanted: 2027,
  years: [
    {
      year: 2026,
      region: null,
      source: ['国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）'],
      imported: false,
      holidays: ['元旦 1月1日至1月3日，1月4日上班', '国庆节 10月1日至10月7日，9月20日、10月10日上班'],
    },
  ],
  moved: [],
};
const share = { proactive: 28, on_request: 6, withheld: 5, undetermined: 1, percent: 28.2, change: -1.3 };
const register = {
  documents: 40,
  gaps: ['澄农函〔2026〕4号至5号'],
  duplicates: [],
  out_of_order: [],
  findings: [],
  found: 0,
  shares: [{ year: 2026, ...share }],
};
const notEnrolled: OfficeStatus = {
  enrolled: false,
  pending: false,
  office: null,
  address: null,
  fingerprint: null,
  unit: null,
  code: null,
  device: null,
  device_id: null,
  suite: null,
  last: null,
  well: null,
  trouble: null,
  touched: [],
  unsent: 0,
  returned: 0,
  conflicts: 0,
  stuck: 0,
  proposals: 0,
};
const privateOf = (ledger: string) =>
  (schemas.find((each) => each.ledger === ledger)?.fields ?? [])
    .filter((field) => field.private)
    .map((field) => field.name);
const pick = (row: Row, names: string[]) =>
  Object.fromEntries(names.map((name) => [name, row[name] ?? null]));

/** The program masks by its own rule; here anything will do that shows what was asked for. */
function veiled(ledger: string, row: Row): Row {
  const hidden = privateOf(ledger).filter((name) => row[name]);
  return { ...row, ...Object.fromEntries(hidden.map((name) => [name, '****'])) };
}

const event = (n: number, count: number): EventLine => ({
  n,
  at: new Date().toISOString(),
  who: '王主任',
  deed: 'reveal',
  ledger: 'contact',
  target: null,
  count,
  sentence: `查看了联系人 ${count} 条的联系电话`,
});

function status(store: Store, unit: Unit | null): DeskStatus {
  const waiting = today(store).counts;
  return {
    opened: unit !== null,
    data_dir: '/home/user/.local/share/minglu',
    unit,
    version: '0.1.0',
    sample: unit !== null,
    counts: {
      today: waiting.overdue + waiting.due_soon,
      task: waiting.open,
    },
    can_undo: info(store.done.at(-1)),
    can_redo: info(store.undone.at(-1)),
    last_saved: store.lastSaved,
    years: [2026, 2025],
    backup: kept,
    place_warning: null,
    data_warning: null,
  };
}

function answers(store: Store, startUnit: Unit | null): Answers {
  const events: EventLine[] = [];
  let unit = startUnit;
  const settle = (next: Omit<Unit, 'id'>) => (unit = { id: 'u1', ...next });
  const trash = (ledger: string, ids: string[], deleted: string | null, label: string) => {
    store.write(
      label,
      ids.map((id) => ({ ledger, id, fields: { _deleted: deleted } })),
    );
    return ids.length;
  };
  return {
    'desk.status': () => status(store, unit),
    'desk.start': ({ unit: name, county, aliases, groups }) => settle({ name, county, aliases, groups }),
    'desk.sample': () => {
      fill(store);
      return settle({
        name: '澄溪县农业农村局',
        county: '澄溪县',
        aliases: ['县农业农村局'],
        groups: ['县直各有关单位'],
      });
    },
    'desk.end_sample': () => {
      const count = [...store.rows.values()].reduce((sum, rows) => sum + rows.size, 0);
      store.rows.clear();
      unit = null;
      return count;
    },
    'desk.schemas': () => ({ schemas, forms }),
    'desk.today': () => today(store),
    'office.status': () => notEnrolled,
    'batch.list': () => [],
    'batch.received': () => [],
    'desk.month': ({ month }) => ({ month: month ?? '2026-11', today: '2026-11-21', days: [] }),
    'statistic.all': () => [],
    'statistic.show': ({ ledger, year: of }) => ({
      ledger,
      title: schemas.find((schema) => schema.ledger === ledger)?.title ?? '',
      year: of ?? 2026,
      tables: [],
      undated: 0,
    }),
    'record.list': (request) => {
      const page = list(store, request);
      return { ...page, rows: page.rows.map((row) => veiled(request.ledger, row)) };
    },
    'record.show': ({ ledger, id }) => veiled(ledger, store.get(ledger, id)),
    'record.reveal': ({ ledger, ids, fields }) => {
      events.unshift(event(events.length + 1, ids.length));
      return ids.map((id) => ({ id, fields: pick(store.get(ledger, id), fields ?? privateOf(ledger)) }));
    },
    'event.list': () => ({ events, next: null }),
    'record.add': ({ ledger, fields }) => store.write('新增一条', [{ ledger, fields }])[0] ?? { id: '' },
    'record.set': ({ ledger, changes, label }) =>
      store.write(
        label ?? '修改',
        changes.map(({ id, fields }) => ({ ledger, id, fields })),
      ),
    'record.delete': ({ ledger, ids }) =>
      trash(ledger, ids, new Date().toISOString(), `删除 ${ids.length} 条`),
    'record.restore': ({ ledger, ids }) => trash(ledger, ids, null, `恢复 ${ids.length} 条`),
    'record.history': ({ ledger, id }) => store.history(ledger, id),
    'search.everywhere': (request) => search(store, request),
    'step.undo': () => store.undo(),
    'step.redo': () => store.redo(),
    'step.list': ({ limit }) =>
      store.done
        .slice(-limit)
        .reverse()
        .flatMap((step) => info(step) ?? []),
    'attachment.add': ({ ledger, id, field, file, name }) => {
      const held = (store.get(ledger, id)[field] as object[] | null) ?? [];
      const fields = { [field]: [...held, { name, digest: file, size: 20_480 }] };
      return store.write('添加附件', [{ ledger, id, fields }])[0] ?? { id };
    },
    'attachment.open': ({ name }) => written(name),
    'attachment.preview': () => ({ pages: [PAGE, PAGE], notes: ['有一个图形没有显示，以 Word 为准'] }),
    'attachment.print': ({ name }) => written(name.replace(/\.docx$/i, '.pdf')),
    'import.preview': (request) => plan(request),
    'import.commit': (request) => commit(store, request),
    'form.export': ({ form, format }) => written(`${form}.${format}`),
    'form.preview': () => ({ pages: [PAGE, PAGE] }),
    'form.fill': ({ name }) => ({ ...written(name), filled: 34, messages: [] }),
    'file.discard': () => null,
    'file.open': () => null,
    'file.reveal': () => null,
    'task.sheet': (request) => sheet(store, request),
    'task.entries': ({ id }) =>
      ['第一季度', '第二季度', '第三季度', '第四季度'].map((name, at) => ({
        id: '',
        task: id,
        period: `2026年${name}`,
        due: ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'][at] ?? null,
        state: at < 2 ? 'done' : 'not_started',
        progress: null,
        evidence: [],
        _lamp: lamp({ state: at < 2 ? 'done' : 'not_started' }),
      })),
    'attribute.ask': ({ answers: given }) => ({
      ...question,
      said: given.map((answer) => ({ question: '？', answer })),
    }),
    'record.check': () => [],
    'limit.list': () => [],
    'limit.set': () => [],
    'document.register': () => register,
    'interpretation.survey': ({ year }) => ({
      year: year ?? 2026,
      documents: 0,
      published: 0,
      rates: [],
      head: false,
      missing: [],
      apart: [],
      unpushed: [],
    }),
    'question.promote': ({ question }) => ({ id: '', question }),
    'calendar.list': () => calendars,
    'calendar.days': ({ from, count }) => ({ due: from, provisional: count > 200, days: [] }),
    'calendar.import': () => ({ year: 2027, region: null, source: ['放假通知'], moved: [] }),
    'unit.set_own': (request) => settle(request),
    'lock.show': () => ({
      protected: false,
      locked: false,
      wait: 0,
      minutes: 15,
      people: [],
      person: { name: '王主任', role: 'clerk' },
    }),
    'draft.list': () => ({ drafts: {} }),
    'draft.keep': () => null,
    'progress.show': () => null,
    'progress.cancel': () => null,
    ...keeping,
  };
}

const WRITES =
  /^(record\.(add|set|delete|restore)|step\.(undo|redo)|import\.commit|attachment\.add|desk\.(start|sample|end_sample)|unit\.)/;

/** A program in memory: `?mock` shows a filled desk, `?mock=new` the first start. */
export function mockHost(filled = new URLSearchParams(location.search).get('mock') !== 'new'): Transport {
  const store = new Store();
  const table = answers(store, null);
  if (filled) table['desk.sample']?.({});
  return {
    kind: 'window',
    call: (name, payload) => {
      const answer = table[name as keyof Commands] as ((request: unknown) => unknown) | undefined;
      if (!answer) return Promise.reject(new HostError('internal', `没有命令 ${name}`));
      try {
        const value: unknown = structuredClone(answer(JSON.parse(JSON.stringify(payload))));
        const touched = WRITES.test(name) ? schemas.map((schema) => schema.ledger) : [];
        return Promise.resolve({ value, touched });
      } catch (thrown) {
        return Promise.reject(thrown as Error);
      }
    },
    upload: ({ id, name }) => Promise.resolve(`${id}-${name}`),
  };
}
