import type { Article, Removed } from '../contract/article.ts';

/** How lines are known again. Made from text, so it is handed in: the warehouse reads none. */
export type LineRule = {
  /** Changes with every number of the rule; the sign that stored lines must be taken anew. */
  readonly name: string;
  /** Keys of the lines at both ends of a text from which no learned line was cut. */
  keysOf(whole: string): readonly string[];
  /** A text with the learned lines back in their places. */
  wholeOf(article: Pick<Article, 'body' | 'removed'>): string;
};

/** A line that several stories of one source have, with one article that has it. */
export type Repeated = {
  readonly source_id: number;
  readonly source: string;
  readonly line: string;
  readonly stories: number;
  /** Stories of the source in all. */
  readonly of: number;
  readonly body: string;
  readonly removed: readonly Removed[];
};

/** A line known as furniture of a source. */
export type Learned = {
  readonly id: string;
  readonly source_id: number;
  readonly line: string;
  readonly zone: string;
  readonly sample: string;
  readonly stories: number;
};

/** An article as it is stored, with the run that brought it and how many mentions it has. */
export type Stored = { readonly article: Article; readonly run: number; readonly mentions: number };

/** What the warehouse keeps of lines. All of it is idempotent. */
export interface Lines {
  /** Keys of the lines to cut, by the name of their source. */
  learned(sources: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** Lines that at least so many stories share, of the sources a run brought articles of; not those decided about. */
  repeated(run: number, stories: number): Promise<Repeated[]>;
  learn(lines: readonly Learned[]): Promise<void>;
  /** Whether a line is to be cut, as a person says; false when there is no such line. */
  decide(id: string, cut: boolean): Promise<boolean>;
  /** Articles whose text does not show yet what is known of their lines. */
  pending(): Promise<number[]>;
}
