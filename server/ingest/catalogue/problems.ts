import { AppError } from '../../base/errors.ts';

/** One thing that is wrong in a file: where, what was given, what would be right. */
export type Wrong = {
  readonly place: string;
  readonly field: string;
  readonly value: string;
  readonly expected: string;
};

/** More are counted, not listed: whoever mends so many reads the next list. */
export const MOST_LISTED = 50;
const LONGEST_VALUE = 120;

const shown = (value: string): string => (value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value);

/** Any value as a person would have written it. */
export const textOf = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** Nothing is taken over: all that is wrong, a line each. */
export function refusal(wrong: readonly Wrong[]): AppError {
  const listed = wrong.slice(0, MOST_LISTED);
  const lines = listed.map(
    ({ place, field, value, expected }) =>
      `${place}, ${field}: ${value === '' ? 'nothing' : `"${shown(value)}"`}; expected ${expected}`,
  );
  const more = wrong.length - listed.length;
  const things = wrong.length === 1 ? '1 thing is wrong' : `${wrong.length.toLocaleString('en-GB')} things are wrong`;
  return new AppError(
    'invalid',
    [
      `${things}, so nothing was taken over.`,
      ...lines,
      ...(more > 0 ? [`and ${more.toLocaleString('en-GB')} more`] : []),
    ].join('\n'),
    {
      errors: listed.map(({ place, field, value, expected }) => ({
        key: `${place}, ${field}`,
        value: shown(value),
        expected,
      })),
    },
  );
}
