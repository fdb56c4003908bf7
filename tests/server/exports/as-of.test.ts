import { expect, test } from 'vitest';
import { AppError, messageOf } from '../../../server/base/errors.ts';
import { answerTo, asked } from '../../../server/exports/answer.ts';
import { fileOf } from '../../../server/exports/files.ts';
import { writtenText } from '../../support/written.ts';
import { type Choices, ofThePast, type Query, randomQuery } from '../../support/asked.ts';
import { bare } from '../../support/inputs.ts';
import { randomFrom } from '../../support/random.ts';
import { AFTER, openRereading, reports, type Rereading } from '../../support/reread.ts';

const SAID = { by: 'an analyst', why: 'a test' };
const EACH = 25;

/** The answer to the last byte, or what was said instead. */
const answered = async (house: Rereading, { path, filters, id }: Query, snapshot?: string): Promise<string> => {
  try {
    return JSON.stringify(
      await answerTo(house.asking, path, { ...filters, ...(snapshot === undefined ? {} : { snapshot }) }, id),
    );
  } catch (error) {
    if (error instanceof AppError) return messageOf(error);
    throw error;
  }
};

async function* reworded() {
  for await (const read of reports(12)) {
    if (read.kind !== 'article') continue;
    const body = `${String(read.article.body)} Ida Moor rejected the dreadful plan.`;
    yield { ...read, article: bare({ ...read.article, body }) };
  }
}

test('what was answered at a snapshot is answered again, to the last byte, whatever came and was corrected since', async () => {
  const house = await openRereading();
  const { corrections } = house;
  const random = randomFrom(61);
  const kept: { readonly snapshot: string; readonly query: Query; readonly answer: string }[] = [];
  const keep = async () => {
    const { rows } = await answerTo(house.asking, '/articles', asked({ limit: 60 }));
    const choices: Choices = {
      actors: ['ida-moor', 'ida-morr', 'jon-vale', 'norland'],
      sources: ['alpha', 'beta'],
      words: [
        'harbour',
        'plan',
        'dreadful',
        '"Jon Vale"',
        'harbour OR roads',
        'title:ida',
        'NOT actor:ida-moor',
        'disast*',
      ],
      from: '2021-01-04',
      to: '2021-06-30',
      articles: rows.map(({ article }) => article),
    };
    const snapshot = await house.warehouse.snapshot();
    for (let no = 0; no < EACH; no += 1) {
      const query = randomQuery(random, choices);
      kept.push({ snapshot, query, answer: await answered(house, query) });
    }
  };
  await house.take(reports(120));
  await keep();
  // New articles, of a source that was not there, and other wordings of those that were.
  await house.take(reports(60, 120));
  await house.take(reworded());
  await keep();
  const merged = await corrections.make({ does: 'merge', actor: 'ida-morr', into: 'ida-moor' }, SAID);
  await keep();
  await corrections.make({ does: 'add_actor', name: 'Kim Holt', kind: 'person', forms: ['Kim Holt'] }, SAID);
  await corrections.make({ does: 'exclude', actor: 'norland', form: 'Varnholm' }, SAID);
  await corrections.make({ does: 'rename', actor: 'jon-vale', name: 'Jon B. Vale' }, SAID);
  const { rows } = await answerTo(house.asking, '/articles', asked({ limit: 2 }));
  await corrections.make({ does: 'join_stories', article: rows[0]!.article, with: rows[1]!.article }, SAID);
  await keep();
  await corrections.undo(merged.correction);
  await keep();
  await house.versions.bring(
    { ...AFTER, actors: [...AFTER.actors, ...corrections.actors().filter(({ id }) => id === 'ida-morr')] },
    SAID,
  );
  await house.reanalysis.start(false);
  await house.reanalysis.idle();
  await keep();
  await house.take(reports(10, 180));

  const snapshots = new Set(kept.map(({ snapshot }) => snapshot));
  const asking = new Set(kept.map(({ query }) => query.path));
  for (const { snapshot, query, answer } of kept)
    expect(await answered(house, query, snapshot), `${query.path} ${JSON.stringify(query.filters)}`).toBe(answer);
  expect(snapshots.size).toBe(6);
  expect(asking.size).toBe(ofThePast.length);
  const rowsSeen = kept.filter(({ answer }) => answer.includes('"rows":[{')).length;
  expect(rowsSeen).toBeGreaterThan(kept.length / 2);
  console.log(
    `answers as of ${snapshots.size} snapshots: ${kept.length} of ${asking.size} questions, ${rowsSeen} with rows`,
  );
});

test('a file as of a snapshot is the file that was made then', async () => {
  const house = await openRereading();
  const { asking } = house;
  const textOf = async (snapshot?: string) => {
    const filters = asked({ format: 'csv', ...(snapshot === undefined ? {} : { snapshot }) });
    return writtenText((await fileOf(asking, '/evidence', filters, null)).parts);
  };
  await house.take(reports(30));
  const [snapshot, file] = [await house.warehouse.snapshot(), await textOf()];
  await house.take(reports(30, 30));
  expect(await textOf()).not.toBe(file);
  expect(await textOf(snapshot)).toBe(file);
  expect(await textOf(String(Number.parseInt(snapshot, 10)))).toBe(file);
});

test('a snapshot that is not there, or of another collection, is refused with what is there', async () => {
  const house = await openRereading();
  await house.take(reports(3));
  const last = Number.parseInt(await house.warehouse.snapshot(), 10);
  const ask = (snapshot: string) => answerTo(house.asking, '/mentions', asked({ snapshot }));
  await expect(ask(String(last + 1))).rejects.toThrow(
    `snapshot=${last + 1}: a number from 0 to ${last}; /snapshots lists them`,
  );
  await expect(ask(`${last}-00000000`)).rejects.toThrow(/^Snapshot \d+ of this database is \d+-[0-9a-f]{8}, not/);
  expect((await ask('0')).rows).toEqual([]);
});
