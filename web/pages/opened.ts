import type { Grain } from '../../server/contract/vocabulary.ts';
import { bucketName } from '../charts/format.ts';
import { evidenceQuery, type Opened, openedIn } from '../query.ts';
import type { View } from '../view.ts';
import { msg, str } from '../words.ts';

const TONE_WORDS: Readonly<Record<string, string>> = {
  scored: msg('with a tone'),
  negative: msg('clearly negative'),
  neutral: msg('neutral'),
  positive: msg('clearly positive'),
  unscored: msg('without a tone'),
};

/** What stands open, in words: "Antony Blinken, week of 3 May 2021"; empty when nothing does. */
export function openedWords(
  { bucket, actor, pair, tone }: Opened,
  grain: Grain,
  nameOf: (actor: string) => string,
): string {
  const beside = actor === null ? undefined : pair?.find((one) => one !== actor);
  const who =
    beside !== undefined && actor !== null && tone !== null
      ? msg(str`${nameOf(actor)} in sentences that also name ${nameOf(beside)}`)
      : pair !== null
        ? pair.map(nameOf).join(msg(' and '))
        : actor === null
          ? ''
          : nameOf(actor);
  const parts = [
    who,
    bucket === null ? '' : bucketName(bucket, grain),
    tone === null ? '' : (TONE_WORDS[tone] ?? tone),
  ].filter((part) => part !== '');
  const words = parts.join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Takes the reader to the sentences of a page where a change of the view opened others. */
export function goToSentences(page: HTMLElement, before: View, now: View): void {
  if (evidenceQuery(before) === evidenceQuery(now)) return;
  if (JSON.stringify(openedIn(before)) === JSON.stringify(openedIn(now))) return;
  const heading = page.querySelector<HTMLElement>('#heading-sentences');
  // Beside the charts the list is in sight already; below them the reader is taken there.
  if (heading !== null && !matchMedia('(min-width: 1180px)').matches) heading.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
