import { ALERT_KINDS, KINDS, SENDING_CAUSES, SENDING_STATES } from '../../server/contract/vocabulary.ts';
import { templates } from '../../server/reports/templates.ts';
import { numbered } from '../../web/words.ts';

/** Words that the page looks up by what stands in the data: each needs a translation, though no source has it in quotation marks. */
export const VOCABULARY: readonly string[] = [
  ...KINDS,
  ...new Set([...ALERT_KINDS, ...SENDING_CAUSES, ...SENDING_STATES]),
  ...['week', 'month', 'day'].flatMap((grain) => [grain, `${grain}s`, `${grain}|${grain}s`, `${grain} before`]),
  'mentions',
  'articles',
  'stories',
  'sentences',
  'person|persons',
  'organisation|organisations',
  'country|countries',
  'place|places',
  'other|others',
  // Types of written forms.
  'full',
  'surname',
  'first name',
  'acronym',
  'title',
  'nickname',
  'demonym',
  'metonym',
  'pronoun',
  'name',
  'negative',
  'neutral',
  'positive',
  'none',
  'added',
  'changed',
  'removed',
  'system',
  'light',
  'dark',
  'before',
  'after',
  // What a page is exported as.
  'attention',
  'share of voice',
  'actors',
  'article',
  'story',
  'unknown names',
  'sources',
  'runs',
  'accuracy',
];

/** Sentences of the server that the page says in its own language, with {0} for each number. */
export const TOLD: readonly string[] = [
  // The lede.
  'about as often as usual ({0} weeks before)',
  'not named in the {0} weeks before',
  ' times the usual share of stories ({0} weeks before)',
  'beyond chance named together with ',
  'No coverage in these weeks.',
  // Reports.
  ...Object.values(templates)
    .flatMap(({ title, summary, holds }) => [title, summary, ...holds])
    .map((text) => numbered(text).key),
  // Notes.
  '{0} articles without a trustworthy date are in no week and in no number.',
  '{0} article without a trustworthy date is in no week and in no number.',
  '{0} names fit several actors and count for none.',
  '{0} name fits several actors and counts for none.',
];
