import { computed, ref, toValue, type MaybeRefOrGetter } from 'vue';
import { fieldOf, sayUndoable } from '@/desk';
import { attempt } from '@/feedback';
import { call, type FieldInfo, type Problem } from '@/host';

/** Fields of a case that are written on its page, each kept as it is left. */
export function useFields(id: () => string, names: MaybeRefOrGetter<readonly string[]>) {
  const problems = ref<Record<string, string>>({});
  const fields = computed<FieldInfo[]>(() =>
    toValue(names).flatMap((name) => fieldOf('request', name) ?? []),
  );

  function atFields(list: Problem[]): boolean {
    problems.value = Object.fromEntries(list.map(({ field, message }) => [field, message]));
    return list.every(({ field }) => toValue(names).includes(field));
  }

  async function save(field: FieldInfo, value: unknown): Promise<void> {
    problems.value = {};
    const changes = [{ id: id(), fields: { [field.name]: value } }];
    const label = `修改${field.title}`;
    const done = await attempt(() => call('record.set', { ledger: 'request', changes, label }), { atFields });
    if (done) sayUndoable(`已保存：${field.title}。`);
  }

  return { fields, problems, save };
}
