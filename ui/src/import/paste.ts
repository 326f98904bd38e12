import { onBeforeUnmount, onMounted } from 'vue';
import { say } from '@/feedback';
import { pastedSource, type Source } from './source';

const NO_TABLE = '剪贴板里没有表格。请先在 Excel、WPS 或 Word 里选中表格，按 Ctrl+C 复制。';

type Taken = { file: (file: File) => unknown; table: (table: Source) => unknown };

/** A table or a file that is pasted anywhere while somebody waits for one. */
export function usePastedTable(waits: () => boolean, taken: Taken): void {
  function paste(event: ClipboardEvent) {
    if (!waits()) return;
    const file = event.clipboardData?.files[0];
    const table = pastedSource(event.clipboardData);
    if (!file && !table) {
      if ((event.target as HTMLElement).dataset['testid'] === 'import-paste') say(NO_TABLE);
      return;
    }
    event.preventDefault();
    void (file && !table ? taken.file(file) : table && taken.table(table));
  }
  onMounted(() => window.addEventListener('paste', paste));
  onBeforeUnmount(() => window.removeEventListener('paste', paste));
}
