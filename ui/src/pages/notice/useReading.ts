import { ref, shallowRef } from 'vue';
import { call, toHostError, upload, type HostError } from '@/host';
import { useWork } from '@/progress/progress';
import { redated } from './draft';
import { draftedFrom } from './kept';
import type { useDraft } from './useDraft';

type Source = { file?: string; name?: string; text?: string };

/** Reads a notice from a file or from text into the draft, one after the other. */
export function useReading(draft: ReturnType<typeof useDraft>) {
  const source = shallowRef<Source | null>(null);
  const refused = shallowRef<HostError | null>(null);
  const busy = ref(false);
  const work = useWork();

  async function busily(job: () => Promise<void>): Promise<void> {
    busy.value = true;
    refused.value = null;
    try {
      await job();
    } catch (thrown) {
      refused.value = toHostError(thrown);
    }
    busy.value = false;
  }

  async function load(next: Source): Promise<void> {
    const found = await work.run('正在读通知', () => call('notice.read', next));
    draft.putAside();
    source.value = next;
    draft.show(draftedFrom(found));
  }

  const takeFile = (file: File) =>
    busily(async () => {
      const token = await work.run('正在读入文件', () => upload(file));
      await load({ file: token, name: file.name });
    });

  const takeText = (words: string) => busily(() => load({ text: words }));

  /** Reads the same notice with another year: the days follow, what the clerk mended stays. */
  const reread = () =>
    busily(async () => {
      const { rows, others, filings, year } = draft;
      if (!source.value || typeof year.value !== 'number') return;
      const asked = { ...source.value, year: year.value };
      const { notice } = await work.run('正在读通知', () => call('notice.read', asked));
      draft.fill(redated(rows.value, notice.tasks), redated(others.value, notice.others));
      filings.value = redated(filings.value, notice.filings);
    });

  /** Lets go of what was read, and of its file. */
  async function forget(): Promise<void> {
    const file = source.value?.file;
    source.value = null;
    refused.value = null;
    if (file) await call('file.discard', { file }).catch(() => null);
  }

  return { source, refused, busy, work, busily, takeFile, takeText, reread, forget };
}
