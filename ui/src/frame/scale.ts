import { ref, watch } from 'vue';

const KEY = 'minglu.scale';
export const SCALES = [100, 110, 125, 150, 175, 200] as const;

function remembered(): number {
  const held = Number(localStorage.getItem(KEY));
  return (SCALES as readonly number[]).includes(held) ? held : 100;
}

/** The size of all text, in percent. */
export const scale = ref(remembered());

/** Sets the size on the page and keeps it for the next start. */
export function watchScale(): void {
  watch(
    scale,
    (percent) => {
      document.documentElement.style.setProperty('--scale', String(percent / 100));
      localStorage.setItem(KEY, String(percent));
    },
    { immediate: true },
  );
}

/** One step larger or smaller; stays within 100 to 200. */
export function stepScale(direction: 1 | -1): void {
  const at = SCALES.indexOf(scale.value as (typeof SCALES)[number]);
  scale.value = SCALES[Math.min(Math.max(at + direction, 0), SCALES.length - 1)] ?? 100;
}
