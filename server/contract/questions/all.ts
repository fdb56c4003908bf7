import type { z } from '@hono/zod-openapi';
import type { Answer } from '../answer.ts';
import type { Question } from '../question.ts';
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
import { collections } from './collections.ts';
import { watchlists } from './watchlists.ts';

/** The table of questions: one line each. Route, check, OpenAPI, files and sweeps are read off it. */
export const questions = [
  summary,
  mentions,
  series,
  shareOfVoice,
  attention,
  sentiment,
  coOccurrence,
  pair,
  movers,
  bursts,
  explain,
  network,
  evidence,
  quotes,
  said,
  quoted,
  articles,
  article,
  stories,
  story,
  actors,
  actor,
  sources,
  source,
  coverage,
  names,
  snapshots,
  changes,
  ledger,
  runs,
  reasons,
  rejections,
  learnedLines,
  corrections,
  checked,
  subscriptions,
  watchlists,
  collections,
  accuracy,
] as const satisfies readonly Question[];

export type Questions = (typeof questions)[number];
export type Path = Questions['path'];
export type QuestionAt<P extends Path> = Extract<Questions, { path: P }>;
export type RowOf<P extends Path> = z.infer<QuestionAt<P>['row']>;
export type AnswerTo<P extends Path> = Answer<RowOf<P>>;
