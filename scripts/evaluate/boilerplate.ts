import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { systemClock } from '../../server/base/clock.ts';
import { ingest } from '../../server/ingest/ingest.ts';
import { openInputs } from '../../server/ingest/open.ts';
import { textRules } from '../../server/text/rules.ts';
import { memoryWarehouse } from '../../server/warehouse/open.ts';
import { sql } from '../../server/warehouse/sql.ts';
import { inThread } from '../../server/ingest/analysing.ts';
import { cornersOf, type Floors, type Measured, measured, worstOf } from './measured.ts';

/** A first or last line that so many articles of one source share is no news. */
const REPEATED = 3;
/** Shorter lines repeat by themselves: "Photo", "Notables". */
const FEWEST_LETTERS = 6;

/** A line without what changes from day to day: figures, case and marks. */
const masked = (line: string): string =>
  line
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim();

type Stored = { readonly source: string; readonly body: string };

/** The articles, and whether each keeps no first or last line which two others of its source have too. */
function withoutRepeated(articles: readonly Stored[]): { source: string; clean: boolean }[] {
  const shared = new Map<string, number>();
  const ends = articles.map(({ source, body }) => {
    const lines = body.split('\n').map(masked).filter(Boolean);
    return [`first ${lines[0] ?? ''}`, `last ${lines.at(-1) ?? ''}`]
      .filter((line) => line.length >= FEWEST_LETTERS + 5)
      .map((line) => `${source} ${line}`);
  });
  for (const line of ends.flat()) shared.set(line, (shared.get(line) ?? 0) + 1);
  return articles.map(({ source }, at) => ({
    source: `source ${source}`,
    clean: (ends[at] ?? []).every((line) => (shared.get(line) ?? 0) < REPEATED),
  }));
}

/** Takes in a whole corpus, cleans and learns as a run does, and looks at what is kept. Nobody is looked for in it. */
async function keptOf(file: string): Promise<{ articles: Stored[]; before: Stored[]; lines: number }> {
  const warehouse = await memoryWarehouse(systemClock, textRules);
  try {
    const reads = openInputs([file], { format: 'auto', stdin: Readable.from([]) });
    const street = {
      warehouse,
      clock: systemClock,
      timezone: 'UTC',
      analyse: inThread((article) => ({
        article,
        sentences: [],
        mentions: [],
        quotes: [],
        unresolved: [],
        names: [],
        stand_ins: [],
      })),
    };
    await ingest(reads, street, { input: 'evaluation', source: null, published: null });
    const rows = await warehouse.query<{ source: string; body: string; removed: string }>(sql`
      SELECT s.name AS source, t.body AS body, t.removed AS removed
      FROM article AS a JOIN article_text AS t ON t.article_id = a.article_id JOIN source AS s ON s.source_id = a.source_id`);
    const [{ lines } = { lines: 0 }] = await warehouse.query<{ lines: number }>(
      sql`SELECT count(*) AS lines FROM learned_line`,
    );
    const before = rows.map(({ source, body, removed }) => ({
      source,
      body: textRules.lines.wholeOf({ body, removed: JSON.parse(removed) }),
    }));
    return { articles: rows, before, lines };
  } finally {
    await warehouse.close();
  }
}

export async function measureBoilerplate(gold: string, floors: Floors): Promise<Measured[]> {
  const file = join(gold, '..', 'news', 'us-politics-2012-2020.jsonl.gz');
  if (!existsSync(file)) throw new Error(`there is no ${file}: boilerplate cannot be measured`);
  const { articles, before, lines } = await keptOf(file);
  const now = withoutRepeated(articles);
  const share = (all: readonly { clean: boolean }[]) => all.filter(({ clean }) => clean).length / all.length;
  const note = `${lines} lines learned; before ${share(withoutRepeated(before)).toFixed(4)}`;
  return [
    measured(floors, 'boilerplate: articles without a repeated first or last line', share(now), articles.length, note, {
      share: true,
      worst: worstOf(
        cornersOf(
          now,
          ({ source }) => source,
          ({ clean }) => clean,
        ),
      ),
    }),
  ];
}
