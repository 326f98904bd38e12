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
  /** Of several who were asked, those to whom it goes: the steps at which they were. */
  const parties = ref<string[]>([]);
  const draft = shallowRef<LetterDraft | null>(null);
  const writing = ref(false);

  const possible = computed(() => kinds.value.filter((each) => each.why_not === null));
  const refused = computed(() => kinds.value.filter((each) => each.why_not !== null));
  const lacking = computed(() => draft.value?.missing ?? []);

  async function load(): Promise<void> {
    kinds.value = (await attempt(() => call('letter.kinds', { request: id })))?.kinds ?? [];
  }

  const wanted = (step = parties.value[0]) => ({
    request: id,
    kind: kind.value,
    dated: dated.value,
    said: said.value,
    ...(step ? { step } : {}),
  });

  async function look(): Promise<void> {
    const asked = kind.value;
    if (!asked) return;
    const answer = await attempt(() => call('letter.draft', wanted()));
    if (asked !== kind.value) return;
    draft.value = answer ?? null;
    if (parties.value.length > 0) return;
    // Who has none yet is meant, where several were asked.
    const several = (answer?.parties ?? []).length > 1 ? (answer?.parties ?? []) : [];
    const without = several.filter(({ written }) => written === 0);
    parties.value = without.map(({ step }) => step);
    if (without.length > 0) await look();
  }

  /** One letter, or one to each of those who were chosen. */
  async function write(): Promise<Row[]> {
    if (writing.value) return [];
    writing.value = true;
    const letters: Row[] = [];
    for (const step of parties.value.length > 0 ? parties.value : [undefined]) {
      const done = await attempt(() => call('letter.write', wanted(step)));
      if (!done) break;
      letters.push(done.letter);
    }
    writing.value = false;
    return letters;
  }

  function choose(step: string, chosen: boolean): void {
    const others = parties.value.filter((one) => one !== step);
    parties.value = chosen ? [...others, step] : others;
    void look();
  }

  /** What she says is looked at at once: one answer may ask for another. */
  function say(name: string, words: string): void {
    said.value = { ...said.value, [name]: words };
    void look();
  }

  // Another letter asks other things.
  watch(kind, () => {
    said.value = {};
    parties.value = [];
    draft.value = null;
    void look();
  });
  watch(dated, () => void look());
  void load();
  return { kind, dated, draft, writing, possible, refused, lacking, parties, look, choose, say, write };
}
