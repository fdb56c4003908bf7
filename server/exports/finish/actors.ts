import type { RowOf } from '../../contract/questions/all.ts';
import type { Kind } from '../../contract/actor.ts';
import { formsOfActor, openFormsOfActor, sourcesOfActor } from '../../queries/actor.ts';
import type { Context } from '../context.ts';
import { noteUnadjusted, type ToneSums, toneOf } from './sentiment.ts';

type Found = Omit<ToneSums, 'stories'> & {
  actor: string;
  name: string;
  kind: Kind;
  wikidata: string | null;
  mentions: number;
  articles: number;
  stories: number;
  articles_all: number;
  scored: number;
  tone_stories: number;
  first_week: string;
  last_week: string;
};

export async function actors(rows: readonly Found[], context: Context): Promise<RowOf<'/actors'>[]> {
  const { scoring } = context.settled;
  const all = rows.map((row) => ({
    actor: row.actor,
    name: row.name,
    kind: row.kind,
    wikidata: row.wikidata,
    mentions: row.mentions,
    articles: row.articles,
    stories: row.stories,
    articles_all: row.articles_all,
    attention: row.articles_all === 0 ? null : row.articles / row.articles_all,
    scored: row.scored,
    ...toneOf({ ...row, stories: row.tone_stories }, scoring),
    first_week: row.first_week,
    last_week: row.last_week,
  }));
  noteUnadjusted(all, context);
  return all;
}

type OpenForm = { surface: string; candidates: string; occurrences: number; articles: number };

/** The profile: what the catalogue knows, and the forms and sources counted with the same condition as every other number. */
export async function actor(
  rows: readonly Record<string, unknown>[],
  context: Context,
): Promise<RowOf<'/actors/{id}'>[]> {
  const { settled, directory, catalogue } = context;
  const known = directory.actors.get(settled.id ?? '');
  if (known === undefined || rows.length === 0) return [];
  const only = { ...settled, actors: { only: [known.actor_id], never: [] }, kinds: { only: [], never: [] } };
  const entry = catalogue.actors.find(({ id }) => id === known.actor);
  const open = await context.query<OpenForm>(openFormsOfActor(only));
  return [
    {
      actor: known.actor,
      name: known.name,
      kind: known.kind,
      wikidata: entry?.wikidata ?? null,
      country: entry?.country ?? null,
      aliases: entry?.aliases.map(({ text, type, from = null, to = null }) => ({ text, type, from, to })) ?? [],
      offices: entry?.offices.map(({ title, of, from, to }) => ({ title, of, from, to })) ?? [],
      forms: await context.query(formsOfActor(only)),
      unresolved: open.map(({ candidates, ...form }) => ({
        ...form,
        candidates: candidates.split(',').map((id) => ({ actor: id, name: directory.actors.get(id)?.name ?? id })),
      })),
      by_source: await context.query(sourcesOfActor(only)),
    },
  ];
}
