import type { TaskFilter } from './filter';

let wish: Partial<TaskFilter> | null = null;

/** Asks the task page to open with this filter, over all notices. */
export function wishTasks(filter: Partial<TaskFilter>): void {
  wish = filter;
}

/** What the page that led here wants to see; told once. */
export function takeWish(): Partial<TaskFilter> | null {
  const told = wish;
  wish = null;
  return told;
}
