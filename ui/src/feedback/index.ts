export { attempt } from './attempt';
export { deliver } from './files';
export { say } from './toasts';
