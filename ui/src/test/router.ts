import { createMemoryHistory, createRouter } from 'vue-router';

/** A router that goes anywhere and loads no page. */
export const anywhere = () =>
  createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)', component: { render: () => null } }],
  });
