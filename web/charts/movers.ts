import type { RowOf } from '../../server/contract/questions/all.ts';
import { ratio } from './format.ts';
import { locale, ltr, msg, str } from '../words.ts';

export type MoverRow = RowOf<'/movers'>;

const oneDecimal = new Intl.NumberFormat(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A change of a share in points, always with its sign, a true minus; a dash where there is none. */
export function points(value: number | null): string {
  if (value === null) return '–';
  const text = oneDecimal.format(Math.abs(100 * value));
  return text === oneDecimal.format(0) ? text : ltr(`${value < 0 ? '−' : '+'}${text}`);
}

/** Both ends of its interval, as in "from −1.5 to +56.5"; nothing where there is none. */
export const pointsBetween = ({ low, high }: Pick<MoverRow, 'low' | 'high'>): string =>
  low === null || high === null ? '' : msg(str`${points(low)} to ${points(high)}`);

/** Up or down where the change is beyond the noise; null where it is inside, or was not tested. */
export const directionOf = ({ change, noise }: Pick<MoverRow, 'change' | 'noise'>): 'up' | 'down' | null =>
  noise === false && change !== null && change !== 0 ? (change > 0 ? 'up' : 'down') : null;

/** Whether a change is beyond chance, in words; a q that is next to nothing is told as such. */
export function verdictOf({ noise, q }: Pick<MoverRow, 'noise' | 'q'>): string {
  if (noise === null || q === null) return msg('not tested');
  if (noise) return msg('inside the noise');
  return q < 0.001 ? 'q < 0.001' : `q ${ratio(q)}`;
}
