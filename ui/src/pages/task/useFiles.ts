import { ref } from 'vue';
import { attempt, openLink, present } from '@/feedback';
import { call, upload, type Row } from '@/host';
import type { SheetAttachment } from '@/sheet';

/** Adding files to records and opening them. */
export function useFiles(added: (row: Row) => void) {
  /** What is being added and how far it is; empty when nothing is. */
  const busy = ref('');

  async function add(ledger: string, id: string, field: string, files: readonly File[]): Promise<void> {
    for (const [at, file] of files.entries()) {
      const nth = files.length > 1 ? `（第 ${at + 1} 个，共 ${files.length} 个）` : '';
      busy.value = `正在添加“${file.name}”${nth}`;
      await attempt(async () => {
        const token = await upload(file, (done, total) => {
          if (total > 0) busy.value = `正在添加“${file.name}”${nth} ${Math.floor((100 * done) / total)}%`;
        });
        added(await call('attachment.add', { ledger, id, field, file: token, name: file.name }));
      });
    }
    busy.value = '';
  }

  async function open(item: SheetAttachment): Promise<void> {
    const { digest, name, url } = item;
    if (digest) await attempt(async () => present(await call('attachment.open', { digest, name })));
    else if (url) await openLink(url);
  }

  return { busy, add, open };
}
