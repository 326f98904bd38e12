export { attempt } from './attempt';
export { deliver } from './files';
export { openLink } from './links';
export { say } from './toasts';
