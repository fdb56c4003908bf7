import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Article, RawArticle } from '../../server/contract/article.ts';
import type { Facts } from '../../server/contract/facts.ts';
import type { Found } from '../../server/contract/mention.ts';
import { prepare } from '../../server/ingest/prepare.ts';
import { cornersOf, LEAST_OF_A_CORNER, type Floors, type Measured, measured, type Worst, worstOf } from './measured.ts';

/** How a mark stands for its actor. The first seven are what the product counts; the others must not be counted. */
export const COUNTED = ['full', 'surname', 'first_name', 'nickname', 'title', 'title_surname', 'acronym'] as const;
const FORMS = [...COUNTED, 'metonym', 'demonym', 'unknown', 'ambiguous', 'junk'] as const;

/** Where, from, to (UTF-16 units of the raw title or body), letters, actor, form, and what the form needs besides. */
const Mark = z
  .tuple([z.enum(['t', 'b']), z.int(), z.int(), z.string(), z.string().nullable(), z.enum(FORMS)])
  .rest(z.union([z.string(), z.array(z.string())]));
const Marked = z.object({ report: z.string(), key: z.string(), marks: z.array(Mark) });
export type Mark = z.infer<typeof Mark>;

type Report = { readonly key: string; readonly raw: RawArticle; readonly marks: readonly Mark[] };

/** The demo reports that people marked, with their marks. A mark that does not fit its text is an error. */
export function markedReports(data: string): Report[] {
  const files = new Map<string, string[]>();
  const lineOf = (file: string, no: number): string => {
    const lines = files.get(file) ?? readFileSync(join(data, 'demo', file), 'utf8').split('\n');
    files.set(file, lines);
    return lines[no - 1] ?? '';
  };
  return readFileSync(join(data, 'gold', 'mentions.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { report, key, marks } = Marked.parse(JSON.parse(line));
      const [file = '', no = ''] = report.split(':');
      const raw = { input: report, format: 'text', ...JSON.parse(lineOf(file, Number(no))) } as RawArticle;
      for (const [where, from, to, letters] of marks) {
        const text = (where === 't' ? raw.title : raw.body) ?? '';
        if (text.slice(from, to) !== letters)
          throw new Error(
            `${report}: the mark "${letters}" does not stand at ${where}:${from}, the report was changed`,
          );
      }
      return { key, raw, marks };
    });
}

/** A fifth of the reports, by their key, is never looked at while rules are made. */
export const isHidden = (key: string): boolean => ['0', '1', '2'].includes(key.at(-1) ?? '');

/** What was found at a place of the raw text. */
type Placed = {
  readonly where: 't' | 'b';
  readonly from: number;
  readonly to: number;
  readonly actor: string;
  readonly surface: string;
  readonly via: string;
};

/** Where each kept paragraph stands in the raw body: cleaning takes away, it never writes. */
function placesOf(body: string, raw: string): (at: number) => number {
  const starts: { kept: number; raw: number; length: number }[] = [];
  let [kept, from] = [0, 0];
  for (const line of body.split('\n')) {
    const found = line === '' ? from : raw.indexOf(line, from);
    if (found < 0) throw new Error(`a kept line does not stand in the report: ${line.slice(0, 80)}`);
    starts.push({ kept, raw: found, length: line.length });
    kept += line.length + 1;
    from = found + line.length;
  }
  return (at) => {
    const line = starts.findLast((start) => start.kept <= at)!;
    return line.raw + at - line.kept;
  };
}

function placed({ article, sentences }: Facts, mentions: readonly Found[], raw: RawArticle): Placed[] {
  const rawAt = placesOf(article.body, raw.body);
  const starts = new Map(sentences.map(({ no, start }) => [no, start]));
  const titleShift = (raw.title ?? '').indexOf(article.title ?? '');
  return mentions.map(({ sentence, start, end, actor, surface, via }) => {
    const from = (starts.get(sentence) ?? 0) + start;
    const length = end - start;
    const at = sentence === 0 ? from + titleShift : rawAt(from);
    return { where: sentence === 0 ? 't' : 'b', from: at, to: at + length, actor, surface, via };
  });
}

/** One verdict on one thing found or marked. */
export type Verdict = {
  readonly key: string;
  readonly is: 'right' | 'wrong' | 'missed' | 'beside';
  /** The rule that found it; "-" for what was missed. */
  readonly via: string;
  readonly surface: string;
  readonly actor: string | null;
  /** What stands there by the marks. */
  readonly truth: string;
  readonly form: string;
  readonly exact: boolean;
};

const overlap = (mark: Mark, { where, from, to }: Placed): boolean =>
  mark[0] === where && mark[1] < to && from < mark[2];
const isCounted = (mark: Mark): boolean => (COUNTED as readonly string[]).includes(mark[5]);

/**
 * Holds what was found against the marks: right where a counted mark of the same actor overlaps, each mark once. A city that
 * stands for its government is named all the same: neither right nor wrong, counted beside.
 */
export function judge(key: string, marks: readonly Mark[], found: readonly Placed[]): Verdict[] {
  const free = new Set(marks.filter(isCounted));
  const verdicts: Verdict[] = [];
  const say = (is: Verdict['is'], one: Placed | null, mark: Mark | null) =>
    verdicts.push({
      key,
      is,
      via: one?.via ?? '-',
      surface: one?.surface ?? mark?.[3] ?? '',
      actor: one?.actor ?? null,
      truth: mark?.[4] ?? '-',
      form: mark?.[5] ?? '-',
      exact: one !== null && mark !== null && mark[1] === one.from && mark[2] === one.to,
    });
  for (const one of found) {
    const here = marks.filter((mark) => overlap(mark, one));
    const right = here.find((mark) => free.has(mark) && mark[4] === one.actor);
    const beside = here.find(([, , , , , form, extra]) => form === 'metonym' && extra === one.actor);
    if (right !== undefined) free.delete(right);
    if (right !== undefined) say('right', one, right);
    else say(beside === undefined ? 'wrong' : 'beside', one, beside ?? here[0] ?? null);
  }
  for (const mark of free) say('missed', null, mark);
  return verdicts;
}

