import { computed, ref, shallowRef, watch } from 'vue';
import { schemaOf } from '@/desk';
import { attempt } from '@/feedback';
import { today } from '@/format';
import { call, type FieldInfo, type Problem, type RequestPreview, type Row } from '@/host';
import { lock } from '@/lock';
import { ARRIVAL } from './words';

/** What a person entered and has not kept yet: it outlives a look at another page, but not the lock, nor another person. */
const draft = ref<Record<string, unknown>>({});
watch(
  () => [lock.locked, lock.person?.name],
  () => (draft.value = {}),
);

const PAUSE = 250;
const DAYS = ['submitted', 'arrived', 'confirmed'];
/** The day that decides where the request lies on the desk the moment it is registered. */
const AT_HAND: Record<string, string> = { counter: 'submitted', post_signed: 'arrived' };

/** A request that is being registered, and what would follow from it. */
export function useRegister() {
  const problems = ref<Record<string, string>>({});
  /** What is wrong and belongs to no field in sight. */
  const other = ref<string[]>([]);
  const preview = shallowRef<RequestPreview | null>(null);
  const saving = ref(false);
  let asked = 0;

  const channel = computed(() => String(draft.value['channel'] ?? ''));
  const days = computed(() => ARRIVAL[channel.value] ?? []);

  /** The days of another channel are not this request's. */
  const fields = computed(() => {
    const own = new Set(days.value.map(({ name }) => name));
    const entries = Object.entries(draft.value);
    return Object.fromEntries(
      entries.filter(([name, value]) => value !== null && (!DAYS.includes(name) || own.has(name))),
    );
  });

  function field(name: string, title?: string): FieldInfo | null {
    const known = schemaOf('request')?.fields.find((each) => each.name === name);
    return known ? { ...known, title: title ?? known.title } : null;
  }

  function atFields(list: Problem[]): boolean {
    problems.value = Object.fromEntries(list.map(({ field: name, message }) => [name, message]));
    const hidden = list.filter(({ field: name }) => name === 'received' || !field(name));
    other.value = hidden.map(({ message }) => message);
    return true;
  }

  async function look(): Promise<void> {
    const mine = ++asked;
    const read = await attempt(() => call('request.preview', { fields: fields.value }), { atFields });
    if (mine === asked && read) preview.value = read;
  }

  function set(name: string, value: unknown): void {
    const next = { ...draft.value, [name]: value };
    const day = name === 'channel' ? AT_HAND[String(value)] : undefined;
    if (day && !next[day]) next[day] = today();
    draft.value = next;
    const { [name]: _, ...rest } = problems.value;
    problems.value = rest;
  }

  /** Keeps it; answers the case. */
  async function save(): Promise<Row | undefined> {
    if (saving.value) return undefined;
    saving.value = true;
    problems.value = {};
    other.value = [];
    const request = { ledger: 'request', fields: fields.value };
    const row = await attempt(() => call('record.add', request), { atFields });
    saving.value = false;
    if (row) draft.value = {};
    return row;
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(fields, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), PAUSE);
  });
  void look();

  return { draft, channel, days, field, set, problems, other, preview, saving, save };
}
