import { isSeam, type Spans } from './merge';

/** A run of rows that is drawn or left out as a whole; `end` does not belong to it. */
export interface Chunk {
  start: number;
  end: number;
}

/** Cuts the rows into chunks of about `size`, never through a merged cell. */
export function cutChunks(spans: Spans, size: number): Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  for (let row = 1; row <= spans.rows; row++) {
    const last = row === spans.rows;
    if (last || (row - start >= size && isSeam(spans, row))) {
      chunks.push({ start, end: row });
      start = row;
    }
  }
  return chunks;
}

/** Where each chunk begins, in pixels, and at the end the whole height. */
export function offsets(heights: readonly number[]): number[] {
  const tops = [0];
  for (const height of heights) tops.push((tops[tops.length - 1] ?? 0) + height);
  return tops;
}

/** The chunks that a view touches, with some more on both sides. */
export function visible(tops: readonly number[], from: number, to: number, spare: number): Chunk {
  const count = tops.length - 1;
  let start = 0;
  while (start < count - 1 && (tops[start + 1] ?? 0) <= from - spare) start++;
  let end = start + 1;
  while (end < count && (tops[end] ?? 0) < to + spare) end++;
  return { start, end: Math.min(end, count) };
}

/** How many lines a text takes in a column of so many characters' width. */
export function lineCount(text: string, perLine: number): number {
  let lines = 0;
  for (const line of text.split('\n'))
    lines += Math.max(1, Math.ceil(visualLength(line) / Math.max(1, perLine)));
  return lines;
}

/** Chinese characters count one, Latin letters and digits about half. */
function visualLength(text: string): number {
  let length = 0;
  for (const char of text) length += char.charCodeAt(0) < 0x2000 ? 0.55 : 1;
  return length;
}
