import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageAt } from './pages.ts';

/** A page of a news site with what its own parser, made by hand, reads in it. */
export type NewsPage = {
  readonly file: string;
  readonly html: string;
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly body: string;
};

type Expected = {
  title?: string;
  authors?: string[];
  publishing_date?: string;
  body?: { summary: string[]; sections: { headline: string[]; paragraphs: string[] }[] };
};

const textOf = (body: Expected['body']): string =>
  [
    ...(body?.summary ?? []),
    ...(body?.sections ?? []).flatMap(({ headline, paragraphs }) => [...headline, ...paragraphs]),
  ].join('\n');

/** The pages of all sites. A site's versions stand in one file, in the order in which its pages were stored. */
export function newsPages(gold: string): NewsPage[] {
  const root = join(gold, 'fundus');
  return readdirSync(root)
    .sort()
    .flatMap((country) => {
      const folder = join(root, country);
      const files = readdirSync(folder).sort();
      return files
        .filter((file) => file.endsWith('.json'))
        .flatMap((file) => {
          const site = file.slice(0, -'.json'.length);
          const expected = Object.values(
            JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, Expected>,
          );
          const pages = files.filter((name) => new RegExp(`^${site}_\\d{4}_\\d\\d_\\d\\d\\.html\\.gz$`).test(name));
          if (pages.length !== expected.length)
            throw new Error(`${country}/${file}: ${pages.length} pages for ${expected.length} versions`);
          return pages.map((page, at) => ({
            file: join(country, page),
            html: pageAt(folder, page),
            title: expected[at]?.title ?? null,
            authors: expected[at]?.authors ?? [],
            published: expected[at]?.publishing_date ?? null,
            body: textOf(expected[at]?.body),
          }));
        });
    });
}
