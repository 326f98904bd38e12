import { onScopeDispose, type Ref } from 'vue';

const EDGE = 28;

/** What is done with a drag. */
export interface DragHooks {
  /** The pointer is at another point, or the sheet has moved below it. */
  follow(x: number, y: number): void;
  /** Whether the drag has left the cell that it began on. */
  moved(): boolean;
  finish(): void;
}

/** A drag from press to release. Near the border of the sheet it scrolls it. */
export function useDragging(scroller: Ref<HTMLElement | null>, hooks: DragHooks) {
  let timer = 0;
  let point = { x: 0, y: 0 };

  function start(): void {
    window.addEventListener('pointermove', onPointerMove);
    window.addEventListener('pointerup', onPointerUp, { once: true });
    timer = window.setInterval(scrollAlong, 40);
  }

  function onPointerMove(event: PointerEvent): void {
    point = { x: event.clientX, y: event.clientY };
    hooks.follow(point.x, point.y);
  }

  function scrollAlong(): void {
    const box = scroller.value?.getBoundingClientRect();
    if (!box || !hooks.moved() || !scroller.value) return;
    if (point.y > box.bottom - EDGE) scroller.value.scrollTop += EDGE;
    else if (point.y < box.top + EDGE) scroller.value.scrollTop -= EDGE;
    if (point.x > box.right - EDGE) scroller.value.scrollLeft += EDGE;
    else if (point.x < box.left + EDGE) scroller.value.scrollLeft -= EDGE;
    hooks.follow(point.x, point.y);
  }

  function onPointerUp(): void {
    stop();
    hooks.finish();
  }

  function stop(): void {
    window.clearInterval(timer);
    window.removeEventListener('pointermove', onPointerMove);
    window.removeEventListener('pointerup', onPointerUp);
  }

  onScopeDispose(stop);
  return { start };
}
