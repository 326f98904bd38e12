import { matchChoice } from './choices';
import type { SheetAttachment, SheetColumn } from './types';

/** What a cell shows and what copying it gives. */
export function textOf(column: SheetColumn, value: unknown): string {
  if (value === null || value === undefined) return '';
  switch (column.kind) {
    case 'one_of':
      return column.choices?.find((choice) => choice.value === value)?.title ?? String(value);
    case 'boolean':
      return value === true ? '是' : value === false ? '否' : String(value);
    case 'list':
      return Array.isArray(value) ? value.join('、') : String(value);
    case 'attachments':
      return attachmentsOf(value)
        .map((item) => item.url ?? item.name)
        .join('\n');
    default:
      return String(value);
  }
}

/** The attachments of a cell; anything else counts as none. */
export function attachmentsOf(value: unknown): SheetAttachment[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item): item is SheetAttachment => typeof item?.name === 'string');
}

/** Text read into a value for the host, or why it cannot be. */
export type Reading = { value: unknown } | { problem: string };

/**
 * Reads typed or pasted text. Only what must be known before asking the host is
 * decided here; dates and numbers go as text, the ledger reads them.
 */
export function readInput(column: SheetColumn, text: string, before: unknown, href?: string): Reading {
  const trimmed = text.trim();
  if (column.kind === 'attachments') return readLinks(column, trimmed, before, href);
  if (trimmed === '') return { value: null };
  switch (column.kind) {
    case 'one_of':
      return readChoice(column, trimmed);
    case 'boolean':
      return readBoolean(column, trimmed);
    case 'integer':
      return { value: /^-?\d{1,15}$/.test(trimmed) ? Number(trimmed) : trimmed };
    case 'list':
      return {
        value: trimmed
          .split(/[、，,;；\n]+/)
          .map((item) => item.trim())
          .filter(Boolean),
      };
    case 'text':
      return { value: text.replace(/\r\n?/g, '\n').replace(/\s+$/, '') };
    default:
      return { value: trimmed };
  }
}

function readChoice(column: SheetColumn, text: string): Reading {
  const choice = matchChoice(column.choices ?? [], text);
  if (choice) return { value: choice.value };
  const titles = (column.choices ?? []).map((one) => `“${one.title}”`).join('、');
  return { problem: `${column.title}只能填${titles}，“${shorten(text)}”不在其中。` };
}

function readBoolean(column: SheetColumn, text: string): Reading {
  if (/^(是|有|√|✓|true|1)$/i.test(text)) return { value: true };
  if (/^(否|无|×|false|0)$/i.test(text)) return { value: false };
  return { problem: `${column.title}只能填“是”或“否”。` };
}

/** Published addresses are added to what is there; an emptied cell is emptied. */
function readLinks(column: SheetColumn, text: string, before: unknown, href?: string): Reading {
  if (text === '' && !href) return { value: null };
  const kept = attachmentsOf(before);
  if (href && !isAddress(text)) return { value: withLinks(kept, [{ name: text || href, url: href }]) };
  const words = text.split(/\s+/).filter(Boolean);
  if (words.every(isAddress))
    return {
      value: withLinks(
        kept,
        words.map((url) => ({ name: url, url })),
      ),
    };
  return { problem: `${column.title}里请拖入文件，或粘贴 http 开头的网址；“${shorten(text)}”不是网址。` };
}

/** Attachments with links added, none twice. */
export function withLinks(
  kept: readonly SheetAttachment[],
  links: readonly SheetAttachment[],
): SheetAttachment[] {
  const known = new Set(kept.map((item) => item.url));
  return [...kept, ...links.filter((link) => !known.has(link.url) && known.add(link.url))];
}

/** Whether a text is the address of a published page. */
export function isAddress(text: string): boolean {
  if (!/^https?:\/\/\S+$/i.test(text)) return false;
  return URL.canParse ? URL.canParse(text) : true;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 20 ? `${line.slice(0, 20)}…` : line;
}

/** Whether two stored values are the same; absent and empty count as equal. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(normal(a)) === JSON.stringify(normal(b));
}

function normal(value: unknown): unknown {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  return value;
}
