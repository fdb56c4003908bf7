import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCatalogue } from '../../server/analysis/catalogue.ts';
import { createFinder } from '../../server/analysis/finder.ts';
import { createResolver } from '../../server/analysis/mentions.ts';
import { unknownNames } from '../../server/analysis/names.ts';
import { proposedNames, shippedTagger } from '../../server/analysis/propose-names.ts';
import { tokensOf } from '../../server/analysis/tokens.ts';
import type { Kind } from '../../server/contract/actor.ts';
import type { Sentence, Span } from '../../server/contract/article.ts';
import { type MarkedDocument, readConll, readCrossner } from '../names/marked.ts';
import {
  f1Over,
  type NamedWords,
  type NameFinder,
  type NameScore,
  scoreNames,
  sentencesOfDocument,
  wordsOf,
} from '../names/score.ts';
import { bootstrap } from './interval.ts';
import { type Floors, type Measured, measured, worstOf } from './measured.ts';

const DATA = join(import.meta.dirname, '..', '..', 'data');

type Spotted = Span & { readonly sentence: number; readonly kind: Kind };

/** Spans of an article as words of its sentences. */
const wordsIn = (sentences: readonly Sentence[], spotted: readonly Spotted[]): NamedWords[][] =>
  sentences.map((sentence) =>
    spotted
      .filter(({ sentence: no }) => no === sentence.no)
      .flatMap(({ start, end, kind }) => {
        const words = wordsOf(tokensOf(sentence), { start, end });
        return words === null ? [] : [{ ...words, kind }];
      }),
  );

const overlaps = (spans: readonly Span[], { start, end }: Span): boolean =>
  spans.some((span) => span.start < end && start < span.end);

const endsOf = ({ sentences }: NameScore, by: 'right' | 'rightSpan') =>
  bootstrap(sentences, (drawn) => f1Over(drawn, by));

const worstKind = ({ kinds }: NameScore) =>
  worstOf([...kinds].map(([kind, { f1, marked }]) => ({ what: `kind ${kind}`, value: f1, of: marked })));

/**
 * Names found in two marked sets: politics from an encyclopaedia (CrossNER dev) and a news wire of 1996 (CoNLL-2003 val),
 * by exact words, with the kind and without. The kinds are mapped in scripts/names/marked.ts: politician and person are
 * person; party and organisation organisation; location is place; election, event and misc are other, as MISC is, which
 * counts like every kind. CoNLL's LOC does not tell countries from places, so there both are one. The tagger names
 * everybody; with the catalogue's names left out on both sides it is measured on what it is for. The rules stand beside.
 */
export function measureNames(gold: string, floors: Floors): Measured[] {
  const textOf = (file: string) => readFileSync(join(DATA, 'catalogue', file), 'utf8');
  const catalogue = parseCatalogue(textOf('actors.jsonl'), textOf('titles.json'));
  const resolve = createResolver(createFinder(catalogue));
  const tagger = shippedTagger(catalogue);
  const knownIn = (sentences: readonly Sentence[]) => resolve(sentences, null);

  const rules: NameFinder = (sentences) => {
    const { mentions, masks } = knownIn(sentences);
    return wordsIn(sentences, [...mentions, ...unknownNames(sentences, masks)]);
  };
  const rulesForStrangers: NameFinder = (sentences) =>
    wordsIn(sentences, unknownNames(sentences, knownIn(sentences).masks));
  const proposals: NameFinder = (sentences) =>
    wordsIn(sentences, proposedNames(sentences, knownIn(sentences).masks, tagger));
  /** The names that the catalogue does not take, groups of people too, which nobody proposes. */
  const strangers = (documents: readonly MarkedDocument[]): MarkedDocument[] =>
    documents.map((document) => {
      const sentences = sentencesOfDocument(document);
      const { masks } = knownIn(sentences);
      return document.map((marked, at) => ({
        ...marked,
        names: marked.names.filter((name) => !overlaps(masks.get(sentences[at]?.no ?? -1) ?? [], name)),
      }));
    });

  const sets = [
    {
      name: 'CrossNER politics dev',
      documents: readCrossner(readFileSync(join(gold, 'crossner-politics', 'dev.txt'), 'utf8')),
      oneLand: false,
    },
    { name: 'CoNLL val', documents: readConll(readFileSync(join(gold, 'conll', 'val.conllu'), 'utf8')), oneLand: true },
  ];
  return sets.flatMap(({ name, documents, oneLand }) => {
    const all = scoreNames(documents, tagger, oneLand);
    const before = scoreNames(documents, rules, oneLand);
    const unknown = strangers(documents);
    const proposed = scoreNames(unknown, proposals, oneLand);
    const guessed = scoreNames(unknown, rulesForStrangers, oneLand);
    const kinds = [...all.kinds].map(([kind, { f1 }]) => `${kind} ${f1.toFixed(2)}`).join(', ');
    const cell = (value: number) => value.toFixed(4);
    return [
      measured(
        floors,
        `names: ${name}, with kind`,
        all.typed,
        all.of,
        `catalogue and rules alone ${cell(before.typed)}; ${kinds}`,
        { ends: endsOf(all, 'right'), worst: worstKind(all) },
      ),
      measured(floors, `names: ${name}, span`, all.span, all.of, `catalogue and rules alone ${cell(before.span)}`, {
        ends: endsOf(all, 'rightSpan'),
      }),
      measured(
        floors,
        `names: ${name}, strangers, span`,
        proposed.span,
        proposed.of,
        `with kind ${cell(proposed.typed)}; rules alone ${cell(guessed.span)}, ${cell(guessed.typed)}`,
        { ends: endsOf(proposed, 'rightSpan') },
      ),
    ];
  });
}
