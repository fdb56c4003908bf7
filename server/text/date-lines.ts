import { readDate } from './date-formats.ts';
import { monthNumber } from './date-words.ts';
import { oneOf } from './patterns.ts';

/** A longer text around a date is a paragraph, whose date is part of the story. In characters. */
const LONGEST_DATE_TEXT = 160;

const CLOCK_AFTER =
  '(?:[T ,|–-]{1,3}\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\.\\d+)?(?: ?[ap]\\.?m\\b\\.?)?(?: ?(?:Z|[+-]\\d{2}:?\\d{2}))?)?';
const WORD = '[\\p{L}\\p{M}]{2,14}';

/** Dates as they stand within a short text, the forms that cannot be misread first. */
export const DATE_FORMS: readonly string[] = [
  `\\d{4}-\\d{2}-\\d{2}${CLOCK_AFTER}`,
  `${WORD}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}`,
  `\\d{1,2}(?:st|nd|rd|th|er|\\.)? ?(?:de |of |ב)?${WORD}\\.?(?: ?/ ?${WORD})?,? (?:de )?\\d{4}`,
  `\\d{4}[/.]\\d{1,2}[/.]\\d{1,2}`,
  `\\d{1,2}([/.-])\\d{1,2}\\1\\d{4}`,
  `\\d{1,2}\\. \\d{1,2}\\. \\d{4}`,
  `\\d{1,2} \\| \\d{1,2} \\| \\d{4}`,
  `\\d{4}\\. ?${WORD}\\.? \\d{1,2}\\.`,
  `\\d{4}[年년]\\s?\\d{1,2}[月월]\\s?\\d{1,2}[日일]`,
  `\\d{2}\\.\\d{2}\\.\\d{2}`,
];
const DATE_IN_TEXT = DATE_FORMS.map((form) => new RegExp(`(?<![\\d.,/-])${form}(?![\\d/]|\\.\\d)`, 'u'));

const isDate = (text: string): boolean => typeof readDate(text) !== 'string';

/** A date in a text with the place where it stands there. */
type Found = { readonly date: string; readonly start: number; readonly end: number };

function findDate(text: string): Found | null {
  for (const form of DATE_IN_TEXT) {
    const found = form.exec(text);
    if (found === null) continue;
    const date = found[0].replace(/(\d) \| (?=\d)/g, '$1.').replace(/(\d)\. (?=\d)/g, '$1.');
    if (isDate(date)) return { date, start: found.index, end: found.index + found[0].length };
  }
  return null;
}

const oneLine = (text: string | null | undefined): string => text?.replace(/\s+/g, ' ').trim() ?? '';

/** The date that a short text is or holds; null when none can be read. */
export function dateIn(text: string | null | undefined): string | null {
  const short = oneLine(text);
  if (short === '' || short.length > LONGEST_DATE_TEXT) return null;
  return isDate(short) ? short : (findDate(short)?.date ?? null);
}

/** What a line says about its date: when the article came out, when it was changed, or nothing. */
const PUBLISHED = new RegExp(
  oneOf(`
    publish, posted, released, date, veröffentlicht, erschienen, erstellt, gespeichert, gepostet, datum, pressemitteilung,
    meldung, publi[ée], mis en ligne, publicado, pubblicat, notizia del, opublikowan, dodano, опубл, дата, gepubliceerd,
    geplaatst, publicerad, publisert, udgivet, yayın, نشر, 発表, 公開, 掲載, 입력, 发布
  `),
  'iu',
);
const CHANGED = new RegExp(
  oneOf(`
    updated, modified, last (?:edited|revision|changed), aktualisiert, stand\\b, letzte änderung, geändert, mis à jour,
    modifié, actualizado, aggiornat, zaktualizowan, оновлен, обновлен, bijgewerkt, uppdaterad, güncelle, 更新, 수정
  `),
  'iu',
);
/** Lines whose date is of something else, whatever stands around it. */
const OTHER = /©|\(c\)|copyright|\bborn\b|geboren|expires|gültig (?:bis|seit)|ablauf|deadline|anmeldeschluss/i;

/** A line that is a date and little more. */
export type DateLine = { readonly date: string; readonly kind: 'published' | 'changed' | 'bare' };

/** Characters that may stand around a date without a label: a place, a section, a name. */
const MOST_AROUND = 60;
/** White space, digits and marks around a date say nothing: times, dashes, counts. */
const sayingOf = (text: string): string => text.replace(/[\d\s\p{P}\p{S}]+/gu, ' ').trim();
/** A sentence is no date line: "On 6 May 2021 they met." */
const isSentence = (before: string, after: string): boolean =>
  /\p{Ll}{2,}[.!?…]["”’]?$/u.test(after.trim()) || /^(?:on|am|le|el|il|em|den|в|у)\s*$/iu.test(sayingOf(before));

/** Reads a line as a date line; null for text that happens to hold a date. */
export function dateLine(text: string): DateLine | null {
  const line = oneLine(text);
  if (line.length > LONGEST_DATE_TEXT || !/\d/.test(line) || OTHER.test(line)) return null;
  const found = findDate(line);
  if (found === null) return null;
  const [before, after] = [line.slice(0, found.start), line.slice(found.end)];
  const around = `${sayingOf(before)} ${sayingOf(after)}`.trim();
  if (CHANGED.test(around)) return { date: found.date, kind: 'changed' };
  if (PUBLISHED.test(around)) return { date: found.date, kind: 'published' };
  if (around.length > MOST_AROUND) return null;
  if (around !== '' && isSentence(before, after) && monthNumber(around) === null) return null;
  return { date: found.date, kind: 'bare' };
}
