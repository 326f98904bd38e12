import { deliver, say } from '@/feedback';
import { call, upload } from '@/host';

/** The picture that a data address holds. */
function pictureOf(address: string): Blob {
  const bytes = atob(address.slice(address.indexOf(',') + 1));
  return new Blob([Uint8Array.from(bytes, (char) => char.charCodeAt(0))], { type: 'image/png' });
}

/** Keeps a chart as a PNG in the clerk's folder. */
export async function savePicture(address: string, name: string): Promise<void> {
  const file = new File([pictureOf(address)], `${name}.png`, { type: 'image/png' });
  await deliver(await call('statistic.picture', { file: await upload(file), name }));
}

/** Puts a chart on the clipboard; where the window's engine refuses, it is kept as a file. */
export async function copyPicture(address: string, name: string): Promise<void> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': pictureOf(address) })]);
  } catch {
    say('这里不能直接复制图片，已改为存成文件，可插入到报告里。');
    return savePicture(address, name);
  }
  say('图已复制，可直接粘贴到报告里。', { tone: 'good' });
}
