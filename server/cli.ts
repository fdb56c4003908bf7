import { defineCommand, runMain } from 'citty';
import { configOfProcess } from './base/config.ts';
import { AppError, type KeyError, messageOf } from './base/errors.ts';
import { caretText } from './contract/search/parse.ts';
import { projectRoot } from './base/root.ts';
import { backupCommands } from './cli/backup-commands.ts';
import { catalogueCommands } from './cli/catalogue-commands.ts';
import { correctionCommands } from './cli/correction-commands.ts';
import { FORMATS, REPORT_FORMATS, REPORTS, SCORERS } from './contract/vocabulary.ts';
import { subscriptionCommands } from './cli/subscription-commands.ts';
import { accessCommands, addKey } from './cli/access-commands.ts';
import { sendingCommands } from './cli/sending-commands.ts';
import { rosterCommands } from './cli/roster-commands.ts';

/** Runs a command; the command framework's own way of ending on an error would hide what kind it is. */
async function guarded(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    fail(error);
  }
}

const config = () => configOfProcess(projectRoot());
const print = (line: string) => void process.stdout.write(`${line}\n`);

/** Text given to an option; an option that was left out is null. */
const given = (value: string | undefined): string | null => (value === undefined || value === '' ? null : value);

const serveCommand = defineCommand({
  meta: { name: 'serve', description: 'Serve the dashboard and the API' },
  args: {
    'new-key': { type: 'string', description: 'First make a key that may do everything, for NAME', valueHint: 'NAME' },
  },
  run: ({ args }) =>
    guarded(async () => {
      const name = args['new-key'];
      if (name !== undefined) await addKey(config(), name, { scopes: 'admin' });
      await serveUntilStopped();
    }),
});

