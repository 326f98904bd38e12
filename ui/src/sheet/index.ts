export { default as SheetGrid } from './SheetGrid.vue';
export type { SheetAttachment, SheetChoice, SheetColumn, SheetEdit, SheetRow } from './types';
export { attachmentsOf, withLinks } from './value';
