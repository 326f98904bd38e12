import { computed, ref, type Ref, shallowRef } from 'vue';
import { attempt } from './session';

/** A sheet on its way out: chosen, named, looked at, issued. */
export function useSheet<Preview>() {
  const file = ref<File | null>(null);
  const title = ref('');
  const preview: Ref<Preview | null> = shallowRef(null);
  const busy = ref('');
  const ready = computed(() => file.value !== null && title.value.trim() !== '' && busy.value === '');

  /** Does something with the sheet, saying what; undefined where nothing is ready or it was refused. */
  async function during<T>(words: string, action: (sheet: File) => Promise<T>): Promise<T | undefined> {
    const sheet = file.value;
    if (!ready.value || sheet === null) return undefined;
    busy.value = words;
    const done = await attempt(() => action(sheet));
    busy.value = '';
    return done;
  }
  async function look(read: (sheet: File) => Promise<Preview>) {
    preview.value = (await during('正在读表…', read)) ?? null;
  }
  return { file, title, preview, busy, ready, during, look };
}
