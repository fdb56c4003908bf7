/** An article as a page or a file in markup gives it: plain text, and what it says about itself, null where nothing. */
export type Page = {
  readonly title: string | null;
  readonly body: string;
  readonly url: string | null;
  readonly source: string | null;
  readonly published: string | null;
  readonly author: string | null;
  readonly language: string | null;
};
