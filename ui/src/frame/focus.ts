import { onBeforeUnmount, onMounted } from 'vue';

/** What the page in view does on Ctrl+F and Ctrl+P. */
export type PageActions = { filter?: () => void; print?: () => void };

const stack: PageActions[] = [];

/** Registers the actions of a page as long as it stands. */
export function usePageActions(actions: PageActions): void {
  onMounted(() => stack.push(actions));
  onBeforeUnmount(() => {
    const at = stack.indexOf(actions);
    if (at >= 0) stack.splice(at, 1);
  });
}

/** Runs an action of the page in view; answers whether it has one. */
export function pageAction(name: keyof PageActions): boolean {
  const action = stack.at(-1)?.[name];
  action?.();
  return action !== undefined;
}
