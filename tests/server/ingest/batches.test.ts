import { expect, test } from 'vitest';
import type { Article } from '../../../server/contract/article.ts';
import type { Facts } from '../../../server/contract/facts.ts';
import { inThread, mustBeRead } from '../../../server/ingest/analysing.ts';
import { createBatches } from '../../../server/ingest/batches.ts';
import { emptyLedger } from '../../../server/ingest/ingest.ts';
import { prepare } from '../../../server/ingest/prepare.ts';
import type { Warehouse } from '../../../server/warehouse/warehouse.ts';
import { bare } from '../../support/inputs.ts';

const GIVEN = { source: 'Gamma', published: '2021-05-06', timezone: 'UTC', nowMs: Date.UTC(2026, 0, 1) };

function articleOf(no: number, body = `Report ${no} of the harbour.`): Article {
  const article = prepare(bare({ input: `test:${no}`, url: `https://gamma.example/${no}`, body }), GIVEN);
  if ('step' in article) throw new Error(article.reason);
  return article;
}
const taken = (...articles: readonly Article[]) => articles.map((article, record) => ({ article, record }));

/** Facts without anything in them. */
const nothingIn = (article: Article): Facts => ({
  article,
  sentences: [],
  mentions: [],
  stand_ins: [],
  quotes: [],
  unresolved: [],
  names: [],
  words: null,
});

/** A warehouse that tells what is asked of it, and loads when it is let. */
function told() {
  const events: string[] = [];
  const known = new Set<string>();
  const gates: (() => void)[] = [];
  const numbers = (articles: readonly Article[]) => articles.map(({ input }) => input.slice(5)).join(',');
  const warehouse = {
    standing: async (articles: readonly Article[]) => {
      events.push(`asks ${numbers(articles)}`);
      return articles.map(({ text_hash }) => (known.has(text_hash) ? 'known' : 'new'));
    },
    lines: { learned: async () => new Map() },
    ingest: async ({ facts }: { facts: readonly Facts[] }) => {
      const articles = facts.map(({ article }) => article);
      events.push(`loads ${numbers(articles)}`);
      await new Promise<void>((open) => gates.push(open));
      events.push(`has ${numbers(articles)}`);
      for (const { text_hash } of articles) known.add(text_hash);
      return { states: articles.map(() => 'added'), repeated: false };
    },
  } as unknown as Warehouse;
  const ledger = emptyLedger();
  const analyse = inThread((article) => {
    events.push(`reads ${article.input.slice(5)}`);
    return nothingIn(article);
  });
  const batches = createBatches({ warehouse, analyse, run: 1, ledger, reject: () => {}, went: () => {} });
  const quiet = async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
  };
  return { events, batches, ledger, gates, quiet };
}

test('while one batch is loaded the next is read, and they go in in their order', async () => {
  const { events, batches, ledger, gates, quiet } = told();
  await batches.add(taken(articleOf(1)));
  await batches.add(taken(articleOf(2)));
  await quiet();
  expect(events).toEqual(['asks 1', 'reads 1', 'loads 1', 'asks 2', 'reads 2']);
  gates.shift()!();
  const ended = batches.ended();
  await quiet();
  gates.shift()!();
  await ended;
  expect(events.slice(5)).toEqual(['has 1', 'loads 2', 'has 2']);
  expect(ledger).toMatchObject({ added: 2, duplicate: 0 });
});

test('a batch goes in as soon as it is read, however long the next one takes to come', async () => {
  const { events, batches, gates, quiet } = told();
  await batches.add(taken(articleOf(1)));
  await quiet();
  expect(events).toEqual(['asks 1', 'reads 1', 'loads 1']);
  gates.shift()!();
  await batches.ended();
  expect(events.at(-1)).toBe('has 1');
});

test('an article that is being loaded is known before it is read once more', async () => {
  const { events, batches, ledger, gates, quiet } = told();
  await batches.add(taken(articleOf(1)));
  await batches.add(taken(articleOf(1), articleOf(2)));
  await quiet();
  expect(events).toEqual(['asks 1', 'reads 1', 'loads 1']);
  gates.shift()!();
  await quiet();
  const ended = batches.ended();
  await quiet();
  gates.shift()!();
  await ended;
  expect(events.slice(3)).toEqual(['has 1', 'asks 1,2', 'reads 2', 'loads 2', 'has 2']);
  expect(ledger).toMatchObject({ added: 2, duplicate: 1 });
});

test('a failure under way is told to whoever waits for the end', async () => {
  const { batches, gates, quiet } = told();
  const broken = createBatches({
    warehouse: {
      standing: async () => ['new'],
      lines: { learned: async () => new Map() },
      ingest: () => Promise.reject(new Error('the disk is full')),
    } as unknown as Warehouse,
    analyse: inThread(nothingIn),
    run: 1,
    ledger: emptyLedger(),
    reject: () => {},
    went: () => {},
  });
  await broken.add(taken(articleOf(1)));
  await expect(broken.ended()).rejects.toThrow('the disk is full');
  // The others are untouched by it.
  await batches.add(taken(articleOf(1)));
  const ended = batches.ended();
  await quiet();
  gates.shift()!();
  await ended;
});

test('an article without facts is named with the reason where all must be read', async () => {
  const articles = [articleOf(1), articleOf(2)];
  const analyse = inThread((article) => {
    if (article.input === 'test:2') throw new Error('no such rule');
    return nothingIn(article);
  });
  const all = await analyse(articles);
  expect(all[1]).toEqual({ failed: 'Error: no such rule' });
  expect(() => mustBeRead(all, articles)).toThrow(`${articles[1]!.id} could not be analysed: Error: no such rule`);
  expect(mustBeRead(all.slice(0, 1), articles)).toHaveLength(1);
});
