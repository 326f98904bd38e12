export {
  closeDesk,
  desk,
  fieldOf,
  formsOf,
  openDesk,
  ownLedgers,
  refreshStatus,
  schemaOf,
  unit,
  watchDesk,
  year,
} from './desk';
export { endSample } from './sample';
export { redo, sayUndoable, undo } from './undo';
export { waiting, watchWaiting } from './waiting';
