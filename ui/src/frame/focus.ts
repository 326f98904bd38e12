import { onBeforeUnmount, onMounted } from 'vue';

/** What the page in view does on Ctrl+F, Ctrl+P and Ctrl+E. */
export type PageActions = { filter?: () => unknown; print?: () => unknown; export?: () => unknown };

const stack: PageActions[] = [];

/** Registers the actions of a page as long as it stands. */
export function usePageActions(actions: PageActions): void {
  onMounted(() => stack.push(actions));
  onBeforeUnmount(() => {
    const at = stack.indexOf(actions);
    if (at >= 0) stack.splice(at, 1);
  });
}

/** Runs an action of the page in view, the innermost that has it; answers whether one does. */
export function pageAction(name: keyof PageActions): boolean {
  const action = [...stack].reverse().find((actions) => actions[name])?.[name];
  action?.();
  return action !== undefined;
}
