/** The plain words and limits both sides share; the web may import these as values, so nothing here needs zod. */

export const UNITS = ['mentions', 'articles', 'stories'] as const;
export type Unit = (typeof UNITS)[number];

export const GRAINS = ['day', 'week', 'month'] as const;
export type Grain = (typeof GRAINS)[number];

/** A question may also be asked for the whole range as one step. */
export const WHOLE_RANGE = 'range';
export const ASKED_GRAINS = [...GRAINS, WHOLE_RANGE] as const;
export type AskedGrain = (typeof ASKED_GRAINS)[number];

export const KINDS = ['person', 'organisation', 'country', 'place', 'other'] as const;

export const WITHIN = ['article', 'sentence'] as const;

/** What of an actor changed between two periods, and along which lines the change is split. */
export const MEASURES_EXPLAINED = ['count', 'attention', 'sentiment'] as const;
export const CUTS = ['sources', 'copies'] as const;

/** The parts of a change: of the cut by sources, and of that by copies. */
export const EFFECTS = ['coverage', 'volume', 'mix', 'rate', 'stories', 'copies', 'mentions_per_article'] as const;

/** Which pairs a list holds: those that meet, ranked by how far beyond chance; or those that meet less than chance has it. */
export const DIRECTIONS = ['more', 'less'] as const;

export const VOICES = ['all', 'reporter'] as const;

/** How words are told: inside quotation marks, or in the reporter's own ("said that"). */
export const QUOTE_KINDS = ['direct', 'indirect'] as const;
export type QuoteKind = (typeof QUOTE_KINDS)[number];

/** What movers are compared with: the step (week, by grain) before the last whole one, or as many steps as the range has, before it. */
export const BASELINES = ['step', 'range'] as const;

/** Steps in which bursts are looked for. */
export const BURST_GRAINS = ['day', 'week'] as const;

/** What counts as a mention: names (with titles and acronyms), and what stands in for them. */
export const FORMS = ['names', 'demonyms', 'metonyms', 'pronouns'] as const;
export type Form = (typeof FORMS)[number];
export const USUAL_FORMS: Form = 'names';

/** How an answer may be written; contract/formats.ts says of each what it is. */
export const FORMATS = ['json', 'columns', 'csv', 'csv-bom', 'ndjson', 'xlsx', 'parquet'] as const;
export type Format = (typeof FORMATS)[number];

/** The finished pages for people, by name; "view" is a page of the dashboard as it stands. */
export const REPORTS = ['weekly-brief', 'actor-brief', 'comparison', 'source-health', 'view'] as const;
export type ReportName = (typeof REPORTS)[number];

