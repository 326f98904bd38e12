export { draftStore, settleDrafts } from './drafts';
export { lock, readLock, shut, watchLock } from './lock';
