import { AppError } from '../base/errors.ts';
import { mediaType } from '../contract/formats.ts';
import { type Format, FORMATS } from '../contract/vocabulary.ts';

/** Formats that an Accept header can ask for, the usual first; a byte-order mark has no media type of its own. */
const OFFERED: readonly Format[] = FORMATS.filter((format) => format !== 'csv-bom');

/** How an answer is written when no key says so: what the header likes most of what there is. Nothing of it is a refusal. */
export function formatBy(accept: string | undefined): Format {
  if (accept === undefined || accept.trim() === '') return 'json';
  const ranges = accept.split(',').map(rangeOf);
  const liked = OFFERED.map((format) => ({ format, q: likes(ranges, mediaType(format)) }));
  const most = Math.max(...liked.map(({ q }) => q));
  if (most === 0) {
    const types = OFFERED.map(mediaType).join(', ');
    throw new AppError('not_acceptable', `Nothing here is written as ${accept.slice(0, 200)}. There are: ${types}.`);
  }
  return liked.find(({ q }) => q === most)!.format;
}

type Range = { readonly type: string; readonly q: number };

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const said = parameters.find((one) => one.startsWith('q='));
  const q = said === undefined ? 1 : Number(said.slice(2));
  return { type, q: q >= 0 && q <= 1 ? q : 0 };
}

/** The most precise range that a type falls into decides. */
function likes(ranges: readonly Range[], type: string): number {
  const wide = `${type.split('/')[0]}/*`;
  for (const one of [type, wide, '*/*']) {
    const found = ranges.find((range) => range.type === one);
    if (found !== undefined) return found.q;
  }
  return 0;
}
