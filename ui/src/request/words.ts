import type { FieldInfo, RequestEvent, RequestFile, RequestView } from '@/host';
import { lock } from '@/lock';

/** The parts of the register, in the order in which a clerk looks at them. */
export const VIEWS: readonly { name: RequestView; title: string }[] = [
  { name: 'open', title: '待办' },
  { name: 'soon', title: '快到期' },
  { name: 'overdue', title: '超期' },
  { name: 'done', title: '已办结' },
  { name: 'all', title: '全部' },
];

/** What can be said to a step and is no field of the case. */
const SAID: Record<string, Pick<FieldInfo, 'title' | 'kind'>> = {
  day: { title: '日期', kind: 'date' },
  other: { title: '对方名称', kind: 'text' },
  approver: { title: '批准人', kind: 'text' },
  days: { title: '工作日数', kind: 'integer' },
  reached: { title: '送达对方日期', kind: 'date' },
  until: { title: '对方答复日期', kind: 'date' },
  note: { title: '说明', kind: 'text' },
};

const PLAIN: Omit<FieldInfo, 'name' | 'title' | 'kind'> = {
  required: false,
  width: 12,
  merge: false,
  private: false,
  hidden: false,
  detail: false,
  suggestions: [],
  derived: false,
  own: false,
  preset: null,
  choices: [],
  reference: null,
  max: 4000,
};

/** True for what goes with the step itself and not into the case. */
export const isSaid = (name: string): boolean => name in SAID;

/** How a thing that a step asks for is entered; `known` are the fields of the case. */
export function askedField(name: string, known: readonly FieldInfo[], required: boolean): FieldInfo | null {
  const said = SAID[name];
  if (said) return { ...PLAIN, name, ...said, required };
  const field = known.find((each) => each.name === name);
  return field ? { ...field, required } : null;
}

/** What working days mean, by what they do to the clock. */
const DAYS: Record<string, string> = {
  corrected: '给申请人的补正期限，写在补正告知书里。',
  extended: '最多 20 个工作日，只能延长一次。',
  delayed: '接在原来的期限之后，由本机关定，要合理，写在延迟答复告知书里。',
};

/** What stands beside a thing that a step asks for. */
export function hintOf({ clock }: Pick<RequestEvent, 'clock'>, name: string): string {
  if (name === 'reached') return '还没有送达的先空着，送达后再补登。';
  return name === 'days' ? (DAYS[clock ?? ''] ?? '') : '';
}

export type StepGroup = { name: RequestEvent['turn']; title: string; events: RequestEvent[] };

const TURNS: Record<RequestEvent['turn'], string> = {
  next: '下一步',
  aside: '办理中',
  exit: '直接告知或办结',
};

/**
 * What belongs to the state of the case: the usual next step, what turns up on the way, and what ends
 * the case at once. What may not happen all the same stands there too, with its reason.
 */
export function stepGroups(events: readonly RequestEvent[]): StepGroup[] {
  const here = events.filter((event) => event.here);
  const names = Object.keys(TURNS) as RequestEvent['turn'][];
  const groups = names.map((name) => ({
    name,
    title: TURNS[name],
    events: here.filter(({ turn }) => turn === name),
  }));
  return groups.filter(({ events: list }) => list.length > 0);
}

/** Who does the step at which a case stands, where that is not the person at the desk; else empty. */
export function doneBy({ by }: Pick<RequestFile, 'by'>): string {
  const [role, title] = by ?? [];
  if (!role || role === (lock.person?.role ?? 'clerk')) return '';
  const names = lock.people.filter((person) => person.role === role).map(({ name }) => name);
  return `由${title}${names.join('、')}办理`;
}

/** Which days a channel goes by (Art. 31), and what each is called there. */
export const ARRIVAL: Record<string, { name: string; title: string }[]> = {
  counter: [{ name: 'submitted', title: '当面提交日期' }],
  post_signed: [
    { name: 'submitted', title: '寄出日期' },
    { name: 'arrived', title: '签收日期' },
  ],
  post_plain: [
    { name: 'arrived', title: '信函到达日期' },
    { name: 'confirmed', title: '与申请人确认日期' },
  ],
  internet: [
    { name: 'submitted', title: '网上提交日期' },
    { name: 'confirmed', title: '双方确认日期' },
  ],
  fax: [
    { name: 'submitted', title: '传真日期' },
    { name: 'confirmed', title: '双方确认日期' },
  ],
};
