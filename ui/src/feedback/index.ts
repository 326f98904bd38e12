export { attempt } from './attempt';
export { deliver, present } from './files';
export { openLink } from './links';
export { putAway, say } from './toasts';
