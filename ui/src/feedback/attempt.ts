import { toHostError, type Problem } from '@/host';
import { react } from './reactions';

type Options = {
  /** Shows problems at their fields; answers whether it could. */
  atFields?: (problems: Problem[]) => boolean;
};

/** Runs an action; a refusal gets the reaction its code calls for. Answers undefined when refused. */
export async function attempt<T>(action: () => Promise<T>, options: Options = {}): Promise<T | undefined> {
  try {
    return await action();
  } catch (thrown) {
    const error = toHostError(thrown);
    const shown = error.problems.length > 0 && options.atFields?.(error.problems) === true;
    if (!shown) react(error);
    return undefined;
  }
}
