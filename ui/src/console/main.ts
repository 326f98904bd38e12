import { createApp } from 'vue';
import { watchScale } from '@/frame/scale';
import '@/styles/base.css';
import '@/styles/element';
import ConsoleApp from './ConsoleApp.vue';
import './console.css';
import { router } from './router';

watchScale();
createApp(ConsoleApp).use(router).mount('#app');

// A file dropped beside a target must not replace the page.
for (const kind of ['dragover', 'drop'] as const) {
  window.addEventListener(kind, (event) => event.preventDefault());
}
