import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createAnalyser } from '../../../server/analysis/analyse.ts';
import type { Scorer } from '../../../server/analysis/scorer.ts';
import type { Facts } from '../../../server/contract/facts.ts';
import { inThread } from '../../../server/ingest/analysing.ts';
import { type AskedText, createOutsideScorer, scoredOutside } from '../../../server/ingest/outside-scorer.ts';
import { norland } from '../../support/norland.ts';
import { articleOf } from '../../support/reading.ts';

/** What the model outside was asked, and what it does next. */
let asked: AskedText[][] = [];
let behave: (texts: readonly AskedText[]) => { status?: number; body: unknown; lateMs?: number };
let said: string[] = [];

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const part of request) body += String(part);
  return body;
};
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { texts } = JSON.parse(await bodyOf(request)) as { texts: AskedText[] };
  asked.push(texts);
  const { status = 200, body, lateMs = 0 } = behave(texts);
  setTimeout(() => response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body)), lateMs);
}
const model: Server = createServer((request, response) => void answer(request, response));
await new Promise<void>((resolve) => model.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(model.address() as AddressInfo).port}/score`;
afterAll(() => {
  model.closeAllConnections();
  model.close();
});

const POSITIVE = { p_neg: 0.1, p_neu: 0.2, p_pos: 0.7 };
const likes = (texts: readonly AskedText[]) => ({
  body: { texts: texts.map(({ targets }) => ({ targets: targets.map(() => POSITIVE) })) },
});
beforeEach(() => {
  asked = [];
  said = [];
  behave = likes;
});

const scorer = (timeoutMs = 60_000) =>
  createOutsideScorer({
    url,
    fetch,
    timeoutMs,
    log: { error: (event, facts) => void said.push(`${event} ${JSON.stringify(facts)}`) },
  });
const text = (words: string, ...targets: [number, number][]): AskedText => ({
  text: words,
  language: 'en',
  targets: targets.map(([start, end]) => ({ start, end })),
});

test('sentences are sent together, and each target has its own chances back', async () => {
  behave = (texts) => ({
    body: {
      texts: texts.map(({ targets }) => ({
        targets: targets.map(({ start }) => (start === 0 ? POSITIVE : { p_neg: 1, p_neu: 0, p_pos: 0 })),
      })),
    },
  });
  const got = await scorer().score([text('Ann praised Bo.', [0, 3], [12, 14]), text('Bo slept.', [0, 2])]);
  expect(got).toEqual([[POSITIVE, { p_neg: 1, p_neu: 0, p_pos: 0 }], [POSITIVE]]);
  expect(asked).toEqual([[text('Ann praised Bo.', [0, 3], [12, 14]), text('Bo slept.', [0, 2])]]);
});

test('more sentences than go together are sent one lot after the other', async () => {
  const many = Array.from({ length: 150 }, (_, no) => text(`Ann ${no} spoke.`, [0, 3]));
  expect((await scorer().score(many)).flat()).toHaveLength(150);
  expect(asked.map((texts) => texts.length)).toEqual([64, 64, 22]);
});

test('what was answered once is not asked again, in one language and at one place', async () => {
  const one = scorer();
  await one.score([text('Ann spoke.', [0, 3])]);
  expect(await one.score([text('Ann spoke.', [0, 3])])).toEqual([[POSITIVE]]);
  expect(asked).toHaveLength(1);
  await one.score([{ ...text('Ann spoke.', [0, 3]), language: 'uk' }, text('Ann spoke.', [4, 9])]);
  expect(asked[1]).toHaveLength(2);
});

test('a null of the model is its answer', async () => {
  behave = (texts) => ({ body: { texts: texts.map(({ targets }) => ({ targets: targets.map(() => null) })) } });
  const one = scorer();
  expect(await one.score([text('Ann spoke.', [0, 3])])).toEqual([[null]]);
  expect(await one.score([text('Ann spoke.', [0, 3])])).toEqual([[null]]);
  expect([asked.length, said]).toEqual([1, []]);
});

const FAULTS: readonly [what: string, answer: ReturnType<typeof behave>, told: RegExp][] = [
  ['an error', { status: 500, body: {} }, /it answered 500/],
  ['no JSON', { body: 'hello' }, /JSON/],
  ['another shape', { body: { results: [] } }, /otherwise than agreed: texts/],
  ['too few texts', { body: { texts: [] } }, /0 texts of 1/],
  ['too few targets', { body: { texts: [{ targets: [] }] } }, /0 targets of 1 in text 0/],
  ['chances above 1', { body: { texts: [{ targets: [{ p_neg: 2, p_neu: 0, p_pos: 0 }] }] } }, /p_neg/],
  [
    'chances that do not sum to 1',
    { body: { texts: [{ targets: [{ p_neg: 0.5, p_neu: 0, p_pos: 0 }] }] } },
    /sum to 1/,
  ],
];

test.each(FAULTS)('%s is no tone, is told, and is asked again the next time', async (_what, answer, told) => {
  behave = () => answer;
  const one = scorer();
  expect(await one.score([text('Ann spoke.', [0, 3])])).toEqual([[null]]);
  expect(said).toEqual([expect.stringMatching(told)]);
  behave = likes;
  expect(await one.score([text('Ann spoke.', [0, 3])])).toEqual([[POSITIVE]]);
});

test('a model that does not answer in time, or is not there, gives no tone', async () => {
  behave = (texts) => ({ ...likes(texts), lateMs: 5000 });
  expect(await scorer(50).score([text('Ann spoke.', [0, 3])])).toEqual([[null]]);
  const gone = createOutsideScorer({
    url: 'http://127.0.0.1:9/score',
    fetch,
    timeoutMs: 1000,
    log: { error: (event, facts) => void said.push(`${event} ${JSON.stringify(facts)}`) },
  });
  expect(await gone.score([text('Ann spoke.', [0, 3])])).toEqual([[null]]);
  expect(said).toHaveLength(2);
});

test('a model that fails three times in a row is left alone for the rest; what it gave before stays', async () => {
  const many = Array.from({ length: 64 * 6 }, (_, no) => text(`Ann ${no} spoke.`, [0, 3]));
  behave = (texts) => (asked.length === 1 ? likes(texts) : { status: 503, body: {} });
  const got = (await scorer().score(many)).flat();
  expect(asked).toHaveLength(4);
  expect(got.filter((one) => one !== null)).toHaveLength(64);
});

/** Scores nothing itself, as the analysis does for a scorer outside. */
const SILENT: Scorer = { id: 'http', version: '1', score: () => null };

test('an article is scored outside sentence by sentence; what a person set, and what has no answer, stays as it is', async () => {
  behave = (texts) => ({
    body: {
      texts: texts.map(({ text: words, targets }) => ({
        targets: targets.map(() => (words.includes('slept') ? null : POSITIVE)),
      })),
    },
  });
  const article = articleOf('Rice speaks', 'Eva Rice praised Norland. Eva Rice slept in Norland.', null);
  const analyse = scoredOutside(inThread(createAnalyser({ catalogue: norland, scorer: SILENT })), scorer(), 'mine@3');
  const [facts] = (await analyse([article])) as [Facts];
  const tones = facts.mentions.map(({ sentence, surface, score, scorer: by }) => [sentence, surface, score?.p_pos, by]);
  expect(tones).toEqual([
    [1, 'Eva Rice', expect.closeTo(0.7, 5), 'mine@3'],
    [1, 'Norland', expect.closeTo(0.7, 5), 'mine@3'],
    [2, 'Eva Rice', undefined, 'mine@3'],
    [2, 'Norland', undefined, 'mine@3'],
  ]);
  expect(asked.flat().map(({ targets }) => targets.length)).toEqual([2, 2]);
});
