/** A count as a reader reads it: whole, with its thousands apart, the same on every machine. */
export const whole = (count: number): string => Math.round(count).toLocaleString('en-GB');
