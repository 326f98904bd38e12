import { putAway, say } from '@/feedback';

let last: number | null = null;

/** Says how reporting stands. The word before goes: what was not sent then may be there now. */
export function tell(text: string, tone: 'good' | 'bad' = 'good'): void {
  if (last !== null) putAway(last);
  last = say(text, { tone, seconds: 12 });
}
