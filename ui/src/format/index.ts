export { readDate } from './date';
export { chinaMoment, chinaNow, clock, dayAndClock, longDate, today } from './time';
export { attachmentsOf, showSize, showValue } from './value';
