import { deliver, say } from '@/feedback';
import { openFile, type FileOut } from '@/host';

/** Opens a PDF to be printed, and says what to do next. */
export async function printed(file: FileOut): Promise<void> {
  if ((await openFile(file)) === 'opened') {
    say('已打开 PDF，请在打开的窗口里按 Ctrl+P 打印。', {
      seconds: 15,
      actions: [{ label: '没有打开？另存 PDF', run: () => deliver(file) }],
    });
  } else say('浏览器没有让新页面打开，PDF 已下载，请打开它再打印。', { seconds: 15 });
}
