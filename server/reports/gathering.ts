import { AppError } from '../base/errors.ts';
import { invalid } from '../base/settle.ts';
import type { Note, Versions } from '../contract/answer.ts';
import type { Asked } from '../contract/filters.ts';
import type { AnswerTo, Path } from '../contract/questions/all.ts';
import type { ReportFilters } from '../contract/report.ts';
import type { Grain } from '../contract/vocabulary.ts';
import { type Asking, answerTo, asked, questionAt } from '../exports/answer.ts';
import { askingAt } from '../exports/as-of.ts';
import type { Limits } from '../warehouse/warehouse.ts';
import { changed, format, type Page, type Values, wanted } from '../../web/view.ts';
import type { Answered } from './document.ts';

/** First and last day, both included. */
export type Days = { readonly from: string; readonly to: string };

/** Everything a report asks, asked at one snapshot, and kept for its files and notes. */
export type Gathering = {
  /** What the reader asked for. */
  readonly given: ReportFilters;
  readonly grain: Grain;
  readonly snapshot: string;
  readonly instant: string | null;
  readonly versions: () => Versions;
  /** Asks with the filters of the report, changed; what has a name stands in the files under it. */
  ask<P extends Path>(name: string | null, path: P, changes?: Partial<Asked>, id?: string | null): Promise<AnswerTo<P>>;
  readonly answers: () => readonly Answered[];
  /** What a reader must know, each once, in the order it came up. */
  readonly notes: () => readonly Note[];
  /** The address of a page of the dashboard with the filters of the report, as of its snapshot. */
  link(page: Page, id?: string | null, changes?: Values): string;
  /** Whom the reader chose, by name or as watchlists. */
  readonly chosen: readonly string[];
};

/** The settled name of the state of the data and all that is asked of it; the same snapshot and filters give the same answers. */
export async function gather(
  asking: Asking,
  given: ReportFilters,
  origin: string,
  limits: Limits = {},
): Promise<Gathering> {
  const { database } = await askingAt(asking, given);
  const snapshot = await database.snapshot();
  const { format: _format, of: _of, snapshot: _snapshot, ...filters } = given;
  const answers: Answered[] = [];
  const notes = new Map<string, Note>();
  let versions: Versions = {};
  return {
    given,
    grain: given.grain,
    snapshot,
    instant: database.changedAt(),
    versions: () => versions,
    chosen: wanted(given.actors),
    async ask(name, path, changes = {}, id = null) {
      // What a question does not know would be wrong to tell of it.
      const known = questionAt(path).filters.shape;
      const all = { ...filters, ...changes };
      const sent = Object.fromEntries(Object.entries(all).filter(([key]) => key in known));
      const answer = await answerTo(asking, path, asked({ ...sent, snapshot }), id, limits);
      if (answer.snapshot !== snapshot)
        throw new AppError('busy', 'The database changed while the report was written; ask for it again.');
      versions = { ...versions, ...answer.versions };
      if (name !== null) {
        for (const note of answer.notes) if (!notes.has(note.text)) notes.set(note.text, note);
        answers.push({ name, path, query: answer.query, notes: answer.notes, rows: answer.rows });
      }
      return answer;
    },
    answers: () => answers,
    notes: () => [...notes.values()],
    link(page, id = null, changes = {}) {
      const own = Object.fromEntries(
        Object.entries(filters).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
      );
      const view = { page, id, filters: own, view: {}, problems: [] };
      // Days that are named take the place of so many last weeks.
      const patch = changes['from'] === undefined ? changes : { last: null, ...changes };
      return origin + format(changed(view, { ...patch, snapshot }));
    },
  };
}

/** An error of one key. */
export const wrong = (key: string, value: string, expected: string): AppError => invalid([{ key, value, expected }]);
