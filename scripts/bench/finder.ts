import given from '../../data/names/given-names.json' with { type: 'json' };
import { createFinder, type Finder } from '../../server/analysis/finder.ts';
import type { Actor, Catalogue } from '../../server/contract/actor.ts';
import type { RawArticle } from '../../server/contract/article.ts';
import { sentencesOf } from '../../server/text/sentences.ts';
import { below, chanceFrom, oneOf } from './chance.ts';
import { type Arm, type Figure, type Rounds, sideBySide } from './rounds.ts';

/** Articles of one round. */
const CHUNK = 50;
const WARMING = 5;
const FEW_ALIASES = 5000;
export const MANY_ALIASES = 500_000;

export type Finding = {
  /** The large catalogue and the small one. */
  readonly ours: Figure;
  readonly peer: Figure;
  readonly perRound: number;
  /** How many times as long an article takes with a hundred times as many aliases. */
  readonly ratio: number;
  readonly aliases: { readonly ours: number; readonly peer: number };
};

const SYLLABLES =
  'ba be bo da de do fa fi ga go ha he ka ki ko la le lo ma me mi na ne no pa pe ra re ro sa se so ta te to va vi wa wi za ze'.split(
    ' ',
  );

/** Made people, half of whose family names are words that real texts capitalise, so that many walks begin and few end. */
function madePeople(aliases: number, words: readonly string[]): Actor[] {
  const chance = chanceFrom(1);
  const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
  return Array.from({ length: Math.ceil(aliases / 2) }, (_, no) => {
    const made = () => capital(Array.from({ length: 2 + below(chance, 3) }, () => oneOf(chance, SYLLABLES)).join(''));
    const family = no % 2 === 0 ? `${oneOf(chance, words)}-${made()}` : made();
    const name = `${capital(oneOf(chance, given.names))} ${family}`;
    return {
      id: `made-${no}`,
      wikidata: null,
      kind: 'person',
      name,
      aliases: [
        { text: `${name} ${no}`, type: 'full' },
        { text: family, type: 'surname' },
      ],
      country: null,
      party: null,
      offices: [],
    };
  });
}

const aliasesOf = (actors: readonly Actor[]): number => actors.reduce((sum, { aliases }) => sum + aliases.length, 0);

/** The finder alone, on the same articles, with few aliases and with a hundred times as many. */
export async function measureFinding(
  raw: readonly RawArticle[],
  { actors, titles }: Catalogue,
  aliases: number,
  rounds: Rounds,
): Promise<Finding> {
  const words = [...new Set(raw.flatMap(({ body }) => body.match(/\b\p{Lu}\p{Ll}{2,}/gu) ?? []))].sort();
  const few: Actor[] = [];
  let count = 0;
  for (const actor of actors) {
    if (count >= FEW_ALIASES) break;
    few.push(actor);
    count += actor.aliases.length;
  }
  const many = [...actors, ...madePeople(Math.max(0, aliases - aliasesOf(actors)), words)];
  const armOf = (name: string, finder: Finder): Arm => {
    let from = 0;
    return {
      name,
      expected: null,
      run: async () => {
        for (let no = 0; no < CHUNK; no += 1) {
          const { title, body } = raw[(from + no) % raw.length]!;
          for (const sentence of sentencesOf(title, body)) finder.find(sentence);
        }
        from += CHUNK;
        return {};
      },
    };
  };

  const arms = [
    armOf('many', createFinder({ actors: many, titles })),
    armOf('few', createFinder({ actors: few, titles })),
  ] as const;
  const first = Math.min(WARMING, rounds.most);
  await sideBySide(...arms, { least: first, most: first, seconds: 0 });
  const { ours, peer } = await sideBySide(...arms, rounds);
  return {
    ours: ours.figure,
    peer: peer.figure,
    perRound: CHUNK,
    ratio: ours.figure.p50 / peer.figure.p50,
    aliases: { ours: aliasesOf(many), peer: aliasesOf(few) },
  };
}
