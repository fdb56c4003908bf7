import { z } from '@hono/zod-openapi';
import type { Explained, ExplainedKeys } from './explained.ts';
import { type NetworkKeys, type PairsKeys, TwoActors } from './paired.ts';
import type { Scoring } from './scoring.ts';
import { LONGEST_SEARCH } from './search/longest.ts';
import type { Search } from './search/tree.ts';
import {
  ANY_PROBLEM,
  ASKED_GRAINS,
  type AskedGrain,
  BASELINES,
  BURST_GRAINS,
  type DIRECTIONS,
  FORMATS,
  FORMS,
  GRAINS,
  KINDS,
  MOST_ROWS,
  NAME_ORDERS,
  ORDERS,
  QUOTE_KINDS,
  ROSTERS,
  type RosterKind,
  RULES,
  type Rule,
  STEPS,
  TONES,
  UNITS,
  USUAL_FORMS,
  USUAL_ROWS,
  VOICES,
  WITHIN,
} from './vocabulary.ts';

/** A comma list of slugs; a leading "-" excludes. */
const SlugList = z
  .string()
  .regex(
    /^-?[a-z0-9]+(?:-[a-z0-9]+)*(?:,-?[a-z0-9]+(?:-[a-z0-9]+)*)*$/,
    'a comma list of names such as antony-blinken,-russia',
  );

/** The same with rosters beside single names: their slugs behind an "@". */
const withRosters = (kind: RosterKind, example: string) =>
  z
    .string()
    .regex(
      /^-?@?[a-z0-9]+(?:-[a-z0-9]+)*(?:,-?@?[a-z0-9]+(?:-[a-z0-9]+)*)*$/,
      `a comma list of names such as ${example}, or of ${kind} such as @${ROSTERS[kind].example}`,
    );

const list = (words: readonly string[]) =>
  z
    .string()
    .regex(
      new RegExp(`^-?(?:${words.join('|')})(?:,-?(?:${words.join('|')}))*$`),
      `a comma list of ${words.join(', ')}`,
    );

/** The one grammar by which a reader narrows any question: the dashboard's link, the API, exports and the command line. */
export const Filters = z.strictObject({
  from: z.iso
    .date('a date such as 2021-05-03')
    .optional()
    .describe('First day, included; widened to a whole week or month'),
  to: z.iso
    .date('a date such as 2021-05-09')
    .optional()
    .describe('Last day, included; widened to a whole week or month'),
  last: z
    .string()
    .regex(/^[1-9]\d{0,2}w$/, 'a number of weeks such as 13w')
    .optional()
    .describe('The last weeks that have articles, such as 13w; instead of from and to'),
  actors: withRosters('watchlists', 'antony-blinken,-russia')
    .optional()
    .describe('Actors by slug and watchlists by @slug, a comma list; a leading "-" excludes: @cabinet,ukraine,-russia'),
  sources: withRosters('collections', 'evening-courier,-daily-harbour')
    .optional()
    .describe(
      'Sources by slug and collections by @slug, a comma list; a leading "-" excludes: @regional,-daily-harbour',
    ),
  languages: z
    .string()
    .regex(/^-?[a-z]{2}(?:,-?[a-z]{2})*$/, 'a comma list of two-letter languages such as en,uk')
    .optional()
    .describe('Languages of the articles, a comma list; a leading "-" excludes'),
  kinds: list(KINDS).optional().describe('Kinds of actors, a comma list; a leading "-" excludes'),
  unit: z.enum(UNITS).default('mentions').describe('What is counted'),
  grain: z
    .enum(ASKED_GRAINS)
    .default('week')
    .describe('The length of one step of time; "range" is the whole range as one step, to the day'),
  within: z.enum(WITHIN).default('article').describe('Where two actors must meet to co-occur'),
  voice: z.enum(VOICES).default('all').describe('"reporter" leaves out what stands inside direct quotes'),
  speakers: SlugList.optional().describe(
    'Only what stands inside direct quotes of these actors, a comma list; a leading "-" leaves theirs out',
  ),
  forms: z
    .string()
    .regex(new RegExp(`^(?:${FORMS.join('|')})(?:,(?:${FORMS.join('|')}))*$`), `a comma list of ${FORMS.join(', ')}`)
    .default(USUAL_FORMS)
    .describe(
      'What counts as a mention: names, demonyms ("Ukrainian"), metonyms ("the Kremlin said"), pronouns; a comma list',
    ),
  q: z
    .string()
    .min(1)
    .max(LONGEST_SEARCH)
    .optional()
    .describe(
      'What the article must say: words, all of them; "quoted words" side by side; AND, OR, NOT and parentheses, a leading - excludes; a NEAR/5 b; title:, source:, actor:, lang:; word* and wom?n. Case and marks on letters do not matter',
    ),
  snapshot: z
    .string()
    .regex(/^(?:0|[1-9]\d{0,9})(?:-[0-9a-f]{8})?$/, 'the name of a snapshot such as 41-3f0c9a1b, or its number')
    .optional()
    .describe('As it was known at this snapshot, by its name or number; /snapshots lists them'),
  format: z
    .enum(FORMATS, `one of ${FORMATS.join(', ')}`)
    .default('json')
    .describe('How the answer is written; the Accept header says it too'),
});
export type Filters = z.infer<typeof Filters>;

