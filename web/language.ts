import { keep, kept } from './storage.ts';

/** Languages a reader chooses from, each by its own name; the source is written in the first. */
export const LANGUAGES = [
  ['en', 'English'],
  ['uk', 'Українська'],
] as const;

/**
 * What nobody chooses by name: English with accents and a third longer, which shows what is cut off, and English that runs from right to
 * left.
 */
const TRIALS = ['en-XA', 'ar-XB'];

/** A language of the page: its tag, which way it runs, and how its numbers and dates are written. */
export type Language = { readonly tag: string; readonly dir: 'ltr' | 'rtl'; readonly locale: string };

const tags: readonly string[] = LANGUAGES.map(([tag]) => tag);

/** The language that was chosen in this browser; else the first of those it asks for that is here; else English. */
export function chosenLanguage(asked: readonly string[], chosen: string | null): Language {
  const first = asked.map((wanted) => wanted.slice(0, 2)).find((wanted) => tags.includes(wanted));
  const tag = chosen !== null && [...tags, ...TRIALS].includes(chosen) ? chosen : (first ?? 'en');
  // Trials are English, whatever they are called, and English is written as in Britain.
  return { tag, dir: tag.startsWith('ar') ? 'rtl' : 'ltr', locale: tag !== 'en' && tags.includes(tag) ? tag : 'en-GB' };
}

export const languageNow = (): Language => chosenLanguage(navigator.languages, kept('language'));

/** Keeps the choice in this browser and shows the page anew in that language, where it stood. */
export function chooseLanguage(tag: string): void {
  keep('language', tag);
  location.reload();
}
