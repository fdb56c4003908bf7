import { createHash } from 'node:crypto';
import { addDays, monthOf, weekOf } from '../../server/base/week.ts';
import type { Actor } from '../../server/contract/actor.ts';
import type { Facts } from '../../server/contract/facts.ts';
import type { Mention, Quote, Score } from '../../server/contract/mention.ts';
import { plantedActor } from './cast.ts';
import { below, type Chance, chanceFrom, oneOf } from './chance.ts';
import type { Scene } from './plan.ts';

const SCORER = 'made@1';

const WORDS =
  `about after again along also among another around because before began behind both bring build called came change chief city
  close could council court day early effort end every few final first found given group half held help hour house idea issue
  join keep known large last later law least left line local long made many meeting member might minister month more morning
  most move much need never new next night note number often once only open order other over own part paper past people
  place plan point power press price public put quarter question rather reach reason record report result right road rule
  said same school second seem service set several share short side since small some soon stand start state still street
  such support table take talk term than that their there these third this though time today together told toward town trade
  turn under until upon use view visit vote wait want water week well went where while whole will within without word work
  world would year yesterday young`.split(/\s+/);

/** Stretches of words that sentences are put together from: made once, because a million sentences are needed; many, so that articles that tell different stories share few of them. */
const PHRASES: readonly string[] = (() => {
  const chance = chanceFrom(1);
  return Array.from({ length: 50_000 }, () =>
    Array.from({ length: 5 + below(chance, 8) }, () => oneOf(chance, WORDS)).join(' '),
  );
})();

/** A score with the mean given: never surer than 0.4 of neutral. */
const scoreOf = (sentiment: number, reasons: Score['reasons'] = []): Score => ({
  p_neg: 0.3 - sentiment / 2,
  p_neu: 0.4,
  p_pos: 0.3 + sentiment / 2,
  sentiment,
  reasons,
});

const SCORES: readonly Score[] = Array.from({ length: 61 }, (_, at) => {
  const sentiment = (at - 30) / 60;
  const reasons = at % 3 === 0 ? [] : [{ text: WORDS[at] ?? 'good', weight: Math.round(sentiment * 6) }];
  return scoreOf(sentiment, reasons);
});

/** Names are 64-bit hex, as those of real articles: well spread, so that looking them up costs what it costs. */
const madeId = (what: string): string => createHash('sha256').update(what).digest('hex').slice(0, 16);

type Naming = { readonly actor: Actor; readonly score: Score | null; readonly quoted: boolean };

/** What an article says, before it has an outlet and a date: its copies share it. */
export type Content = Omit<Facts, 'article'> & {
  readonly title: string;
  readonly body: string;
  readonly story: string;
};

/** Sentences of a text: with the phrases above about 2 KB, a usual length of news. */
const FEWEST_SENTENCES = 10;
const MORE_SENTENCES = 18;

/** Writes one text: the scene's mentions where they must stand, those of the background anywhere. */
export function writeContent(
  no: number,
  scene: Scene | null,
  others: readonly Actor[],
  scored: boolean,
  chance: Chance,
): Content {
  const count = Math.max(scene?.sentences ?? 0, FEWEST_SENTENCES + below(chance, MORE_SENTENCES));
  const namings: Naming[][] = Array.from({ length: count + 1 }, () => []);
  for (const { actor, sentence, sentiment, quoted } of scene?.told ?? []) {
    namings[sentence]?.push({ actor: plantedActor(actor), score: scoreOf(sentiment), quoted });
  }
  others.forEach((actor, at) => {
    const sentence = at === 0 && no % 3 === 0 ? 0 : 1 + below(chance, count);
    namings[sentence]?.push({ actor, score: scored ? oneOf(chance, SCORES) : null, quoted: false });
  });
  const quotedSentence = no % 5 === 0 ? 1 + below(chance, count) : 0;
  const mentions: Mention[] = [];
  const seen = new Set<string>();
  const texts = namings.map((named, at) =>
    sentenceText(at, named, at > 0 && at === quotedSentence, seen, mentions, chance),
  );
  if (scene?.word != null) texts[count] = `The ${scene.word} ${texts[count]}`;
  // Words put in front of the last sentence move the mentions in it.
  const moved = scene?.word == null ? 0 : scene.word.length + 'The  '.length;
  const placed = moved === 0 ? mentions : mentions.map((one) => (one.sentence === count ? shifted(one, moved) : one));
  const [title = '', ...body] = texts;
  const { sentences, text } = laidOut(title, body);
  return {
    title,
    body: text,
    story: madeId(`story ${no}`),
    sentences,
    mentions: placed,
    stand_ins: [],
    quotes: quotesOf(placed, sentences, quotedSentence),
    unresolved:
      no % 3 === 1
        ? [{ sentence: 1, start: 0, end: 4, surface: text.slice(0, 4), candidates: ['background-1', 'background-2'] }]
        : [],
    names:
      no % 2 === 1 ? [{ sentence: 1, start: 0, end: 4, surface: text.slice(0, 4), candidates: [], kind: 'other' }] : [],
  };
}

