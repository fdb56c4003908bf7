import type { Path, RowOf } from '../contract/questions/all.ts';
import type { Context } from './context.ts';
import { accuracy } from './finish/accuracy.ts';
import { actor, actors } from './finish/actors.ts';
import { article } from './finish/article.ts';
import { coOccurrence } from './finish/co-occurrence.ts';
import { bursts } from './finish/bursts.ts';
import { checked } from './finish/checked.ts';
import { corrections } from './finish/corrections.ts';
import { coverage } from './finish/coverage.ts';
import { explain } from './finish/explain.ts';
import { mentions } from './finish/mentions.ts';
import { movers } from './finish/movers.ts';
import { network } from './finish/network.ts';
import { names } from './finish/names.ts';
import { pair } from './finish/pair.ts';
import { quotes, said } from './finish/quotes.ts';
import { reasons } from './finish/reasons.ts';
import { rejections } from './finish/rejections.ts';
import { runs } from './finish/runs.ts';
import { sentiment } from './finish/sentiment.ts';
import { series } from './finish/series.ts';
import { attention, shareOfVoice } from './finish/shares.ts';
import { snapshots } from './finish/snapshots.ts';
import { source } from './finish/source.ts';
import { sources } from './finish/sources.ts';
import { subscriptions } from './finish/subscriptions.ts';
import { stories, story } from './finish/stories.ts';
import { summary } from './finish/summary.ts';
import { collections, watchlists } from './finish/rosters.ts';

type Finish<P extends Path> = (rows: never[], context: Context) => Promise<RowOf<P>[]>;

const asTheyAre = async (rows: never[]) => rows;

/** The arithmetic that SQL does badly, one entry a question: grids, intervals, tests, the lede. That of a paged list works row by row. */
export const finish: { readonly [P in Path]: Finish<P> } = {
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
  '/evidence': asTheyAre,
  '/quotes': quotes,
  '/said': said,
  '/quoted': asTheyAre,
  '/articles': asTheyAre,
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
  '/changes': asTheyAre,
  '/ledger': asTheyAre,
  '/runs': runs,
  '/reasons': reasons,
  '/rejections': rejections,
  '/learned-lines': asTheyAre,
  '/corrections': corrections,
  '/checked': checked,
  '/subscriptions': subscriptions,
  '/watchlists': watchlists,
  '/collections': collections,
  '/accuracy': accuracy,
};
