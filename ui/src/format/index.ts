export { readDate } from './date';
export { clock, dayAndClock, longDate, today } from './time';
export { attachmentsOf, showSize, showValue } from './value';
