import { HostError } from '@/host';
import { useTransport } from '@/host/choose';
import type { Chunk, Envelope } from '@/host/transport';

type Answer = (payload: never) => unknown;
export type Asked = { name: string; payload: Record<string, unknown> };

/** A program that answers as a test says, and remembers what it was asked. */
export function standIn(answers: Record<string, Answer>, touched: string[] = []) {
  const asked: Asked[] = [];
  const chunks: Chunk[] = [];
  useTransport({
    kind: 'window',
    async call(name, payload): Promise<Envelope> {
      asked.push({ name, payload: payload as Record<string, unknown> });
      const answer = answers[name];
      if (!answer) throw new HostError('usage', `没有准备 ${name}`);
      return { value: await answer(payload as never), touched };
    },
    upload(chunk) {
      chunks.push(chunk);
      return Promise.resolve('staged-1');
    },
  });
  return { asked, chunks };
}
