import { copyText } from '@/clipboard/copy';
import { inWindow } from '@/host';
import { say } from './toasts';

/** Opens a published address: the browser in a new tab, the window by way of the clipboard. */
export async function openLink(url: string): Promise<void> {
  if (!/^https?:\/\//i.test(url)) {
    say('这不是可以打开的网址。', { tone: 'bad' });
    return;
  }
  if (!(await inWindow())) {
    window.open(url, '_blank', 'noopener');
    return;
  }
  const copied = await copyText(url);
  say(copied ? `网址已复制，请粘贴到浏览器打开：\n${url}` : url, { seconds: 12 });
}
