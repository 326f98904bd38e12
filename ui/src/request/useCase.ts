import { computed, ref, shallowRef, watch } from 'vue';
import { schemaOf } from '@/desk';
import { attempt } from '@/feedback';
import { call, useTouched, type RequestFile } from '@/host';

/** Ledgers that a case is made of. */
const OF_CASE = ['request', 'request_step'];

/** One case with everything that belongs to it, kept fresh; and its personal data once asked for. */
export function useCase(id: () => string) {
  const file = shallowRef<RequestFile | null>(null);
  const missing = ref(false);
  /** Personal data in clear; everything else comes masked. */
  const clear = ref<Record<string, unknown>>({});

  const fields = computed(() => schemaOf('request')?.fields ?? []);

  function take(read: RequestFile): void {
    // Changed elsewhere, it is no longer what was shown.
    if (read.row['_rev'] !== file.value?.row['_rev']) clear.value = {};
    file.value = read;
  }

  async function load(): Promise<void> {
    const mine = id();
    const read = await attempt(() => call('request.show', { id: mine }));
    if (mine !== id()) return;
    missing.value = read === undefined;
    if (read) take(read);
  }

  /** Asks the program for what is masked; it notes who asked. */
  async function reveal(): Promise<void> {
    const mine = id();
    const names = fields.value.filter((field) => field.private).map((field) => field.name);
    const asked = { ledger: 'request', ids: [mine], fields: names };
    const told = await attempt(() => call('record.reveal', asked));
    if (told?.[0] && mine === id()) clear.value = told[0].fields;
  }

  watch(
    id,
    () => {
      file.value = null;
      clear.value = {};
      void load();
    },
    { immediate: true },
  );
  useTouched(OF_CASE, () => void load());

  return { file, missing, clear, load, reveal, hide: () => (clear.value = {}) };
}
