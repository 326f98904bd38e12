import { computed, ref, shallowRef, watch } from 'vue';
import { today } from '@/format';
import { attempt } from '@/feedback';
import { call, type LetterDraft, type LetterKind, type Row } from '@/host';

/** A letter of a case on its way: which, of what day, what the clerk says to it, what it lacks. */
export function useLetter(id: string) {
  const kinds = shallowRef<LetterKind[]>([]);
  const kind = ref('');
  const dated = ref(today());
  const said = ref<Record<string, string>>({});
  const draft = shallowRef<LetterDraft | null>(null);
  const writing = ref(false);

  const possible = computed(() => kinds.value.filter((each) => each.why_not === null));
  const refused = computed(() => kinds.value.filter((each) => each.why_not !== null));
  const lacking = computed(() => draft.value?.missing ?? []);

  async function load(): Promise<void> {
    kinds.value = (await attempt(() => call('letter.kinds', { request: id })))?.kinds ?? [];
  }

  const wanted = () => ({ request: id, kind: kind.value, dated: dated.value, said: said.value });

  async function look(): Promise<void> {
    const asked = kind.value;
    if (!asked) return;
    const answer = await attempt(() => call('letter.draft', wanted()));
    if (asked === kind.value) draft.value = answer ?? null;
  }

  async function write(): Promise<Row | null> {
    if (writing.value) return null;
    writing.value = true;
    const done = await attempt(() => call('letter.write', wanted()));
    writing.value = false;
    return done?.letter ?? null;
  }

  /** What she says is looked at at once: one answer may ask for another. */
  function say(name: string, words: string): void {
    said.value = { ...said.value, [name]: words };
    void look();
  }

  // Another letter asks other things.
  watch(kind, () => {
    said.value = {};
    draft.value = null;
    void look();
  });
  watch(dated, () => void look());
  void load();
  return { kind, dated, draft, writing, possible, refused, lacking, say, write };
}
