import type { SheetColumn } from './types';

/** How an edit came about. */
export type EditKind = 'type' | 'paste' | 'cut' | 'fill' | 'fill-down' | 'clear' | 'choose' | 'restore';

/** The words of the undo step: 填写落实情况, 粘贴 12 格. */
export function labelOf(kind: EditKind, cells: number, column: SheetColumn | undefined): string {
  const count = `${cells} 格`;
  switch (kind) {
    case 'paste':
      return `粘贴 ${count}`;
    case 'cut':
      return `剪切 ${count}`;
    case 'fill':
      return `填充 ${count}`;
    case 'fill-down':
      return `向下填充 ${count}`;
    case 'clear':
      return `清空 ${count}`;
    case 'restore':
      return `恢复没有保存完的文字`;
    case 'choose':
    case 'type':
      return cells > 1 ? `填写 ${count}` : `填写${column?.title ?? '一格'}`;
  }
}
