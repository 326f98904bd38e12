import MarkdownIt, { type Token } from 'markdown-it';
import { groupOf } from '@/ledger/groups';

const texts = import.meta.glob<string>('../../../assets/manual/*.md', { query: '?raw', import: 'default' });
const images = import.meta.glob<string>('../../../assets/manual/**/*.{png,jpg,svg,webp}', {
  query: '?url',
  import: 'default',
  eager: true,
});

export type ManualPage = { name: string; html: string; title: string };

const nameOf = (path: string) => /([^/]+)\.md$/.exec(path)?.[1] ?? path;
const loaders = new Map(Object.entries(texts).map(([path, load]) => [nameOf(path), load]));

/** Groups of ledgers whose page has another name than the group. */
const GROUP_PAGES: Record<string, string> = { publication: 'platform', other: 'ledgers' };

/**
 * The page of the manual that belongs to an address of the desk. A ledger without a page of its own
 * shares that of its duty, or of the group behind which it stands.
 */
export function manualFor(path: string): string {
  const [first = 'today', second = ''] = path.split('/').filter((part) => part !== '');
  if (first === 'group') return GROUP_PAGES[second] ?? second;
  if (first !== 'ledger' || second === '') return first;
  const duty = second.split('_')[0] ?? second;
  const group = groupOf(second)?.name ?? duty;
  const names = [second, duty, GROUP_PAGES[group] ?? group];
  return names.find((name) => loaders.has(name)) ?? duty;
}

/** Where a picture of the manual lies in the built pages. */
export function pictureOf(source: string): string | null {
  const wanted = source.replace(/^\.?\//, '');
  const found = Object.entries(images).find(([path]) => path.endsWith(`/manual/${wanted}`));
  return found?.[1] ?? null;
}

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: false });

/** Points a picture at its built file; answers false for one that is not there. */
function placePicture(token: Token): boolean {
  if (token.type !== 'image') return true;
  const place = pictureOf(String(token.attrGet('src') ?? ''));
  if (place) token.attrSet('src', place);
  return place !== null;
}

/** Turns a page's text into what the drawer shows; pictures come from the built files only. */
export function render(text: string): string {
  const tokens = markdown.parse(text, {});
  for (const token of tokens) token.children = token.children?.filter(placePicture) ?? null;
  return markdown.renderer.render(tokens, markdown.options, {});
}

export function titleOf(text: string, name: string): string {
  return /^#\s+(.+)$/m.exec(text)?.[1]?.trim() ?? name;
}

/** Reads one page; null where the manual has none of this name. */
export async function readManual(name: string): Promise<ManualPage | null> {
  const load = loaders.get(name);
  if (!load) return null;
  const text = await load();
  return { name, title: titleOf(text, name), html: render(text) };
}