/** What a report is written as. */
export const REPORT_FORMATS = ['html', 'pdf', 'xlsx', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Which sentences come first in an evidence list. */
export const ORDERS = ['newest', 'strongest', 'typical'] as const;

/** Which names come first in a list of those that the catalogue does not know. */
export const NAME_ORDERS = ['articles', 'growth'] as const;

/** Which mentions an evidence list keeps, by what their scores say. */
export const TONES = ['scored', 'negative', 'neutral', 'positive', 'unscored'] as const;

/** The rules that resolve a surface to an actor, in the order they are tried. */
export const RULES = [
  'full_name',
  'bound_title',
  'title_surname',
  'office_by_date',
  'surname',
  'first_name',
  'nickname',
  'acronym',
  'title',
  'context',
  'demonym',
  'metonym',
  'pronoun',
  // A person said so.
  'correction',
] as const;
export type Rule = (typeof RULES)[number];

/** The tones a person can give a mention; "none" leaves it unscored. */
export const SAID_TONES = ['negative', 'neutral', 'positive', 'none'] as const;

/** The step of the street at which a record can be refused. */
export const STEPS = ['read', 'clean', 'load'] as const;

/** A learned line is cut from all articles that have it, or kept because a person said so. */
export const LINE_STATES = ['cut', 'kept'] as const;

/** How a run stands: it ended with its counts, is under way, or was broken off before it could count. */
export const RUN_STATES = ['ended', 'running', 'broken_off'] as const;

/** A subscription is checked by its schedule, or waits until a person resumes it. */
export const SUBSCRIPTION_STATES = ['active', 'paused'] as const;

/** What came of checking a subscription: records were read, nothing had changed, or it could not be read. */
export const CHECK_RESULTS = ['read', 'unchanged', 'failed'] as const;

/** How often a subscription is checked when nobody says. */
export const USUAL_SCHEDULE = 'every 30 minutes';

/**
 * The two kinds of rosters (named sets), by the question that lists them: of actors, and of sources. `key` is the filter that says
 * one behind an @, and the field of those who were chosen for it.
 */
export const ROSTERS = {
  watchlists: { one: 'watchlist', member: 'actor', key: 'actors', example: 'cabinet' },
  collections: { one: 'collection', member: 'source', key: 'sources', example: 'regional' },
} as const;
export type RosterKind = keyof typeof ROSTERS;
export const ROSTER_KINDS = ['watchlists', 'collections'] as const;

/** A roster is in the configuration file, which alone can change it, or was made in the app. */
export const ROSTER_ORIGINS = ['file', 'app'] as const;

/** Actors or sources that one roster may hold: no answer compares more. */
export const MOST_MEMBERS = 1000;

/** Letters of the name of a roster. */
export const MOST_NAME = 100;

/** How a source's last whole week compares with its own weeks before. */
export const FLAGS = ['steady', 'quiet', 'surge', 'new'] as const;
export type Flag = (typeof FLAGS)[number];

/** A week of a source out of line: alone, or the first of another level. */
export const WEEK_MARKS = ['surge', 'quiet', 'rise', 'fall'] as const;
export type WeekMark = (typeof WEEK_MARKS)[number];

/** Asks for articles that are undated for whatever reason. */
export const ANY_PROBLEM = 'any';

/** Under this part of the usual reading the numbers of a step are not to be leaned on. */
export const LEAST_COVERAGE = 0.8;
/** A source belongs to the fixed panel when it was heard in at least this part of the complete weeks. */
export const PANEL_SHARE = 0.8;
/** With less than this part of the weight of the panel present, a step has no standardised value. */
export const LEAST_WEIGHT = 0.8;
/** From this part of the usual reading on, it is told that sources came or went. */
export const NOTED_TURNOVER = 0.05;

/** Fewer stories than this: no number (measures: section 8 of the method page). */
export const TOO_FEW_STORIES = 3;
/** Fewer stories than this: a number, drawn hollow and never ranked. */
export const FEW_STORIES = 10;

/** The state of a number by the stories under it; null is a solid number. */
export type Thin = 'too_few' | 'few' | null;
export const thinness = (stories: number): Thin =>
  stories < TOO_FEW_STORIES ? 'too_few' : stories < FEW_STORIES ? 'few' : null;

/** How many actors share of voice compares when nobody is named. */
export const NAMED_SET = 10;
/** A name's growth ranks from this many recent articles on. */
export const LEAST_RECENT = 3;
/** A pair is ranked from this many joint stories on. */
export const LEAST_TOGETHER = 5;
/** A pair is ranked when its q is at most this. */
export const PAIR_Q = 0.01;
/** An actor's change is tested and ranked from this many stories in either period on. */
export const LEAST_MOVED = 5;
/** A change whose q is greater is inside the noise. */
export const MOVER_Q = 0.05;
/** What is usual is read off so many weeks before a range … */
export const USUAL_WEEKS = 26;
/** … of which at least so many were read. */
export const LEAST_USUAL_WEEKS = 8;
/** Stories that are told of one burst. */
export const TOP_STORIES = 3;
/** Actors of a network when nobody is chosen, and the most of them when many are. */
export const MOST_NODES = 40;
/** The most that may be asked for; more would be a cloud. */
export const MOST_ASKED_NODES = 200;
/** A network has at most so many edges for each of its actors; more would hide them. */
export const EDGES_PER_NODE = 3;
/** Groups of a network are told apart from this modularity on (Newman and Girvan 2004). */
export const CLEAR_GROUPS = 0.3;
/** More actors than this are not compared in one view. */
export const MOST_ACTORS = 8;
/** Rows one page may hold. */
export const MOST_ROWS = 1000;
export const USUAL_ROWS = 100;
/** A file larger than this is read by the command line, which has no such limit. */
export const MOST_SENT_BYTES = 64 * 1024 * 1024;
/** Dates outside these bounds are not trusted: before this year, or more than a day after now. */
export const FIRST_TRUSTED_YEAR = 1990;

/** How a version of the catalogue stands: history is read by the active one, the waiting one is next. */
export const VERSION_STATES = ['waiting', 'active', 'past'] as const;

/** Where a version of the catalogue came from. */
export const ORIGINS = ['shipped', 'imported'] as const;

/** What catalogues are written as. */
export const CATALOGUE_FORMATS = ['csv', 'json', 'yaml'] as const;
export type CatalogueFormat = (typeof CATALOGUE_FORMATS)[number];

/** How an import meets the active catalogue: its actors are added or changed one by one, or it takes its place. */
export const IMPORT_MODES = ['add', 'replace'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

/** How a reading of history anew stands. */
export const ANALYSIS_STATES = ['none', 'running', 'ended', 'cancelled', 'broken_off'] as const;

/** What ships to score the tone of a mention, the usual first. */
export const SCORERS = ['blend', 'linear', 'lexicon'] as const;
export type ScorerName = (typeof SCORERS)[number];
/** The same, and a model of the user's own that is asked over HTTP. */
export const SCORER_CHOICES = [...SCORERS, 'http'] as const;
export type ScorerChoice = (typeof SCORER_CHOICES)[number];

/** The two means of a tone; both are null where nothing was scored or too little. */
export type ToneRow = { readonly sentiment: number | null; readonly sentiment_adjusted: number | null };

/** One figure, one method: the adjusted tone where everybody in it who has a tone has that one, else the tone as read for all. */
export const isAdjusted = (rows: readonly ToneRow[]): boolean => {
  const toned = rows.filter(({ sentiment }) => sentiment !== null);
  return toned.length > 0 && toned.every(({ sentiment_adjusted }) => sentiment_adjusted !== null);
};

/** What can make a snapshot: articles that come in, lines known as furniture, a correction, history read anew, a catalogue, other settings, the alarm calibrated, or a loss accepted. */
export const MADE_BY = [
  'articles',
  'lines',
  'correction',
  'analysis',
  'catalogue',
  'settings',
  'calibration',
  'loss',
] as const;
export type MadeBy = (typeof MADE_BY)[number];

/** Ways in which what a schedule makes leaves the house. */
export const DELIVERY_KINDS = ['folder', 'mail', 'webhook', 'bucket'] as const;

/** The delivery that every house has: a folder beside its database. */
export const USUAL_DELIVERY = 'files';

/** What is watched for: an actor far more in the news than usual, a tone beyond a bound, a source that went quiet. */
export const ALERT_KINDS = ['burst', 'tone', 'quiet'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Why something was sent: its time had come, its time was missed while nothing ran, somebody asked, or something happened. */
export const SENDING_CAUSES = ['due', 'late', 'asked', 'dry', 'alert'] as const;

/** How a sending stands: being made, sent, some of it still to be tried again, given up on in part or whole, or made and sent nowhere. */
export const SENDING_STATES = ['running', 'done', 'retrying', 'partly', 'failed', 'dry'] as const;
export type SendingState = (typeof SENDING_STATES)[number];

/** What a key may do: ask; bring articles in; correct what was found; everything. Whoever may more may ask as well. */
export const SCOPES = ['read', 'ingest', 'correct', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];
