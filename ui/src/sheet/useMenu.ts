import { onBeforeUnmount, onMounted, shallowRef } from 'vue';
import type { Selecting } from './model';
import { contains, select } from './selection';
import { placeOf } from './usePaint';
import type { Grid } from './useGrid';

const WIDTH = 15;
const HEIGHT = 14;

/** The menu of a right click. */
export function useMenu(selecting: Selecting, run: Grid['run'], rem: () => number, leave: () => void) {
  const place = shallowRef<Record<string, string> | null>(null);

  /** A click outside the selection selects first, as in a spreadsheet. */
  function onContextMenu(event: MouseEvent): void {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('td[data-row]');
    if (!cell) return;
    event.preventDefault();
    const at = placeOf(cell);
    leave();
    if (!contains(selecting.range.value, at)) selecting.selection.value = select(at);
    const left = Math.min(event.clientX, window.innerWidth - WIDTH * rem());
    const top = Math.max(0, Math.min(event.clientY, window.innerHeight - HEIGHT * rem()));
    place.value = { left: `${left}px`, top: `${top}px` };
  }

  function pick(what: 'copy' | 'clear' | 'fill-down' | 'open-row' | 'edit'): void {
    close();
    run({ name: what });
    // The copy event that follows puts both forms of the range on the clipboard.
    if (what === 'copy') document.execCommand('copy');
  }

  function close(): void {
    place.value = null;
  }

  onMounted(() => {
    for (const name of ['pointerdown', 'keydown', 'blur'] as const)
      window.addEventListener(name, onElsewhere, true);
  });
  onBeforeUnmount(() => {
    for (const name of ['pointerdown', 'keydown', 'blur'] as const)
      window.removeEventListener(name, onElsewhere, true);
  });

  function onElsewhere(event: Event): void {
    const inside = event.target instanceof Element && event.target.closest('.sheet-menu');
    if (!inside) close();
  }

  return { place, onContextMenu, pick };
}
