import { handOver, inWindow, openFile, revealFile, type FileOut } from '@/host';
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

/** Opens a kept file for reading: in the window with the program for it, in a browser as a download. */
export async function present(file: FileOut): Promise<void> {
  if (await inWindow()) await openFile(file);
  else {
    await handOver(file);
    say(`已交给浏览器下载：${file.name}`);
  }
}