const PAGE_ROWS = `a whole number from 1 to ${MOST_ROWS}`;

/** What a question that lists rows page by page also takes. */
export const Paged = Filters.extend({
  limit: z.coerce
    .number(PAGE_ROWS)
    .int(PAGE_ROWS)
    .min(1, PAGE_ROWS)
    .max(MOST_ROWS, PAGE_ROWS)
    .optional()
    .describe(
      `Rows of one page: ${USUAL_ROWS} when not given; files (csv, ndjson, xlsx, parquet) then hold the whole list`,
    ),
  cursor: z.string().max(1000).optional().describe('The `next` of the answer before; opaque'),
});

/** What the list of sentences behind a number also takes. */
export const EvidenceFilters = Paged.extend({
  pair: TwoActors.optional().describe(
    'Only where both actors are named, in the same article or sentence (see within); with tone and one of the two as actors: all its mentions in sentences that name both',
  ),
  tone: z.enum(TONES).optional().describe('Only mentions that were scored, or scored so'),
  order: z
    .enum(ORDERS)
    .default('newest')
    .describe('Which sentences come first; "typical": those whose tone is nearest the mean of the list'),
  surface: z.string().min(1).max(200).optional().describe('Only mentions printed so, letter by letter'),
  via: z.enum(RULES).optional().describe('Only mentions that this rule resolved'),
});

/** What the list of quotes also takes. */
export const QuotedFilters = Paged.extend({
  quote_kind: z
    .enum(QUOTE_KINDS)
    .optional()
    .describe('Only words inside quotation marks, or only those told indirectly'),
});

/** What the list of who rose and fell also takes. */
export const MoverFilters = Filters.extend({
  grain: z.enum(GRAINS).default('week').describe('The length of one step of time'),
  baseline: z
    .enum(BASELINES)
    .default('step')
    .describe(
      '"step": the last whole week (day, month) of the range against the one before; "range": the range against as much time before it',
    ),
});

/** What the list of bursts takes: months are too coarse for them. */
export const BurstFilters = Filters.extend({
  grain: z.enum(BURST_GRAINS).default('week').describe('The length of one step of time'),
});

/** What the list of articles also takes. */
export const ArticleFilters = Paged.extend({
  date_problem: z
    .string()
    .min(1)
    .max(300)
    .optional()
    .describe(`Only articles without a trustworthy date, for this reason; "${ANY_PROBLEM}" for all of them`),
  name: z
    .string()
    .min(1)
    .max(300)
    .optional()
    .describe('Only dated articles with this name that the catalogue does not know, as /names counts them'),
});

/** What the list of names that the catalogue does not know also takes. */
export const NameFilters = Paged.extend({
  order: z.enum(NAME_ORDERS).default('articles').describe('Which names come first'),
});

/** What a list of runs takes: a run belongs to no week, actor or language. */
export const RunFilters = Paged.pick({ format: true, limit: true, cursor: true });

