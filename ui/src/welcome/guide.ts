import { ref } from 'vue';

const KEY = 'minglu.guide';

/** True while the guided first week stands on the first page. */
export const guideShown = ref(localStorage.getItem(KEY) === 'shown');

export function showGuide(): void {
  guideShown.value = true;
  localStorage.setItem(KEY, 'shown');
}

export function hideGuide(): void {
  guideShown.value = false;
  localStorage.removeItem(KEY);
}
