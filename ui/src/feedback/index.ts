export { attempt } from './attempt';
export { deliver, present } from './files';
export { openLink } from './links';
export { say } from './toasts';
