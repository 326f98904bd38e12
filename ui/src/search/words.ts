import type { FilesRead, FoundGroup } from '@/host';

/** How many were found, and whether there are more than were counted. */
export function countOf({ total, more }: FoundGroup): string {
  return more ? `${total} 条以上` : `${total} 条`;
}

/** What is still to be read of the attachments; nothing where all are read. */
export function readingOf({ total, waiting }: FilesRead): string {
  return waiting > 0 ? `正在建立附件文字索引 ${total - waiting}/${total}` : '';
}

/** What of the attachments cannot be found at all. */
export function unreadOf({ cut, unread, classified }: FilesRead): string[] {
  const told = [];
  if (unread > 0) told.push(`有 ${unread} 个附件没有可查的文字（如扫描件、图片），只能按附件名称查找。`);
  if (cut > 0) told.push(`有 ${cut} 个附件文字很多，只查前面一部分。`);
  if (classified > 0)
    told.push(`有 ${classified} 个附件含有密级标志，没有读取。请按保密规定处理，并从本机删除。`);
  return told;
}
