import type { Attachment, FieldInfo } from '@/host';
import { chinaMoment } from './time';

/** A value as a clerk reads it in a cell. References are shown by the name their page gives them. */
export function showValue(field: FieldInfo, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  switch (field.kind) {
    case 'one_of':
      return field.choices.find((choice) => choice.value === value)?.title ?? String(value);
    case 'boolean':
      return value === true ? '是' : '否';
    case 'list':
      return Array.isArray(value) ? value.join('、') : String(value);
    case 'attachments':
      return attachmentsOf(value)
        .map((file) => file.name)
        .join('、');
    case 'date_time':
      return chinaMoment(String(value));
    default:
      return String(value);
  }
}

export function attachmentsOf(value: unknown): Attachment[] {
  return Array.isArray(value) ? (value as Attachment[]) : [];
}

/** 12.5 MB of 13107200. */
export function showSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB'];
  let size = bytes / 1024;
  let at = 0;
  while (size >= 1024 && at < units.length - 1) {
    size /= 1024;
    at += 1;
  }
  return `${size >= 100 ? Math.round(size) : Math.round(size * 10) / 10} ${units[at]}`;
}
