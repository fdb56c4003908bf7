import { diffArrays } from 'diff';
import { day } from './charts/format.ts';
import type { WholeArticle } from './reader.ts';
import { msg, str } from './words.ts';

/** A stretch of two texts: in both of them, or in one alone. */
export type Segment = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** Words in any script, the space between them, and every other sign by itself: put together again they are the text. */
const WORDS = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*|\s+|[^\p{L}\p{M}\p{N}\s]/gu;
const PARAGRAPHS = /[^\n]*\n+|[^\n]+/g;

/** More words or signs that differ, or longer texts, are compared by paragraphs: the work grows with their square. */
const MOST_CHANGES = 1500;
const MOST_CHARACTERS = 200_000;

/** From one text to another, by words where that is not too much, else by paragraphs, else as a whole. Nothing of either is lost. */
export function changesBetween(before: string, after: string): Segment[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const byWords = before.length + after.length <= 2 * MOST_CHARACTERS ? compared(before, after, WORDS) : null;
  const whole: Segment[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  return together(byWords ?? compared(before, after, PARAGRAPHS) ?? whole);
}

function compared(before: string, after: string, parts: RegExp): Segment[] | null {
  const found = diffArrays(before.match(parts) ?? [], after.match(parts) ?? [], { maxEditLength: MOST_CHANGES });
  if (found === undefined) return null;
  return found.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

/** What is removed and added in one place, as one of each, though a space between the words is in both. */
function together(segments: readonly Segment[]): Segment[] {
  const kept: Segment[] = [];
  let removed = '';
  let added = '';
  const close = () => {
    if (removed !== '') kept.push({ kind: 'removed', text: removed });
    if (added !== '') kept.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  segments.forEach(({ kind, text }, at) => {
    const between = kind === 'same' && at > 0 && at < segments.length - 1 && /^[^\S\n]+$/.test(text);
    if (kind === 'same' && !between) {
      close();
      kept.push({ kind, text });
      return;
    }
    if (kind !== 'added') removed += text;
    if (kind !== 'removed') added += text;
  });
  close();
  return kept.filter(({ text }) => text !== '');
}

/** A stretch to show: what is in both is cut where it is long. */
export type Shown = Segment | { readonly kind: 'skipped'; readonly characters: number };

/** What is shown of a text that did not change, before and behind what did. */
const CONTEXT = 160;

/** The changes with a little around each; the rest is counted. */
export function withContext(segments: readonly Segment[]): Shown[] {
  return segments.flatMap((segment, at): Shown[] => {
    const { kind, text } = segment;
    const head = at === 0 ? 0 : CONTEXT;
    const tail = at === segments.length - 1 ? 0 : CONTEXT;
    // A stretch that is little longer than what would be kept of it is not worth a gap.
    if (kind !== 'same' || text.length <= head + tail + CONTEXT) return [segment];
    const end = head === 0 ? 0 : text.lastIndexOf(' ', head) + 1 || head;
    const begin = tail === 0 ? text.length : text.indexOf(' ', text.length - tail) + 1 || text.length - tail;
    const shown: Shown[] = [
      { kind: 'same', text: text.slice(0, end) },
      { kind: 'skipped', characters: begin - end },
      { kind: 'same', text: text.slice(begin) },
    ];
    return shown.filter((one) => one.kind === 'skipped' || one.text !== '');
  });
}

/** One wording of an article. */
export type Wording = {
  readonly no: number;
  readonly title: string;
  readonly dated: string;
  readonly body: string;
  /** Instant in UTC. */
  readonly loaded_at: string;
};

/** All wordings of an article, the latest first. */
export function wordingsOf(
  article: Pick<WholeArticle, 'revision' | 'title' | 'day' | 'date_problem' | 'body' | 'loaded_at' | 'revisions'>,
): Wording[] {
  return [...article.revisions, article]
    .map(({ revision, title, day: published, date_problem, body, loaded_at }) => ({
      no: revision,
      title: title ?? msg('Untitled'),
      dated: datedWords(published, date_problem),
      body,
      loaded_at,
    }))
    .toSorted((l, r) => r.no - l.no);
}

const datedWords = (published: string | null, problem: string | null): string =>
  published !== null ? day(published) : problem !== null ? msg(str`undated: ${problem}`) : msg('not kept');
