import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { createAnalyser } from '../../../server/analysis/analyse.ts';
import { createLexiconScorer } from '../../../server/analysis/sentiment.ts';
import type { Article } from '../../../server/contract/article.ts';
import type { Facts } from '../../../server/contract/facts.ts';
import { createAnalysisThreads, startThread, threadFrom } from '../../../server/ingest/analysis-threads.ts';
import { type Failed, inThread } from '../../../server/ingest/analysing.ts';
import { openInputs } from '../../../server/ingest/open.ts';
import { prepare } from '../../../server/ingest/prepare.ts';
import { openCatalogue } from '../../../server/wiring/house.ts';
import { openReading } from '../../../server/wiring/reading.ts';
import { correctable, everything, SAID } from '../../support/corrected.ts';
import { bare } from '../../support/inputs.ts';
import { smallCatalogue } from '../../support/small.ts';
import { root } from '../../support/sources.ts';

const GIVEN = { source: 'Gamma', published: '2021-05-06', timezone: 'UTC', nowMs: Date.UTC(2026, 0, 1) };

/** An article of a body. */
function articleOf(body: string, no = 0): Article {
  const article = prepare(
    bare({ input: `test:${no}`, url: `https://gamma.example/${no}`, body, language: 'en' }),
    GIVEN,
  );
  if ('step' in article) throw new Error(article.reason);
  return article;
}

/** Threads that do what texts tell them; how many were started is counted. */
function oddThreads(most: number, heap = 512) {
  const started: Worker[] = [];
  const threads = createAnalysisThreads(most, () => {
    const worker = threadFrom(join(root, 'tests', 'support', 'odd-thread.ts'), null, heap);
    started.push(worker);
    return worker;
  });
  onTestFinished(() => threads.close());
  return { threads, started };
}

const failedOf = (all: readonly (Facts | Failed)[]) => all.map((one) => ('failed' in one ? one.failed : null));
const actorsOf = (all: readonly (Facts | Failed)[]) =>
  all.map((one) => ('failed' in one ? one.failed : one.mentions.map(({ actor }) => actor).join(' ')));
const inOneThread = inThread(createAnalyser({ catalogue: smallCatalogue, scorer: createLexiconScorer() }));

test('the facts of the demo are the same bytes with one thread, with three, and in this one', async () => {
  const articles: Article[] = [];
  for await (const read of openInputs([join(root, 'data', 'demo')], { stdin: process.stdin })) {
    if (read.kind !== 'article') continue;
    const article = prepare(read.article, GIVEN);
    if (!('step' in article)) articles.push(article);
    if (articles.length === 100) break;
  }
  const here = JSON.stringify(await inThread(openReading({ scorer: 'blend' }).analyse)(articles));
  for (const most of [1, 3]) {
    const threads = createAnalysisThreads(most, () => startThread('blend'));
    onTestFinished(() => threads.close());
    const there = JSON.stringify(await threads.analyserOf([], openCatalogue())(articles));
    expect(there === here, `${most} threads`).toBe(true);
  }
  console.log(`articles: ${articles.length}, bytes of facts: ${here.length}`);
  expect(articles.length).toBe(100);
  expect(here.length).toBeGreaterThan(1_000_000);
});

test('articles come back in their order, however long each of them takes', async () => {
  const { threads } = oddThreads(3);
  const analyse = threads.analyserOf([], smallCatalogue);
  const articles = Array.from({ length: 90 }, (_, no) =>
    articleOf(`Hold ${(no * 37) % 11} times. Report ${no}: Russia spoke to Ukraine.`, no),
  );
  const [all, again] = await Promise.all([analyse(articles), analyse(articles.toReversed())]);
  const expected = JSON.stringify(await inOneThread(articles));
  expect(JSON.stringify(all)).toBe(expected);
  expect(JSON.stringify(again.toReversed())).toBe(expected);
});

test('an article that throws comes back as its error, and the thread goes on', async () => {
  const { threads, started } = oddThreads(1);
  const bodies = ['Russia spoke.', 'Throw it away.', 'Ukraine spoke.'];
  const all = await threads.analyserOf([], smallCatalogue)(bodies.map(articleOf));
  expect(actorsOf(all)).toEqual(['russia', 'Error: no such rule', 'ukraine']);
  expect(started.length).toBe(1);
});

test('an article that ends its thread is told from its neighbours, which another thread reads', async () => {
  const { threads, started } = oddThreads(1);
  const articles = Array.from({ length: 25 }, (_, no) =>
    articleOf(no === 7 ? 'Exit at once.' : `Report ${no}: Russia spoke.`, no),
  );
  const all = await threads.analyserOf([], smallCatalogue)(articles);
  const failed = failedOf(all);
  expect(failed[7]).toBe('the analysis broke down over it (exit 7)');
  expect(failed.filter((one) => one !== null)).toHaveLength(1);
  expect(JSON.stringify(all.filter((_, at) => at !== 7))).toBe(
    JSON.stringify(await inOneThread(articles.filter((_, at) => at !== 7))),
  );
  // The first one, one after the ten that it was among, one after the article itself.
  expect(started.length).toBe(3);
});

