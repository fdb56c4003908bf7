/** Batches that were acknowledged and got lost, and of which it was said that it goes on without them. */
export type Loss = {
  readonly accepted_at: string;
  /** How many of those that brought articles are not back, and with how many articles. */
  readonly batches: number;
  readonly articles: number;
  /** Whether corrections went with them. */
  readonly corrected: boolean;
  /** Instants of the first of them and the last; null where it is not known of all. */
  readonly acknowledged: { readonly first: string; readonly last: string } | null;
  /** First and last day of the articles, null where none had any; `unknown` where it was not kept of all. */
  readonly days: { readonly from: string; readonly to: string } | null | 'unknown';
};
