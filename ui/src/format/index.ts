export { readDate } from './date';
export { mask } from './mask';
export { clock, dayAndClock, longDate, today } from './time';
export { attachmentsOf, showSize, showValue } from './value';
