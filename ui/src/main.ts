import { createApp } from 'vue';
import App from './App.vue';
import { watchScale } from './frame/scale';
import { router } from './router';
import './styles/base.css';
import './styles/element';

watchScale();
createApp(App).use(router).mount('#app');

// A file dropped beside a target must not replace the page.
for (const kind of ['dragover', 'drop'] as const) {
  window.addEventListener(kind, (event) => event.preventDefault());
}
