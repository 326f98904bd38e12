import { shallowRef, watch } from 'vue';
import { attempt } from '@/feedback';
import { call, useTouched, type LetterCourse } from '@/host';

/** What moves the letters of a case, or the case. */
const OF_COURSE = ['letter', 'request', 'request_step'];

/** What the letters of a case mean to its course, kept fresh. */
export function useLetterCourse(id: () => string) {
  const courses = shallowRef<LetterCourse[]>([]);

  async function load(): Promise<void> {
    const mine = id();
    const read = await attempt(() => call('letter.course', { request: mine }));
    if (read && mine === id()) courses.value = read;
  }

  watch(id, () => void load(), { immediate: true });
  useTouched(OF_COURSE, () => void load());
  const courseOf = (letter: string) => courses.value.find((each) => each.id === letter);
  return { courseOf, load };
}
