import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { systemClock } from '../../server/base/clock.ts';
import type { Read } from '../../server/contract/article.ts';
import { ingest } from '../../server/ingest/ingest.ts';
import { openInputs } from '../../server/ingest/open.ts';
import { canonicalUrl } from '../../server/text/fingerprint.ts';
import { likeness, printOf } from '../../server/text/likeness.ts';
import { textRules } from '../../server/text/rules.ts';
import { memoryWarehouse } from '../../server/warehouse/open.ts';
import { sql } from '../../server/warehouse/sql.ts';
import { inThread } from '../../server/ingest/analysing.ts';
import { cornersOf, type Floors, type Measured, measured, worstOf } from './measured.ts';

type Told = { key: string; story: string; day: string; title: string | null; body: string; at: number };

/** Two addresses bear one report when headline or text stayed: sites move reports, and the address is all the gold says. */
const MOVED = { headline: 0.5, text: 0.8 };

/** Articles without mentions: who is named does not matter to stories. */
const analyse = inThread((article) => ({
  article,
  sentences: [],
  mentions: [],
  quotes: [],
  unresolved: [],
  names: [],
  stand_ins: [],
}));

async function told(file: string, hideAddress: boolean): Promise<{ told: Told[]; ledger: Record<string, unknown> }> {
  const addresses: string[] = [];
  async function* records(): AsyncGenerator<Read> {
    for await (const read of openInputs([file], { format: 'auto', stdin: Readable.from([]) })) {
      if (read.kind !== 'article' || !hideAddress) {
        yield read;
        continue;
      }
      addresses.push(canonicalUrl(read.article.url ?? '') ?? '');
      // A source of its own record number keeps equal texts apart: without an address, source and text are the key.
      yield { ...read, article: { ...read.article, url: `https://hidden.example/${addresses.length - 1}` } };
    }
  }
  const warehouse = await memoryWarehouse(systemClock, textRules);
  const { ledger } = await ingest(
    records(),
    { warehouse, analyse, clock: systemClock, timezone: 'UTC' },
    { input: file, source: null, published: null },
  );
  const rows = await warehouse.query<{
    url: string;
    story: string;
    day: string;
    title: string | null;
    body: string;
  }>(sql`
    SELECT a.url AS url, s.id AS story, a.day AS day, a.title AS title, t.body AS body
    FROM article AS a JOIN article AS s ON s.article_id = a.story_id JOIN article_text AS t ON t.article_id = a.article_id
    WHERE a.day IS NOT NULL`);
  await warehouse.close();
  const numbered = rows.map(({ url, ...row }) => {
    const at = Number(/\d+$/.exec(url)?.[0] ?? 0);
    return { ...row, at, key: hideAddress ? addresses[at]! : (canonicalUrl(url) ?? url) };
  });
  return { told: numbered.sort((l, r) => (l.day < r.day ? -1 : l.day > r.day ? 1 : l.at - r.at)), ledger };
}

/** The articles whose address was read before, and whether each joined the story of an earlier one. */
function rescrapes(articles: readonly Told[]): { month: string; found: boolean }[] {
  const seen = new Map<string, Set<string>>();
  const again: { month: string; found: boolean }[] = [];
  for (const { key, story, day } of articles) {
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, new Set([story]));
      continue;
    }
    again.push({ month: `month ${day.slice(0, 7)}`, found: before.has(story) });
    before.add(story);
  }
  return again;
}

/** Of all pairs in one story, the part that bears one address, or one report that has moved. */
function precision(articles: readonly Told[]): { right: number; of: number } {
  const stories = new Map<string, Told[]>();
  for (const one of articles) stories.set(one.story, [...(stories.get(one.story) ?? []), one]);
  let [right, of] = [0, 0];
  for (const story of stories.values()) {
    story.forEach((one, at) => {
      for (const other of story.slice(at + 1)) {
        of += 1;
        if (one.key === other.key || hasMoved(one, other)) right += 1;
      }
    });
  }
  return { right, of };
}

function hasMoved(one: Told, other: Told): boolean {
  const [a, b] = [printOf(one.title, one.body), printOf(other.title, other.body)];
  return (
    likeness(a.headline, b.headline).resemblance >= MOVED.headline ||
    likeness(a.shingles, b.shingles).resemblance >= MOVED.text
  );
}

/** Stories on a site that was scraped again and again: once with its addresses hidden, once with them. */
export async function measureStories(gold: string, floors: Floors): Promise<Measured[]> {
  const file = join(gold, '..', 'news', 'one-site-with-rescrapes-2026.jsonl.gz');
  if (!existsSync(file)) throw new Error(`there is no ${file}: stories cannot be measured`);
  const hidden = await told(file, true);
  const again = rescrapes(hidden.told);
  const found = again.filter((one) => one.found).length;
  const pairs = precision(hidden.told);
  const open = await told(file, false);
  const addresses = new Set(open.told.map(({ key }) => key));
  const { added, revised, duplicate } = open.ledger as Record<string, number>;
  return [
    measured(floors, 'stories: re-scrapes found, addresses hidden', found / again.length, again.length, '', {
      share: true,
      worst: worstOf(
        cornersOf(
          again,
          ({ month }) => month,
          (one) => one.found,
        ),
      ),
    }),
    measured(floors, 'stories: pairs of one report', pairs.right / pairs.of, pairs.of, '', { share: true }),
    measured(
      floors,
      'stories: re-scrapes found by address',
      (revised! + duplicate!) / (added! + revised! + duplicate! - addresses.size),
      revised! + duplicate!,
      `${added} added, ${revised} revised, ${duplicate} duplicate`,
      { share: true },
    ),
  ];
}
