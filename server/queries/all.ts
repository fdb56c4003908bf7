import type { Settled } from '../contract/filters.ts';
import type { Path } from '../contract/questions/all.ts';
import type { Sql } from '../warehouse/sql.ts';
import { accuracy } from './accuracy.ts';
import { actor } from './actor.ts';
import { actors } from './actors.ts';
import { article } from './article.ts';
import { articles } from './articles.ts';
import { attention } from './attention.ts';
import { bursts } from './bursts.ts';
import { changes } from './changes.ts';
import { checked } from './checked.ts';
import { coOccurrence } from './co-occurrence.ts';
import { corrections } from './corrections.ts';
import { coverage } from './coverage.ts';
import { evidence } from './evidence.ts';
import { explain } from './explain.ts';
import { learnedLines } from './learned-lines.ts';
import { ledger } from './ledger.ts';
import { mentions } from './mentions.ts';
import { movers } from './movers.ts';
import { network } from './network.ts';
import { names } from './names.ts';
import { pair } from './pair.ts';
import { quoted } from './quoted.ts';
import { quotes } from './quotes.ts';
import { reasons } from './reasons.ts';
import { rejections } from './rejections.ts';
import { runs } from './runs.ts';
import { said } from './said.ts';
import { sentiment } from './sentiment.ts';
import { series } from './series.ts';
import { shareOfVoice } from './share-of-voice.ts';
import { snapshots } from './snapshots.ts';
import { source } from './source.ts';
import { sources } from './sources.ts';
import { subscriptions } from './subscriptions.ts';
import { stories } from './stories.ts';
import { story } from './story.ts';
import { summary } from './summary.ts';
import { collections, watchlists } from './rosters.ts';

/** The contract's table with its SQL: a question without SQL, or SQL without a question, does not compile. */
export const queries: { readonly [P in Path]: (filters: Settled) => Sql } = {
  '/summary': summary,
  '/mentions': mentions,
  '/series': series,
  '/share-of-voice': shareOfVoice,
  '/attention': attention,
  '/sentiment': sentiment,
  '/co-occurrence': coOccurrence,
  '/pair': pair,
  '/movers': movers,
  '/bursts': bursts,
  '/explain': explain,
  '/network': network,
  '/evidence': evidence,
  '/quotes': quotes,
  '/said': said,
  '/quoted': quoted,
  '/articles': articles,
  '/articles/{id}': article,
  '/stories': stories,
  '/stories/{id}': story,
  '/actors': actors,
  '/actors/{id}': actor,
  '/sources': sources,
  '/sources/{id}': source,
  '/coverage': coverage,
  '/names': names,
  '/snapshots': snapshots,
  '/changes': changes,
  '/ledger': ledger,
  '/runs': runs,
  '/reasons': reasons,
  '/rejections': rejections,
  '/learned-lines': learnedLines,
  '/corrections': corrections,
  '/checked': checked,
  '/subscriptions': subscriptions,
  '/watchlists': watchlists,
  '/collections': collections,
  '/accuracy': accuracy,
};
