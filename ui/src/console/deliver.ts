import { say } from '@/feedback/toasts';

/** Gives bytes to the browser as a download under a name. */
export function deliver(bytes: Blob, name: string, extra: string[] = []): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  say([`已生成：${name}`, ...extra, '已交给浏览器下载。'].join('\n'), { tone: 'good', seconds: 12 });
}

/** The bytes that a text in base64 stands for. */
export function unpacked(base64: string): Blob {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new Blob([bytes]);
}