const shifted = (one: Mention, by: number): Mention => ({ ...one, start: one.start + by, end: one.end + by });

/** One sentence with its names in it; the first time an actor is named in full, later by the last word. */
function sentenceText(
  no: number,
  named: readonly Naming[],
  quoted: boolean,
  seen: Set<string>,
  mentions: Mention[],
  chance: Chance,
): string {
  let text = oneOf(chance, PHRASES);
  for (const { actor, score, quoted: mustBeQuoted } of named) {
    const again = seen.has(actor.id);
    seen.add(actor.id);
    const surface = again ? actor.name.slice(actor.name.indexOf(' ') + 1) : actor.name;
    const start = text.length + 1;
    text = `${text} ${surface} ${oneOf(chance, PHRASES)}`;
    const planted = actor.id.startsWith('background-') ? quoted : mustBeQuoted;
    mentions.push({
      sentence: no,
      actor: actor.id,
      name: actor.name,
      kind: actor.kind,
      surface,
      via: again ? 'surname' : 'full_name',
      start,
      end: start + surface.length,
      score,
      scorer: SCORER,
      in_quote: planted,
      speaker: planted ? actor.id : null,
    });
  }
  return no === 0 ? text : `${text}.`;
}

/** Sentences with offsets into the body; a paragraph is four of them. */
function laidOut(title: string, texts: readonly string[]): { sentences: Facts['sentences']; text: string } {
  let at = 0;
  const sentences = texts.map((text, index) => {
    const start = at;
    at += text.length + (index % 4 === 3 ? 2 : 1);
    return { no: index + 1, start, end: start + text.length, text };
  });
  const text = texts
    .map((one, index) => (index === texts.length - 1 ? one : one + (index % 4 === 3 ? '\n\n' : ' ')))
    .join('');
  return { sentences: [{ no: 0, start: 0, end: title.length, text: title }, ...sentences], text };
}

function quotesOf(mentions: readonly Mention[], sentences: Facts['sentences'], quotedSentence: number): Quote[] {
  const numbers = new Set(mentions.filter(({ in_quote }) => in_quote).map(({ sentence }) => sentence));
  if (quotedSentence > 0) numbers.add(quotedSentence);
  return [...numbers].map((no) => {
    const { start, end, text } = sentences[no] ?? { start: 0, end: 0, text: '' };
    const speaker = mentions.find((one) => one.sentence === no && one.in_quote)?.speaker ?? null;
    return {
      sentence: no,
      start,
      end,
      text,
      kind: 'direct',
      speaker,
      cue: speaker === null ? null : 'said',
      speaker_surface: speaker,
      speaker_start: speaker === null ? null : start,
    };
  });
}

type Printed = {
  /** Number of the article; two printings of one text have different ones. */
  readonly no: number;
  readonly source: string;
  readonly language: string;
  /** Null is undated. */
  readonly day: string | null;
  readonly instant: string | null;
};

/** A text in an outlet on a day. */
export function printed(
  { title, body, story, ...rest }: Content,
  { no, source, language, day, instant }: Printed,
): Facts {
  return {
    article: {
      input: `made:${no}`,
      id: madeId(`article ${no}`),
      title,
      body,
      removed: [],
      url: `https://${source.toLowerCase().replaceAll(' ', '-')}.example/${no}`,
      source,
      author: null,
      language,
      text_hash: story,
      published_at: instant,
      day,
      week: day === null ? null : weekOf(day),
      month: day === null ? null : monthOf(day),
      date_basis: day === null ? null : 'given',
      date_problem: day === null ? 'none given' : null,
    },
    ...rest,
  };
}

/** The same article with another date and one sentence more: what a publisher's correction is. */
export function corrected({ article, sentences, ...rest }: Facts, days: number): Facts {
  if (article.day === null) throw new Error('an undated article has no date to correct');
  const text = 'The date of this report was corrected.';
  const start = article.body.length + 1;
  const day = addDays(article.day, days);
  return {
    ...rest,
    article: {
      ...article,
      body: `${article.body} ${text}`,
      text_hash: madeId(`${article.text_hash} corrected`),
      published_at: null,
      day,
      week: weekOf(day),
      month: monthOf(day),
    },
    sentences: [...sentences, { no: sentences.length, start, end: start + text.length, text }],
  };
}
