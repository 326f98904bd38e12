/**
 * Columns that stay in sight while the others go by: the tick, the number and the record's name. A row
 * without its name says nothing.
 */
export const KEPT = { tick: 'kept kept-tick', number: 'kept kept-number', label: 'kept kept-label' };

/** Widths of the first two, in rem. */
export const TICK = 3;
export const NUMBER = 4.5;

/** Where they stop, for `kept.css`. */
export const places = (pixels: (rem: number) => number) => ({
  '--kept-number': `${pixels(TICK)}px`,
  '--kept-label': `${pixels(TICK) + pixels(NUMBER)}px`,
});