async function serveUntilStopped(): Promise<void> {
  const { serve } = await import('./main.ts');
  const serving = await serve(config(), print);
  // A second signal leaves at once.
  const stop = () => {
    process.once('SIGINT', () => process.exit(130));
    process.once('SIGTERM', () => process.exit(143));
    print('Stopping …');
    serving.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

const ingestCommand = defineCommand({
  meta: {
    name: 'ingest',
    description:
      'Take in articles from files, folders, globs, standard input (-), and feeds and pages by their address',
  },
  args: {
    paths: { type: 'positional', required: true, description: 'PATH…', valueHint: 'PATH' },
    source: { type: 'string', description: 'Source of every record, whatever it says itself' },
    published: { type: 'string', description: 'Date of every record, whatever it says itself' },
    format: {
      type: 'string',
      default: 'auto',
      description:
        'txt, md, html, feed, json, jsonl, csv, parquet, eml, mbox, warc, zip; else told by name and first bytes',
    },
  },
  run: ({ args }) =>
    guarded(async () =>
      (await import('./cli/ingest.ts')).ingestPaths(config(), args._, {
        source: given(args.source),
        published: given(args.published),
        format: args.format,
      }),
    ),
});

const inspectCommand = defineCommand({
  meta: {
    name: 'inspect',
    description: 'Show what Newstally makes of any file, folder, standard input, feed or page, without a database',
  },
  args: {
    paths: {
      type: 'positional',
      required: false,
      description: 'PATH… (standard input when left out)',
      valueHint: 'PATH',
    },
    published: { type: 'string', description: 'Date of every record, whatever it says itself' },
    source: { type: 'string', description: 'Source of every record, whatever it says itself' },
    format: {
      type: 'string',
      default: 'auto',
      description:
        'txt, md, html, feed, json, jsonl, csv, parquet, eml, mbox, warc, zip; else told by name and first bytes',
    },
    json: { type: 'boolean', description: 'One JSON line an article' },
  },
  run: ({ args }) =>
    guarded(async () =>
      (await import('./cli/inspect.ts')).inspectPaths(config(), args._.length === 0 ? ['-'] : args._, {
        source: given(args.source),
        published: given(args.published),
        format: args.format,
        json: args.json === true,
      }),
    ),
});

const scoreCommand = defineCommand({
  meta: {
    name: 'score',
    description:
      'Score the tone of marked names in texts: JSON lines {text, targets: [{start, end}]} from standard input',
  },
  args: {
    json: { type: 'boolean', required: true, description: 'Write the lines back with the chances of each target' },
    scorer: { type: 'string', default: 'blend', description: SCORERS.join(', ') },
  },
  run: ({ args }) => guarded(async () => (await import('./cli/score.ts')).scoreLines(args.scorer, process.stdin)),
});

const exportCommand = defineCommand({
  meta: {
    name: 'export',
    description: 'Write the answer to a question as a file, with the same filters as a dashboard link',
  },
  args: {
    question: {
      type: 'positional',
      required: true,
      description: 'mentions, sentiment, evidence, actors/antony-blinken …',
    },
    filters: { type: 'positional', required: false, description: '"from=2022-02-21&actors=ukraine,russia"' },
    format: { type: 'string', description: `${FORMATS.join(', ')}; csv when left out` },
    out: {
      type: 'string',
      description: 'File to write, with one beside it that says what it holds; standard output when left out',
    },
  },
  run: ({ args }) =>
    guarded(async () =>
      (await import('./cli/export.ts')).exportQuestion(config(), args.question, args.filters ?? '', {
        out: given(args.out),
        format: given(args.format),
      }),
    ),
});

const reportCommand = defineCommand({
  meta: { name: 'report', description: 'Write a finished report: a page, a PDF, a workbook, or its tables as CSV' },
  args: {
    template: { type: 'positional', required: true, description: REPORTS.join(', ') },
    filters: { type: 'positional', required: false, description: '"last=4w&actors=ukraine,russia"' },
    format: { type: 'string', description: `${REPORT_FORMATS.join(', ')}; html when left out` },
    out: {
      type: 'string',
      description: 'File to write, - for standard output; named after what it holds when left out',
    },
  },
  run: ({ args }) =>
    guarded(async () =>
      (await import('./cli/report.ts')).writeReport(
        config(),
        args.template,
        { filters: args.filters ?? '', format: given(args.format), out: given(args.out) },
        print,
      ),
    ),
});

const evaluateCommand = defineCommand({
  meta: {
    name: 'evaluate',
    description: 'Measure how often bursts are false alarms here, and set their limit by it (simulates quiet weeks)',
  },
  args: {
    bursts: { type: 'boolean', required: true, description: 'Calibrate the alarm behind bursts to this database' },
    grain: { type: 'string', default: 'week', description: 'week or day' },
    json: { type: 'boolean', description: 'One JSON line' },
  },
  run: ({ args }) =>
    guarded(async () =>
      (await import('./cli/evaluate.ts')).evaluateBursts(config(), args.grain, { json: args.json === true }),
    ),
});

const { subscribeCommand, subscriptionsCommand, pauseCommand, resumeCommand, unsubscribeCommand } =
  subscriptionCommands({ guarded, config });
const { correctCommand, correctionsCommand, undoCommand } = correctionCommands({ guarded, config });
const { catalogueCommand, analyseCommand } = catalogueCommands({ guarded, config });
const { backupCommand, doctorCommand, restoreCommand } = backupCommands({ guarded, config });
const {
  listCommand: watchlistsCommand,
  keepCommand: watchlistCommand,
  removeCommand: unwatchCommand,
} = rosterCommands('watchlists', { guarded, config });
const {
  listCommand: collectionsCommand,
  keepCommand: collectionCommand,
  removeCommand: uncollectCommand,
} = rosterCommands('collections', { guarded, config });

const newstally = defineCommand({
  meta: { name: 'newstally', description: 'Who is in the news, with whom, and in what tone' },
  subCommands: {
    serve: serveCommand,
    ingest: ingestCommand,
    inspect: inspectCommand,
    score: scoreCommand,
    export: exportCommand,
    report: reportCommand,
    evaluate: evaluateCommand,
    subscribe: subscribeCommand,
    subscriptions: subscriptionsCommand,
    pause: pauseCommand,
    resume: resumeCommand,
    unsubscribe: unsubscribeCommand,
    correct: correctCommand,
    corrections: correctionsCommand,
    undo: undoCommand,
    catalogue: catalogueCommand,
    analyse: analyseCommand,
    watchlists: watchlistsCommand,
    watchlist: watchlistCommand,
    unwatch: unwatchCommand,
    backup: backupCommand,
    restore: restoreCommand,
    doctor: doctorCommand,
    collections: collectionsCommand,
    collection: collectionCommand,
    uncollect: uncollectCommand,
    ...sendingCommands({ guarded, config }),
    ...accessCommands({ guarded, config }),
  },
});

/** What is wrong of a value, with a caret below. */
const pointed = ({ value, at, length = 1 }: KeyError): string[] =>
  at === undefined ? [] : [caretText(value, { at, length })];

/** An error meant for people is one line, and one more that points; anything else is a bug and shown whole. */
function fail(error: unknown): never {
  const text =
    error instanceof AppError
      ? [error.message, ...error.errors.flatMap(pointed)].join('\n')
      : error instanceof Error
        ? (error.stack ?? error.message)
        : messageOf(error);
  process.stderr.write(`${text}\n`);
  process.exit(error instanceof AppError ? error.exit : 1);
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
await runMain(newstally);
