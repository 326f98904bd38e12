import { call } from './call';
import { transport } from './choose';
import type { FileOut } from './generated/commands';

/** Where a written file went: into the clerk's folder, or to her browser as a download. */
export type Delivery = 'folder' | 'download';

/** Hands a file that the program wrote to the clerk. */
export async function handOver(file: FileOut): Promise<Delivery> {
  const host = await transport();
  if (host.kind === 'window') return 'folder';
  const link = document.createElement('a');
  link.href = `/api/file?path=${encodeURIComponent(file.path)}`;
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  return 'download';
}

/** Opens a written file with the program that the desktop has for it, or in a new tab. */
export async function openFile(file: FileOut): Promise<'opened' | Delivery> {
  const host = await transport();
  if (host.kind === 'window') {
    await call('file.open', { path: file.path });
    return 'opened';
  }
  const tab = window.open(`/api/file?path=${encodeURIComponent(file.path)}`, '_blank');
  // A browser may keep tabs from opening when the work before took long.
  return tab ? 'opened' : handOver(file);
}

/** Shows a written file in its folder. Only a window can. */
export async function revealFile(file: Pick<FileOut, 'path'>): Promise<void> {
  await call('file.reveal', { path: file.path });
}

/** True where the desk runs in its own window. */
export async function inWindow(): Promise<boolean> {
  return (await transport()).kind === 'window';
}
