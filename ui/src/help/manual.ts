import MarkdownIt, { type Token } from 'markdown-it';

const texts = import.meta.glob<string>('../../../assets/manual/*.md', { query: '?raw', import: 'default' });
const images = import.meta.glob<string>('../../../assets/manual/**/*.{png,jpg,svg,webp}', {
  query: '?url',
  import: 'default',
  eager: true,
});

export type ManualPage = { name: string; html: string; title: string };

const nameOf = (path: string) => /([^/]+)\.md$/.exec(path)?.[1] ?? path;
const loaders = new Map(Object.entries(texts).map(([path, load]) => [nameOf(path), load]));

/** The page of the manual that belongs to an address of the desk: all ledgers of one duty share its page. */
export function manualFor(path: string): string {
  const [first = 'today', second] = path.split('/').filter((part) => part !== '');
  return first === 'ledger' && second ? (second.split('_')[0] ?? second) : first;
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
