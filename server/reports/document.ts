import type { Note, Versions } from '../contract/answer.ts';
import type { Path } from '../contract/questions/all.ts';
import type { ReportName } from '../contract/vocabulary.ts';
import type { Picture } from '../../web/charts/picture.ts';
import type { Slot } from '../../web/charts/palette.ts';
import type { Page } from '../../web/view.ts';

/** One cell of a table as it is read; `opens` is the address of what stands behind it. */
export type Cell = {
  readonly text: string;
  readonly opens?: string;
  readonly look?: 'quiet' | 'negative' | 'positive' | 'strong';
};

/** `isMinor`: given up first, where a page is too narrow for all. */
export type Column = { readonly title: string; readonly isNumber: boolean; readonly isMinor?: true };

export type Table = { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] };

/** A sentence with the places of the names that were counted in it. */
export type Quoted = { readonly text: string; readonly marks: readonly { start: number; end: number }[] };

/** An article with some of its sentences; `opens` is its address here, `url` where it was published. */
export type Told = {
  readonly title: string;
  readonly detail: string;
  readonly opens: string;
  readonly url: string | null;
  readonly sentences: readonly Quoted[];
};

/** A part of a report. Each face draws every kind. */
export type Block =
  | { readonly kind: 'lede'; readonly sentence: string; readonly quiet: string }
  | { readonly kind: 'heading'; readonly text: string; readonly hint: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly name: string; readonly caption: string; readonly table: Table }
  | {
      readonly kind: 'chart';
      readonly name: string;
      readonly caption: string;
      /** The whole figure in a sentence, for whoever does not see it. */
      readonly summary: string;
      readonly draw: (width: number) => Picture;
      /** Whose lines these are, for a page too narrow to name them at their ends; empty where the picture says it. */
      readonly lines: readonly { readonly name: string; readonly slot: Slot }[];
      /** The same numbers as a table, which stands at the end. */
      readonly twin: Table;
    }
  | { readonly kind: 'told'; readonly articles: readonly Told[] };

/** The rows of a question as they were answered, for files. */
export type Answered = {
  readonly name: string;
  readonly path: Path;
  readonly query: Readonly<Record<string, string>>;
  readonly notes: readonly Note[];
  readonly rows: readonly unknown[];
};

/** Where a report is from: what makes it checkable. */
export type Provenance = {
  /** The page of the dashboard with the same figures, as of the snapshot. */
  readonly link: string;
  /** What narrowed it, in the one grammar. */
  readonly filters: string;
  readonly snapshot: string;
  /** The instant of the snapshot: no report knows when it was written. */
  readonly instant: string | null;
  readonly versions: Versions;
};

/** A report before it has a face: every figure in it, in the order of reading. */
export type Document = {
  readonly template: ReportName;
  readonly title: string;
  /** What it is about, and its days. */
  readonly subtitle: string;
  readonly days: { readonly from: string; readonly to: string };
  readonly blocks: readonly Block[];
  readonly notes: readonly Note[];
  readonly answers: readonly Answered[];
  readonly provenance: Provenance;
};

/** What a template makes of the answers: its parts, what it is called, and the page with the same figures. */
export type Made = {
  readonly title: string;
  readonly page: { readonly page: Page; readonly id: string | null };
  readonly blocks: readonly Block[];
};
