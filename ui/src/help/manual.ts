import MarkdownIt from 'markdown-it';

const texts = import.meta.glob<string>('../../../assets/manual/*.md', { query: '?raw', import: 'default' });
const images = import.meta.glob<string>('../../../assets/manual/**/*.{png,jpg,svg,webp}', {
  query: '?url',
  import: 'default',
  eager: true,
});

export type ManualPage = { name: string; html: string; title: string };

const nameOf = (path: string) => /([^/]+)\.md$/.exec(path)?.[1] ?? path;
const loaders = new Map(Object.entries(texts).map(([path, load]) => [nameOf(path), load]));

/** The names of all pages of the manual. */
export const manualNames: readonly string[] = [...loaders.keys()].sort();

/** The page of the manual that belongs to an address of the desk. */
export function manualFor(path: string): string {
  const [, first = 'today', second] = path.split('/');
  return first === 'ledger' && second ? second : first;
}

/** Where a picture of the manual lies in the built pages. */
export function pictureOf(source: string): string | null {
  const wanted = source.replace(/^\.?\//, '');
  const found = Object.entries(images).find(([path]) => path.endsWith(`/manual/${wanted}`));
  return found?.[1] ?? null;
}

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: false });

/** Turns a page's text into what the drawer shows; pictures come from the built files only. */
export function render(text: string): string {
  const tokens = markdown.parse(text, {});
  for (const token of tokens.flatMap((each) => each.children ?? [])) {
    if (token.type !== 'image') continue;
    token.attrSet('src', pictureOf(String(token.attrGet('src') ?? '')) ?? '');
    token.attrSet('loading', 'lazy');
  }
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