test('an article that fills the memory of its thread is refused, and no other', async () => {
  const { threads } = oddThreads(1, 64);
  const all = await threads.analyserOf(
    [],
    smallCatalogue,
  )(['Russia spoke.', 'Fill it up.', 'Ukraine spoke.'].map(articleOf));
  const [first, second, third] = actorsOf(all);
  expect([first, third]).toEqual(['russia', 'ukraine']);
  expect(second).toMatch(/^the analysis broke down over it \(.*memory/);
});

test('where nothing can be compiled the call fails, and says why', async () => {
  const { threads } = oddThreads(1);
  const nobody = threads.analyserOf([], { actors: [], titles: [] });
  await expect(nobody([articleOf('Russia spoke.')])).rejects.toThrow('an empty catalogue');
  expect(actorsOf(await threads.analyserOf([], smallCatalogue)([articleOf('Russia spoke.')]))).toEqual(['russia']);
});

test('a thread that cannot start fails the call instead of being started for ever', async () => {
  let started = 0;
  const threads = createAnalysisThreads(2, () => {
    started += 1;
    return new Worker('throw new Error("no such program")', { eval: true });
  });
  onTestFinished(() => threads.close());
  await expect(threads.analyserOf([], smallCatalogue)([articleOf('Russia spoke.')])).rejects.toThrow(
    'Nothing can be analysed: no such program',
  );
  expect(started).toBe(1);
});

test('each call reads by its own corrections, however many readings take turns', async () => {
  const { threads } = oddThreads(2);
  const added = Array.from({ length: 6 }, (_, no) =>
    threads.analyserOf(
      [{ does: 'add_actor', name: `Harbour Board ${no}`, kind: 'organisation', forms: [] }],
      smallCatalogue,
    ),
  );
  const articles = Array.from({ length: 12 }, (_, no) => articleOf(`The Harbour Board ${no % 6} met Russia.`, no));
  for (let round = 0; round < 2; round += 1) {
    const all = await Promise.all(added.map((analyse) => analyse(articles)));
    all.forEach((found, at) =>
      expect(actorsOf(found)).toEqual(
        articles.map((_, no) => (no % 6 === at ? `harbour-board-${at} russia` : 'russia')),
      ),
    );
  }
});

test('one article does not wait for a thousand that were sent before it', async () => {
  const { threads } = oddThreads(1);
  const analyse = threads.analyserOf([], smallCatalogue);
  await analyse([articleOf('Russia spoke.')]);
  const ended: string[] = [];
  const many = analyse(Array.from({ length: 200 }, (_, no) => articleOf(`Hold 2. Report ${no}.`, no)));
  const one = analyse([articleOf('Ukraine spoke.')]);
  await Promise.all([many.then(() => ended.push('many')), one.then(() => ended.push('one'))]);
  expect(ended).toEqual(['one', 'many']);
});

test('closing ends all threads, and what is under way fails', async () => {
  const { threads, started } = oddThreads(2);
  const analyse = threads.analyserOf([], smallCatalogue);
  const going = analyse(Array.from({ length: 40 }, (_, no) => articleOf(`Hold 50. Report ${no}.`, no))).then(
    () => 'read',
    String,
  );
  await threads.close();
  expect(await going).toBe('Error: The analysis was ended.');
  expect(started.map(({ threadId }) => threadId)).toEqual([-1, -1]);
  await expect(analyse([articleOf('Russia spoke.')])).rejects.toThrow('The analysis was ended.');
});

test('what is corrected while an ingest is read counts for all of it, as if it had been corrected before', async () => {
  const { threads } = oddThreads(2);
  const texts = Array.from(
    { length: 60 },
    (_, no) =>
      [`Source ${no % 3}`, '2021-05-06', `Hold 20. Report ${no}: the Bear met Ukraine, and Russia spoke.`] as const,
  );
  const change = { does: 'add_alias', actor: 'russia', form: 'the Bear', type: 'full' } as const;
  const before = await correctable(smallCatalogue);
  await before.corrections.make(change, SAID);
  await before.take(texts);
  const during = await correctable(smallCatalogue, threads.analyserOf);
  const going = during.take(texts);
  await during.corrections.make(change, SAID);
  const { ledger } = await going;
  expect(ledger).toMatchObject({ inputs: 60, added: 60, mentions: 180 });
  expect(await everything(during.asking)).toBe(await everything(before.asking));
});

test('the event loop has turns while threads work, more than between articles that are read here', async () => {
  const articles = Array.from({ length: 200 }, (_, no) => articleOf(`Hold 3. Report ${no}: Russia spoke.`, no));
  const turns = async (work: () => Promise<unknown>): Promise<number> => {
    let count = 0;
    let going = true;
    const tick = () => {
      count += 1;
      if (going) setTimeout(tick, 1);
    };
    tick();
    await work();
    going = false;
    return count;
  };
  const { threads } = oddThreads(1);
  const analyse = threads.analyserOf([], smallCatalogue);
  await analyse(articles.slice(0, 1));
  const there = await turns(() => analyse(articles));
  // In this thread all of them are read without a turn for anybody.
  const here = await turns(async () => {
    const read = createAnalyser({ catalogue: smallCatalogue, scorer: createLexiconScorer() });
    for (const article of articles) read(article);
  });
  console.log(`turns: ${there} beside threads, ${here} in this one`);
  expect(here).toBe(1);
  expect(there).toBeGreaterThan(50);
});
