import { ref, type Ref } from 'vue';
import { call, type Progress } from '@/host';

/** Work is shown only when it takes longer than this. */
const PATIENCE = 500;
const PACE = 400;

export type Work = {
  /** What is being done, once it takes long. */
  shown: Ref<Progress | null>;
  run<T>(label: string, job: () => Promise<T>): Promise<T>;
  cancel(): Promise<void>;
};

/** Runs long work: after half a second says what is being done and how far it is. */
export function useWork(): Work {
  const shown = ref<Progress | null>(null);

  async function poll(label: string, running: () => boolean) {
    while (running()) {
      const progress = await call('progress.show', {}).catch(() => null);
      if (running()) shown.value = progress ?? { label, done: 0, total: null };
      await new Promise((wake) => setTimeout(wake, PACE));
    }
  }

  async function run<T>(label: string, job: () => Promise<T>): Promise<T> {
    let running = true;
    const timer = setTimeout(() => void poll(label, () => running), PATIENCE);
    try {
      return await job();
    } finally {
      running = false;
      clearTimeout(timer);
      shown.value = null;
    }
  }

  return { shown, run, cancel: async () => void (await call('progress.cancel', {})) };
}