const GIVEN = { source: null, published: null, timezone: 'UTC', nowMs: Date.parse('2022-12-31T00:00:00Z') };

/** The whole street on every marked report, held against its marks. */
export function judgeReports(reports: readonly Report[], analyse: (article: Article) => Facts): Verdict[] {
  return reports.flatMap(({ key, raw, marks }) => {
    const article = prepare(raw, GIVEN);
    if ('step' in article) throw new Error(`${raw.input}: ${article.reason}`);
    const facts = analyse(article);
    return judge(key, marks, placed(facts, facts.mentions, raw));
  });
}

/** The forms that stand for an actor without naming it, each held against its own marks. */
const STAND_INS = ['demonym', 'metonym'] as const;
export type StandIn = (typeof STAND_INS)[number];

/** Demonyms or metonyms alone: right where a mark of that form and actor overlaps, each mark once. */
export function judgeStandIns(
  reports: readonly Report[],
  analyse: (article: Article) => Facts,
  form: StandIn,
): Verdict[] {
  return reports.flatMap(({ key, raw, marks }) => {
    const article = prepare(raw, GIVEN);
    if ('step' in article) throw new Error(`${raw.input}: ${article.reason}`);
    const facts = analyse(article);
    const found = facts.stand_ins.filter(({ via }) => via === form);
    const asNames = marks.map((mark): Mark => (mark[5] === form ? asForm(mark, 'full') : asForm(mark, 'junk')));
    return judge(key, asNames, placed(facts, found, raw));
  });
}

/** A mark as another form; what the form needs besides goes with the form it had. */
const asForm = ([where, from, to, letters, actor]: Mark, form: Mark[5]): Mark => [
  where,
  from,
  to,
  letters,
  actor,
  form,
];

const count = (verdicts: readonly Verdict[], is: Verdict['is']): number =>
  verdicts.filter((one) => one.is === is).length;

export function scoresOf(verdicts: readonly Verdict[]): {
  precision: number;
  recall: number;
  found: number;
  marked: number;
} {
  const right = count(verdicts, 'right');
  const found = right + count(verdicts, 'wrong');
  const marked = right + count(verdicts, 'missed');
  return { precision: right / Math.max(1, found), recall: right / Math.max(1, marked), found, marked };
}

/** Right and wrong of each rule, and the errors themselves, for a person to read. */
export function errorLines(verdicts: readonly Verdict[]): string[] {
  const rules = [
    ...new Set(verdicts.filter(({ is }) => is === 'right' || is === 'wrong').map(({ via }) => via)),
  ].sort();
  return [
    ...rules.map((rule) => {
      const of = verdicts.filter(({ via }) => via === rule);
      return `  ${rule}: ${count(of, 'right')} right, ${count(of, 'wrong')} wrong, ${count(of, 'beside')} cities for governments`;
    }),
    ...verdicts
      .filter(({ is, key }) => (is === 'wrong' || is === 'missed') && !isHidden(key))
      .map(
        ({ key, is, via, surface, actor, truth, form }) =>
          `  ${is} ${key.slice(0, 8)} "${surface}"${actor === null ? '' : ` as ${actor} by ${via}`}: ${truth} (${form})`,
      ),
  ];
}

/** The rule or actor that fares worst; nothing where there are too few of each to tell. */
function worstBy(
  verdicts: readonly Verdict[],
  counted: readonly Verdict['is'][],
  nameOf: (verdict: Verdict) => string,
): { worst?: Worst } {
  const corners = cornersOf(
    verdicts.filter(({ is }) => counted.includes(is)),
    nameOf,
    ({ is }) => is === 'right',
  );
  return corners.some(({ of }) => of >= LEAST_OF_A_CORNER) ? { worst: worstOf(corners) } : {};
}

export function measureMentions(data: string, analyse: (article: Article) => Facts, floors: Floors): Measured[] {
  const reports = markedReports(data);
  const verdicts = judgeReports(reports, analyse);
  const { precision, recall, found, marked } = scoresOf(verdicts);
  const hidden = scoresOf(verdicts.filter(({ key }) => isHidden(key)));
  const junk = verdicts.filter(({ is, form }) => is === 'wrong' && form === 'junk').length;
  return [
    measured(floors, 'mentions: precision', precision, found, '', {
      share: true,
      ...worstBy(verdicts, ['right', 'wrong'], ({ via }) => `rule ${via}`),
    }),
    measured(floors, 'mentions: recall', recall, marked, '', {
      share: true,
      ...worstBy(verdicts, ['right', 'missed'], ({ truth }) => `actor ${truth}`),
    }),
    measured(floors, 'mentions: unseen fifth, precision', hidden.precision, hidden.found, '', { share: true }),
    measured(floors, 'mentions: unseen fifth, recall', hidden.recall, hidden.marked, '', { share: true }),
    measured(
      floors,
      'mentions: none from junk',
      junk === 0 ? 1 : 1 - junk / found,
      found,
      `${junk} from captions, credits, navigation`,
      { share: true },
    ),
    ...STAND_INS.flatMap((form) => {
      const found = scoresOf(judgeStandIns(reports, analyse, form));
      return [
        measured(floors, `mentions: ${form}s, precision`, found.precision, found.found, '', { share: true }),
        measured(floors, `mentions: ${form}s, recall`, found.recall, found.marked, '', { share: true }),
      ];
    }),
  ];
}