/** What the list of records that were refused takes. */
export const RejectionFilters = RunFilters.extend({
  run: z.coerce.number('the number of a run').int().min(1).optional().describe('Only this run, by its number'),
  step: z.enum(STEPS).optional().describe('Only what was refused at this step'),
  reason: z.string().min(1).max(300).optional().describe('Only this reason, as /reasons names it'),
});

/** What the log of corrections takes. */
export const CorrectionFilters = Filters.pick({ format: true }).extend({
  article: z
    .string()
    .regex(/^[0-9a-f]{16}$/, 'the id of an article')
    .optional()
    .describe('Only what speaks of this article, by its id'),
});

/** What the counts of reasons take. */
export const ReasonFilters = RejectionFilters.pick({ format: true, run: true });

/** Every key any question may be asked with. */
export type Asked = Partial<
  Omit<z.infer<typeof EvidenceFilters>, 'order'> &
    z.infer<typeof ArticleFilters> &
    Omit<z.infer<typeof MoverFilters>, 'grain'> &
    z.infer<typeof QuotedFilters> &
    z.infer<typeof RejectionFilters> &
    z.infer<typeof CorrectionFilters> &
    ExplainedKeys &
    z.infer<typeof PairsKeys> &
    z.infer<typeof NetworkKeys>
> &
  Filters & { order?: Order | undefined; since?: string | undefined };

/** What a list may be ordered by; each question knows its own. */
type Order = (typeof ORDERS)[number] | (typeof NAME_ORDERS)[number];

/** Integer ids kept and left out; both empty means all. */
export type Chosen<Id = number> = { readonly only: readonly Id[]; readonly never: readonly Id[] };

/** Filters with nothing left open: real dates, whole weeks, ids for slugs. */
export type Settled = {
  readonly from: string;
  readonly to: string;
  readonly actors: Chosen;
  readonly sources: Chosen;
  readonly languages: Chosen<string>;
  readonly kinds: Chosen<string>;
  readonly unit: (typeof UNITS)[number];
  readonly grain: AskedGrain;
  readonly within: (typeof WITHIN)[number];
  readonly voice: (typeof VOICES)[number];
  /** Whose direct quotes a mention must stand in, or must not. */
  readonly speakers: Chosen;
  /** In the order of the vocabulary; at least one. */
  readonly forms: readonly (typeof FORMS)[number][];
  /** What the latest wording of an article must say; null where nothing is searched for. */
  readonly q: Search | null;
  readonly pair: readonly [number, number] | null;
  /** Which pairs a list holds. */
  readonly direction: (typeof DIRECTIONS)[number];
  /** The fewest meetings of a pair that is listed or drawn. */
  readonly support: number;
  /** The most actors of a network. */
  readonly nodes: number;
  readonly tone: (typeof TONES)[number] | null;
  readonly order: Order;
  /** One more than the page holds, so that a next page is seen; null lists all (an export). */
  readonly limit: number | null;
  /** The sort keys of the last row of the page before. */
  readonly after: readonly (string | number | null)[] | null;
  /** No range was asked for, so lists of articles also hold the undated ones. */
  readonly undated: boolean;
  /** Only undated articles, for this reason or any. */
  readonly date_problem: string | null;
  /** Only articles with this unknown name. */
  readonly name: string | null;
  readonly run: number | null;
  readonly step: (typeof STEPS)[number] | null;
  readonly reason: string | null;
  /** Only mentions printed so, and resolved by this rule. */
  readonly surface: string | null;
  readonly via: Rule | null;
  /** What movers are compared with. */
  readonly baseline: (typeof BASELINES)[number];
  readonly quote_kind: (typeof QUOTE_KINDS)[number] | null;
  /** Two snapshots that are compared, the earlier first. */
  readonly between: readonly [number, number] | null;
  /** What is explained, and against which period; null where nothing is. */
  readonly explained: Explained | null;
  /** Only what speaks of this article. */
  readonly article: string | null;
  /** The article or actor that a path names. */
  readonly id: string | null;
  /** How the stored scores are to be read: no reader asks for it, it is the scorer's. */
  readonly scoring: Scoring;
};
