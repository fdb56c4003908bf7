import type { Facts } from '../contract/facts.ts';
import type { Rejection } from '../contract/run.ts';
import { timeMentions } from '../text/times.ts';

/** A record that was refused, or everything that was read in it. */
export type Seen =
  | { readonly input: string; readonly rejected: Pick<Rejection, 'step' | 'reason'> }
  | ReturnType<typeof inspected>;

/**
 * One article as `inspect --json` shows it. Offsets are UTF-16 units into `body`, and `sentence` is the place in `sentences`;
 * what stands in the title has its own lists, with offsets into `title`.
 */
export function inspected({ article, sentences, mentions, quotes, names, unresolved }: Facts) {
  const inBody = sentences.filter(({ no }) => no > 0);
  const place = new Map(inBody.map(({ no }, at) => [no, at]));
  const startOf = new Map(sentences.map(({ no, start }) => [no, no === 0 ? 0 : start]));
  const placed = <Spot extends { sentence: number; start: number; end: number }>(spot: Spot) => {
    const start = startOf.get(spot.sentence) ?? 0;
    return { ...spot, start: start + spot.start, end: start + spot.end, sentence: place.get(spot.sentence) ?? null };
  };
  const flat = (mention: Facts['mentions'][number]) => {
    const { score, ...rest } = placed(mention);
    return {
      actor: rest.actor,
      name: rest.name,
      kind: rest.kind,
      surface: rest.surface,
      start: rest.start,
      end: rest.end,
      sentence: rest.sentence,
      via: rest.via,
      p_neg: score?.p_neg ?? null,
      p_neu: score?.p_neu ?? null,
      p_pos: score?.p_pos ?? null,
      sentiment: score?.sentiment ?? null,
      reasons: score?.reasons ?? [],
      in_quote: rest.in_quote,
      speaker: rest.speaker,
    };
  };
  const titled = <Spot extends { sentence: number }>(spots: readonly Spot[]) =>
    spots.filter(({ sentence }) => sentence === 0);
  const bodied = <Spot extends { sentence: number }>(spots: readonly Spot[]) =>
    spots.filter(({ sentence }) => sentence > 0);
  const name = ({ surface, kind, start, end }: Facts['names'][number]) => ({ surface, kind, start, end });
  return {
    input: article.input,
    id: article.id,
    title: article.title,
    published: article.published_at ?? article.day,
    week: article.week,
    date_basis: article.date_basis,
    date_problem: article.date_problem,
    date_written: article.date_written ?? null,
    date_place: article.date_place ?? null,
    date_confidence: article.date_confidence ?? null,
    zone_assumed: article.zone_assumed ?? null,
    modified: article.modified ?? null,
    section: article.section ?? null,
    authors: article.authors ?? [],
    source: article.source,
    url: article.url,
    author: article.author,
    language: article.language,
    body: article.body,
    removed: article.removed,
    sentences: inBody.map(({ start, end, text }) => ({ start, end, text })),
    mentions: bodied(mentions).map(flat),
    title_mentions: titled(mentions).map(flat),
    times: timeMentions(article.body, article.day),
    names: bodied(names).map((one) => name(placed(one))),
    title_names: titled(names).map(name),
    unresolved: bodied(unresolved).map((one) => {
      const { surface, start, end, candidates } = placed(one);
      return { surface, start, end, candidates };
    }),
    quotes: quotes.map(({ text, kind, speaker, speaker_surface, cue, start, end }) => ({
      text,
      kind,
      speaker,
      speaker_surface,
      cue,
      start,
      end,
    })),
  };
}
