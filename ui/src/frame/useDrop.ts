import { ref } from 'vue';

/** A file dragged over the page: shows that it is welcome, and takes it. */
export function useDrop(take: (file: File) => void) {
  const over = ref(false);
  let depth = 0;

  function holdsFiles(event: DragEvent): boolean {
    return event.dataTransfer?.types.includes('Files') === true;
  }

  function onEnter(event: DragEvent): void {
    if (!holdsFiles(event)) return;
    depth += 1;
    over.value = true;
  }

  function onLeave(event: DragEvent): void {
    if (!holdsFiles(event)) return;
    depth = Math.max(0, depth - 1);
    over.value = depth > 0;
  }

  function onOver(event: DragEvent): void {
    if (holdsFiles(event)) event.preventDefault();
  }

  function onDrop(event: DragEvent): void {
    depth = 0;
    over.value = false;
    // An attachments cell has taken the file already.
    if (event.defaultPrevented || !holdsFiles(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) take(file);
  }

  return { over, onEnter, onLeave, onOver, onDrop };
}
