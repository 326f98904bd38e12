/** The only door between the pages and the program. */
export * from './generated/commands';
export type * from './kinds';
export { call, type CommandName, type Request, type Response } from './call';
export { HostError, toHostError, type ErrorCode, type Problem } from './error';
export { handOver, inWindow, openFile, revealFile, type Delivery } from './file';
export { onLocked } from './locked';
export { announce, onTouched, useTouched } from './touched';
export { upload } from './upload';
