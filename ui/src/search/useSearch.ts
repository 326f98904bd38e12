import { computed, onBeforeUnmount, ref, watch } from 'vue';
import { attempt } from '@/feedback';
import { call, type FilesRead, type FoundGroup, type FoundRow } from '@/host';

/** After a key: a word is seldom one letter. */
const PAUSE = 150;
/** While attachments are still being read. */
const AGAIN = 2000;

export type Found = { group: FoundGroup; row: FoundRow };

/** What is typed, what was found, and which of it is chosen. */
export function useSearch() {
  const text = ref('');
  const asked = ref('');
  const groups = ref<FoundGroup[]>([]);
  const reading = ref<FilesRead | null>(null);
  const chosen = ref(0);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const rows = computed<Found[]>(() =>
    groups.value.flatMap((group) => group.rows.map((row) => ({ group, row }))),
  );
  const current = computed<Found | undefined>(() => rows.value[chosen.value]);

  async function ask(): Promise<void> {
    clearTimeout(timer);
    const wanted = text.value.trim();
    const found = await attempt(() => call('search.everywhere', { text: wanted }));
    if (!found || wanted !== text.value.trim()) return;
    if (wanted !== asked.value) chosen.value = 0;
    asked.value = wanted;
    groups.value = found.groups;
    reading.value = found.reading;
    clearTimeout(timer);
    if (found.reading.waiting > 0) timer = setTimeout(() => void ask(), AGAIN);
  }

  /** The one below, or above; beyond either end nothing moves. */
  function move(by: number): void {
    const last = rows.value.length - 1;
    chosen.value = Math.max(0, Math.min(last, chosen.value + by));
  }

  watch(text, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), PAUSE);
  });
  onBeforeUnmount(() => clearTimeout(timer));

  return { text, asked, groups, reading, rows, chosen, current, ask, move };
}
