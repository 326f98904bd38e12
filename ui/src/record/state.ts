import { computed, ref, watch } from 'vue';
import { schemaOf } from '@/desk';
import { attempt, say } from '@/feedback';
import { call, useTouched, type FieldInfo, type Problem, type Row } from '@/host';
import { opened } from './open';

/** The open record: reads it, saves each field as it is left, keeps problems at their fields. */
export function useRecord() {
  const row = ref<Row | null>(null);
  const problems = ref<Record<string, string>>({});
  /** Personal data that the clerk has asked for or is writing; everything else comes masked. */
  const clear = ref<Record<string, unknown>>({});
  const saving = ref(false);

  const schema = computed(() => (opened.value ? schemaOf(opened.value.ledger) : null));
  const fresh = computed(() => opened.value?.id === '');
  const fields = computed(() => schema.value?.fields.filter((field) => !field.hidden) ?? []);
  const label = computed(() => {
    const name = schema.value?.label ?? '';
    return String(row.value?.[name] ?? '') || (fresh.value ? '新增一条' : '');
  });

  async function load(): Promise<void> {
    const now = opened.value;
    if (!now) return;
    if (now.id === '') {
      row.value = { id: '', ...now.preset };
      return;
    }
    const read = await attempt(() => call('record.show', { ledger: now.ledger, id: now.id }));
    if (opened.value?.id !== now.id) return;
    if (!read) {
      opened.value = null;
      return;
    }
    // Changed elsewhere, it is no longer what was shown.
    if (read['_rev'] !== row.value?.['_rev']) clear.value = {};
    row.value = read;
  }

  function masked(field: FieldInfo): boolean {
    const held = row.value?.[field.name] ?? '';
    return field.private && !fresh.value && held !== '' && !(field.name in clear.value);
  }

  /** Asks the program for one value in clear; it notes who asked. */
  async function reveal(field: FieldInfo): Promise<void> {
    const now = opened.value;
    if (!now) return;
    const asked = { ledger: now.ledger, ids: [now.id], fields: [field.name] };
    const told = await attempt(() => call('record.reveal', asked));
    if (told?.[0] && opened.value?.id === now.id) clear.value = { ...clear.value, ...told[0].fields };
  }

  function atFields(list: Problem[]): boolean {
    const known = new Set(fields.value.map((field) => field.name));
    problems.value = Object.fromEntries(list.map(({ field, message }) => [field, message]));
    return list.every(({ field }) => known.has(field));
  }

  /** Keeps one field; a refused value stays in sight with its reason. */
  async function save(field: FieldInfo, value: unknown): Promise<void> {
    const now = opened.value;
    if (!now || !row.value) return;
    row.value = { ...row.value, [field.name]: value };
    if (field.private) clear.value = { ...clear.value, [field.name]: value };
    // A new record keeps its problems until it is tried again: the button must not move under the mouse.
    if (now.id === '') return;
    const { [field.name]: _, ...rest } = problems.value;
    problems.value = rest;
    const changes = [{ id: now.id, fields: { [field.name]: value } }];
    const label = `修改${field.title}`;
    const rows = await attempt(() => call('record.set', { ledger: now.ledger, changes, label }), {
      atFields,
    });
    if (rows?.[0] && opened.value?.id === now.id) row.value = rows[0];
  }

  /** Keeps a new record whole. */
  async function add(): Promise<boolean> {
    const now = opened.value;
    if (!now || !row.value || saving.value) return false;
    saving.value = true;
    problems.value = {};
    const { id: _, ...values } = row.value;
    const added = await attempt(() => call('record.add', { ledger: now.ledger, fields: values }), {
      atFields,
    });
    saving.value = false;
    if (!added) return false;
    opened.value = { ...now, id: added.id, preset: {} };
    say('已保存。');
    return true;
  }

  watch(
    () => [opened.value?.ledger, opened.value?.id],
    () => {
      problems.value = {};
      clear.value = {};
      void load();
    },
    { immediate: true },
  );
  useTouched(
    () => (opened.value?.id ? [opened.value.ledger] : ['-']),
    () => void load(),
  );

  return { row, schema, fields, label, fresh, problems, saving, save, add, load, clear, masked, reveal };
}
