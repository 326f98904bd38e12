import { handOver, openFile, revealFile, type FileOut } from '@/host';
import { say } from './toasts';

/** Gives a written file to the clerk and says where it is. */
export async function deliver(file: FileOut, extra: string[] = []): Promise<void> {
  const where = await handOver(file);
  const lines = [`已生成：${file.name}`, ...extra];
  if (where === 'download') {
    say([...lines, '已交给浏览器下载。'].join('\n'), { tone: 'good', seconds: 12 });
    return;
  }
  say(lines.join('\n'), {
    tone: 'good',
    seconds: 20,
    actions: [
      { label: '打开', testid: 'file-open', run: () => openFile(file) },
      { label: '打开所在文件夹', testid: 'file-reveal', run: () => revealFile(file) },
    ],
  });
}
