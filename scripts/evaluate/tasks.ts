import { createLexiconScorer } from '../../server/analysis/sentiment.ts';
import type { Masking } from '../../server/analysis/tone/masking.ts';
import type { Tone } from '../../server/analysis/tone/scorers.ts';
import type { Article } from '../../server/contract/article.ts';
import type { Facts } from '../../server/contract/facts.ts';
import { measureBoilerplate } from './boilerplate.ts';
import { measureDates } from './dates.ts';
import { measureExtraction } from './extraction.ts';
import { measureFeeds } from './feeds.ts';
import type { Folders } from './gold-sets.ts';
import type { Floors } from './measured.ts';
import { measureMentions } from './mentions.ts';
import { measureMetadata } from './metadata.ts';
import { measureNames } from './names.ts';
import { measurePersent } from './persent.ts';
import { measureQuotes } from './quotes.ts';
import type { Task } from './run-tasks.ts';
import { measureStories } from './stories.ts';
import { measureClauses, measureNegation, measureTone } from './tone.ts';
import { type Domain, DOMAINS, measureDomain } from './tone-domains.ts';
import { shippedMasking } from './tone-toward.ts';

type Given = Folders & {
  readonly floors: Floors;
  readonly tone: () => Tone;
  readonly analyse: () => (article: Article) => Facts;
};

/** Made when it is first asked for, and once. */
function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** All that is measured, one entry for what stands or falls with the same gold. */
export function tasks({ gold, data, floors, tone: openTone, analyse }: Given): Task[] {
  const tone = once(openTone);
  const mask: () => Masking = once(() => shippedMasking(data));
  const byDomain = (domain: Domain): Task => ({
    name: 'tone',
    sets: [domain],
    measure: () => measureDomain(domain, data, mask(), tone(), floors),
  });
  return [
    { name: 'extraction', sets: ['article extraction'], measure: () => measureExtraction(gold, floors) },
    { name: 'dates', sets: ['fundus', 'htmldate'], measure: () => measureDates(gold, floors) },
    { name: 'metadata', sets: ['fundus'], measure: () => measureMetadata(gold, floors) },
    { name: 'feeds', sets: ['feed tests'], measure: () => measureFeeds(gold, floors) },
    { name: 'names', sets: ['CrossNER politics dev', 'CoNLL val'], measure: () => measureNames(gold, floors) },
    { name: 'quotes', sets: ['PolNeAR dev'], measure: () => measureQuotes(gold, floors) },
    { name: 'tone', sets: ['NewsMTSC dev'], measure: () => measureTone(gold, mask(), tone(), floors) },
    ...DOMAINS.map(byDomain),
    { name: 'tone', sets: ['negation suite'], measure: () => measureNegation(tone(), floors) },
    { name: 'tone', sets: ['clause pairs'], measure: () => measureClauses(tone(), floors) },
    {
      name: 'tone',
      sets: ['PerSenT dev'],
      measure: () => measurePersent(gold, [createLexiconScorer(), tone().blend], mask(), floors),
    },
    { name: 'stories', sets: ['re-scraped site'], measure: () => measureStories(gold, floors) },
    { name: 'boilerplate', sets: ['US politics 2012–20'], measure: () => measureBoilerplate(gold, floors) },
    { name: 'mentions', sets: ['marked demo reports'], measure: () => measureMentions(data, analyse(), floors) },
  ];
}
