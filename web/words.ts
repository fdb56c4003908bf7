import { msg as localized } from '@lit/localize/init/install.js';
import { str } from '@lit/localize/internal/str-tag.js';

/*
 * What the page says, in the language it is read in. The source says everything in English; another language is brought in by
 * languages/speak.ts, before anything that speaks is loaded. The server draws the same charts and says them in English.
 */

export { str };

/** A text with expressions in it, as `str` makes it. */
type StrResult = ReturnType<typeof str>;

/** The name under which a text of the source is found in another language: of a text, or of the parts of a template. */
export type NameOf = (text: string | StrResult | TemplateStringsArray) => string;

const now: { nameOf: NameOf | null; locale: string; isMirrored: boolean } = {
  nameOf: null,
  locale: 'en-GB',
  isMirrored: false,
};

/** From now on all texts are looked up; numbers, dates and plurals are those of the locale. */
export function speakBy({ locale, dir }: { locale: string; dir: 'ltr' | 'rtl' }, nameOf: NameOf | null): void {
  now.locale = locale;
  now.isMirrored = dir === 'rtl';
  now.nameOf = nameOf;
}

/** The language of what the server writes, for `lang`; null where the page speaks it too. */
export const english = (): 'en' | null => (now.nameOf === null ? null : 'en');

/** For Intl: how numbers and dates are written. A constant of a module is right, since the language is there first. */
export const locale = (): string => now.locale;

/** A number with its sign, or a date, which runs from left to right whatever is around it. */
export const ltr = (text: string): string => (now.isMirrored ? `\u2066${text}\u2069` : text);

/** The name of a text; none in English, where nothing is looked up. */
export const named = (text: Parameters<NameOf>[0]): { readonly id: string } | undefined =>
  now.nameOf === null ? undefined : { id: now.nameOf(text) };

/** A text in the language of the page: `msg('Copy link')`, ``msg(str`week of ${day}`)``, or a word of the vocabulary. */
export const msg = (text: string | StrResult): string => localized(text, named(text)) as string;

/** A sentence with {0} for each of its numbers, and the numbers. */
export function numbered(text: string): { readonly key: string; readonly numbers: readonly string[] } {
  const numbers: string[] = [];
  const key = text.replace(/\d+(?:[.,]\d+)*/g, (number) => `{${numbers.push(number) - 1}}`);
  return { key, numbers };
}

/**
 * A sentence of the server, which speaks English, in the language of the page, and the language it is in after all: null where that is
 * the page's. Its numbers stay as they are.
 */
export function told(text: string): { readonly text: string; readonly lang: 'en' | null } {
  if (now.nameOf === null) return { text, lang: null };
  const { key, numbers } = numbered(text);
  const said = msg(key);
  if (said === key) return { text, lang: 'en' };
  return { text: said.replace(/\{(\d+)\}/g, (_, no: string) => numbers[Number(no)] ?? ''), lang: null };
}
