import { SIGNS, stretchWords, type Bar, type Stretch } from './bar';

/** The size of the picture; twice as many dots, so that print is sharp. */
const WIDTH = 1200;
const HEIGHT = 230;
const DOTS = 2;
const EDGE = 24;
const TOP = 92;
const TALL = 46;
const FONT = '"Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif';

/** The colours of the page, as paper has them. */
const INK = '#1f2933';
const FILLS: Record<Stretch['kind'], { back: string; ink: string }> = {
  counted: { back: '#1f5c99', ink: '#ffffff' },
  excluded: { back: '#ffffff', ink: INK },
  lost: { back: '#d5dae0', ink: '#52606d' },
  late: { back: '#fbeceb', ink: '#b3261e' },
};

/** What of a drawing surface is used. */
export type Paper = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'font'
  | 'textAlign'
  | 'fillRect'
  | 'strokeRect'
  | 'fillText'
  | 'measureText'
  | 'setLineDash'
>;

const along = (percent: number) => EDGE + ((WIDTH - 2 * EDGE) * percent) / 100;

function write(paper: Paper, words: string, x: number, y: number, size: number, ink = INK): void {
  paper.font = `${size}px ${FONT}`;
  paper.fillStyle = ink;
  paper.fillText(words, x, y);
}

function paintStretch(paper: Paper, one: Stretch): void {
  const { back, ink } = FILLS[one.kind];
  const [left, width] = [along(one.left), along(one.left + one.width) - along(one.left)];
  paper.fillStyle = back;
  paper.fillRect(left, TOP, width, TALL);
  // What does not count is told by its edge too: a report is often printed without colours.
  paper.setLineDash(one.kind === 'counted' ? [] : [5, 4]);
  paper.strokeStyle = one.kind === 'counted' ? '#ffffff' : ink;
  paper.strokeRect(left, TOP, width, TALL);
  paper.setLineDash([]);
  const words = stretchWords(one);
  paper.font = `17px ${FONT}`;
  paper.textAlign = 'center';
  if (paper.measureText(words).width < width - 6) write(paper, words, left + width / 2, TOP + 30, 17, ink);
  paper.textAlign = 'left';
}

/** Paints the clock of a case: its heading, the stretches, the days that matter, and their names. */
export function paintBar(paper: Paper, bar: Bar, heading: string): void {
  paper.fillStyle = '#ffffff';
  paper.fillRect(0, 0, WIDTH, HEIGHT);
  paper.textAlign = 'left';
  write(paper, heading, EDGE, 38, 21);
  for (const one of bar.stretches) paintStretch(paper, one);
  paper.textAlign = 'center';
  for (const mark of bar.marks) write(paper, SIGNS[mark.kind], along(mark.at), TOP - 8, 18);
  paper.textAlign = 'left';
  const days = bar.marks.map((mark) => `${SIGNS[mark.kind]} ${mark.name}`);
  write(paper, days.join('　'), EDGE, TOP + TALL + 34, 16);
  write(paper, '实底是计算的日子，虚线框是不计、作废或者超期的日子。', EDGE, TOP + TALL + 64, 15, '#52606d');
}

/** The same as the address of a PNG; null where the engine draws none. */
export function pictureOf(bar: Bar, heading: string): string | null {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [WIDTH * DOTS, HEIGHT * DOTS];
  const paper = canvas.getContext('2d');
  if (!paper) return null;
  paper.scale(DOTS, DOTS);
  paintBar(paper, bar, heading);
  return canvas.toDataURL('image/png');
}
