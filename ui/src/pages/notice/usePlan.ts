import { shallowRef, watch, type Ref } from 'vue';
import { call, toHostError, type NoticeDraft, type NoticePlan } from '@/host';

/** How long the clerk may go on before it is reckoned anew what taking the draft would do. */
const PAUSE = 500;

/** What taking a draft would do, or why it cannot be taken. */
export function usePlan(draft: Ref<NoticeDraft | null>) {
  const plan = shallowRef<NoticePlan | null>(null);
  const problem = shallowRef('');
  let waiting: ReturnType<typeof setTimeout> | undefined;

  async function reckon(next: NoticeDraft): Promise<void> {
    try {
      const found = await call('notice.plan', next);
      if (draft.value === next) plan.value = found;
    } catch (thrown) {
      if (draft.value === next) problem.value = toHostError(thrown).message;
    }
  }

  watch(draft, (next) => {
    clearTimeout(waiting);
    plan.value = null;
    problem.value = '';
    if (next && next.tasks.length + (next.filings?.length ?? 0) > 0)
      waiting = setTimeout(() => void reckon(next), PAUSE);
  });

  return { plan, problem };
}
