import type { ClockLine, Reckoning } from '@/host';

/** A stretch of the clock's bar, in percent of its width. */
export type Stretch = {
  left: number;
  width: number;
  /** Counted; left out; counted once and lost when the count began anew; or past the due date. */
  kind: 'counted' | 'excluded' | 'lost' | 'late';
  from: string;
  to: string | null;
  days: number;
  words: string;
  article: string;
};

/** A day on the bar. */
export type Mark = {
  at: number;
  kind: 'restart' | 'extended' | 'delayed' | 'ended' | 'due' | 'today';
  /** In a few words. */
  name: string;
  words: string;
};

export type Bar = { from: string; to: string; stretches: Stretch[]; marks: Mark[] };

const NAMES = { restart: '起算', extended: '延期', delayed: '延迟答复', ended: '办结' };
const DAY = 86_400_000;
const number = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);

const dayOf = (n: number) => new Date(n * DAY).toISOString().slice(0, 10);

type Span = { first: number; last: number };

function spanOf(clock: Reckoning, today: string): Span {
  const days = clock.lines.flatMap(({ from, to }) => [from, to ?? today]);
  const ended = clock.lines.some(({ kind }) => kind === 'ended');
  const all = [...days, ...(clock.due ? [clock.due] : []), ...(ended ? [] : [today])].map(number);
  return { first: Math.min(...all), last: Math.max(...all) };
}

/** The days by which the reply is, or was, late. */
function late(clock: Reckoning, { first, last }: Span): Stretch[] {
  if (!clock.overdue || !clock.due) return [];
  const whole = last - first + 1;
  const left = number(clock.due) - first + 1;
  const days = -clock.days_left;
  return [
    {
      left: (left / whole) * 100,
      width: ((whole - left) / whole) * 100,
      kind: 'late',
      from: dayOf(first + left),
      to: dayOf(last),
      days,
      words: days > 0 ? `超过期限${days}个工作日` : '期限已过',
      article: '《政府信息公开条例》第三十三条',
    },
  ];
}

/** A line that covers days ends with the evening of its last day. */
function stretch(line: ClockLine, { first, last }: Span, today: string, lost: boolean): Stretch {
  const whole = last - first + 1;
  const left = number(line.from) - first;
  const right = number(line.to ?? today) - first + 1;
  return {
    left: (left / whole) * 100,
    width: (Math.max(right - left, 1) / whole) * 100,
    kind: line.kind === 'excluded' ? 'excluded' : lost ? 'lost' : 'counted',
    from: line.from,
    to: line.to,
    days: line.days,
    words: line.words,
    article: line.article,
  };
}

function marksOf(clock: Reckoning, { first, last }: Span, today: string): Mark[] {
  const at = (day: string) => ((number(day) - first + 0.5) / (last - first + 1)) * 100;
  const days = new Set(Object.keys(NAMES));
  const lines = clock.lines.filter(({ kind }) => days.has(kind));
  const marks = lines.map(({ from, kind, words }): Mark => {
    const day = kind as keyof typeof NAMES;
    return { at: at(from), kind: day, name: `${NAMES[day]} ${from}`, words };
  });
  const ended = clock.lines.some(({ kind }) => kind === 'ended');
  if (!ended) marks.push({ at: at(today), kind: 'today', name: `今天 ${today}`, words: '今天' });
  if (clock.due)
    marks.push({ at: at(clock.due), kind: 'due', name: `答复期限 ${clock.due}`, words: '最迟在这一天答复' });
  return marks;
}

/** The clock as a bar from the day of receipt to the due date; null where there is nothing to draw. */
export function barOf(clock: Reckoning, today: string): Bar | null {
  if (clock.lines.length === 0) return null;
  const span = spanOf(clock, today);
  const begun = clock.lines.reduce((last, line, at) => (line.kind === 'restart' ? at : last), 0);
  const drawn = clock.lines.flatMap((line, at) =>
    line.kind === 'counted' || line.kind === 'excluded' ? [stretch(line, span, today, at < begun)] : [],
  );
  return {
    from: dayOf(span.first),
    to: dayOf(span.last),
    stretches: [...drawn, ...late(clock, span)],
    marks: marksOf(clock, span, today),
  };
}

/** The signs of the days on the bar. */
export const SIGNS: Record<Mark['kind'], string> = {
  restart: '↻',
  extended: '＋',
  delayed: '⊕',
  ended: '■',
  due: '⚑',
  today: '▼',
};

/** What a stretch is called: 计 5 个工作日. */
export function stretchWords({ kind, days }: Pick<Stretch, 'kind' | 'days'>): string {
  if (kind === 'excluded') return `不计 ${days} 日`;
  if (kind === 'late') return days > 0 ? `超期 ${days} 日` : '已过期限';
  return kind === 'lost' ? `${days} 日作废` : `计 ${days} 日`;
}
