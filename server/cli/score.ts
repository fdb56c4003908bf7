import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { inSteps, type Scorer, scorerName } from '../analysis/scorer.ts';
import { createMasking, type Masking } from '../analysis/tone/masking.ts';
import { AppError } from '../base/errors.ts';
import type { Sentence, Span } from '../contract/article.ts';
import { sentencesOf } from '../text/sentences.ts';
import { SCORERS } from '../contract/vocabulary.ts';
import { openScorer } from '../ingest/scorers.ts';
import { openCatalogue } from '../wiring/house.ts';

/** Longer texts are cut into sentences as articles are; shorter ones are taken as the one sentence that was marked. */
const LONGEST = 600;

const Target = z.looseObject({ start: z.int().min(0), end: z.int().min(1) });
const Line = z.looseObject({ text: z.string(), targets: z.array(Target) });

/** What is wrong with a line, for the person who wrote it; undefined when nothing is. */
function fault(line: z.infer<typeof Line>): string | undefined {
  for (const [at, { start, end }] of line.targets.entries()) {
    if (end <= start) return `targets[${at}] ends at ${end}, which is not behind its start ${start}`;
    if (end > line.text.length) {
      return `targets[${at}] ends at ${end}, but the text has ${line.text.length} characters (offsets are UTF-16 units)`;
    }
  }
  return undefined;
}

type ReadLine = { readonly line: z.infer<typeof Line> } | { readonly wrong: string };

function readLine(written: string): ReadLine {
  let json: unknown;
  try {
    json = JSON.parse(written);
  } catch {
    return { wrong: 'this is not JSON; a line is {"text": "…", "targets": [{"start": 0, "end": 5}]}' };
  }
  const parsed = Line.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    return { wrong: `${where === '' ? 'the line' : where}: ${issue?.message ?? 'is not valid'}` };
  }
  const wrong = fault(parsed.data);
  return wrong === undefined ? { line: parsed.data } : { wrong };
}

/** The sentence of a text that holds a span whole; the text itself where none does. */
function sentenceAround(text: string, sentences: readonly Sentence[], { start, end }: Span): Sentence {
  const whole: Sentence = { no: 1, start: 0, end: text.length, text };
  if (text.length <= LONGEST) return whole;
  return sentences.find((sentence) => sentence.start <= start && end <= sentence.end) ?? whole;
}

/** A line with the chances of each target; null for all of them where the scorer cannot read the text. */
export function scored(line: z.infer<typeof Line>, scorer: Scorer, mask: Masking) {
  const sentences = line.text.length <= LONGEST ? [] : sentencesOf(null, line.text);
  const targets = line.targets.map((target) => {
    const sentence = sentenceAround(line.text, sentences, target);
    const inside = line.targets
      .filter(({ start, end }) => sentence.start <= start && end <= sentence.end)
      .map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start }));
    const at = { start: target.start - sentence.start, end: target.end - sentence.start };
    const given = scorer.score(sentence, at, mask(sentence, inside), 'en');
    const score = given === null ? null : inSteps(given);
    const { p_neg = null, p_neu = null, p_pos = null, sentiment = null } = score ?? {};
    return { ...target, p_neg, p_neu, p_pos, sentiment, scorer: scorerName(scorer) };
  });
  return { ...line, targets };
}

function scorerOf(name: string): Scorer {
  const known = SCORERS.find((one) => one === name);
  if (known === undefined)
    throw new AppError('invalid', `There is no scorer "${name}"; there are ${SCORERS.join(', ')}`);
  return openScorer(known);
}

/**
 * Scores lines from a stream and writes each back as one line. A line that cannot be read is told with its number on
 * standard error, the others go on, and the command ends with 1.
 */
export async function scoreLines(name: string, input: Readable): Promise<void> {
  const scorer = scorerOf(name);
  const mask = createMasking(openCatalogue());
  let no = 0;
  for await (const written of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    no += 1;
    if (written.trim() === '') continue;
    const read = readLine(written);
    if ('wrong' in read) {
      process.stderr.write(`line ${no}: ${read.wrong}\n`);
      process.exitCode = 1;
    } else process.stdout.write(`${JSON.stringify(scored(read.line, scorer, mask))}\n`);
  }
}
