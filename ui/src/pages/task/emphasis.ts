/** A piece of text, marked or not. */
export interface Piece {
  text: string;
  ours: boolean;
}

/** Cuts a text where one of the names stands in it; longer names come before shorter ones. */
export function pieces(text: string, names: readonly string[]): Piece[] {
  const known = names.filter((name) => name.length > 1).sort((a, b) => b.length - a.length);
  if (known.length === 0 || text === '') return [{ text, ours: false }];
  const pattern = new RegExp(`(${known.map(escape).join('|')})`, 'g');
  return text
    .split(pattern)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, ours: known.includes(piece) }));
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
