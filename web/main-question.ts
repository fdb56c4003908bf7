import type { Path } from '../server/contract/questions/all.ts';
import { isAttention, VIEWED } from './grammar.ts';
import { asked, measureOf } from './query.ts';
import { type Page, queryOf, type View } from './view.ts';

/** What a page asks above all: its file, and the address that a program asks. */
export type MainQuestion = {
  readonly path: Path;
  readonly id: string | null;
  readonly query: string;
  /** What its rows are, for people. */
  readonly words: string;
};

type Asking = (view: View) => MainQuestion;
const of = (path: Path, words: string, query: (view: View) => string = asked): Asking => {
  return (view) => ({ path, words, query: query(view), id: path.endsWith('/{id}') ? view.id : null });
};

const whole = () => '';

/** The chart of a page is asked by its measure; a share of one alone is always all of it. */
function charted(view: View): MainQuestion {
  const measure = measureOf(view);
  const query = view.page === 'actor' ? asked(view, { actors: view.id, kinds: null }) : asked(view);
  if (isAttention(measure)) return { path: '/attention', id: null, query, words: 'attention' };
  if (measure === 'share_of_voice' && view.page !== 'actor')
    return { path: '/share-of-voice', id: null, query, words: 'share of voice' };
  return { path: '/mentions', id: null, query, words: 'mentions' };
}

/** Each is asked as its page asks it; a page without one of its own has none. */
const QUESTIONS: Readonly<Partial<Record<Page, Asking>>> = {
  overview: charted,
  actor: charted,
  actors: of('/actors', 'actors'),
  articles: of('/articles', 'articles', (view) =>
    [asked(view), queryOf(view.view, { date_problem: VIEWED['date_problem']!, name: VIEWED['name']! })]
      .filter((part) => part !== '')
      .join('&'),
  ),
  article: of('/articles/{id}', 'article', (view) => asked({ ...view, filters: pick(view, ['forms', 'snapshot']) })),
  stories: of('/stories', 'stories'),
  story: of('/stories/{id}', 'story', (view) => asked({ ...view, filters: pick(view, ['snapshot']) })),
  discovery: of('/names', 'unknown names'),
  sources: of('/sources', 'sources', (view) => asked(view, { actors: null, kinds: null, voice: null })),
  quality: of('/runs', 'runs', whole),
  accuracy: of('/accuracy', 'accuracy', whole),
};

const pick = ({ filters }: View, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(filters).filter(([key]) => keys.includes(key)));

/** The question of a page; null where it has none. */
export const mainQuestion = (view: View): MainQuestion | null => QUESTIONS[view.page]?.(view) ?? null;
