import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from './interval.ts';
import { type Floors, type Measured, measured, worstOf } from './measured.ts';
import { articleFrom, pageAt } from './pages.ts';
import { type Compared, compare, scoreOf } from './shingles.ts';
import { wholeText } from './whole-text.ts';

/** A page with the body that a person marked in it. */
export type MarkedPage = { readonly file: string; readonly html: string; readonly body: string };

export function markedPages(gold: string): MarkedPage[] {
  const folder = join(gold, 'extraction');
  const truth = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as Record<
    string,
    { articleBody: string }
  >;
  return Object.entries(truth).map(([file, { articleBody }]) => ({
    file,
    html: pageAt(join(folder, 'html'), `${file}.html`),
    body: articleBody,
  }));
}

/** F1 that the benchmark publishes for the whole text of a page ("html-text", .500 / .994 / .665 ± .015 over its 181 pages). */
const PUBLISHED_WHOLE_TEXT = 0.665;

/** How near our own measure comes to a published row: 1 is the same figure. */
function nearPublished(pages: readonly MarkedPage[], floors: Floors): Measured {
  const { precision, recall, f1 } = scoreOf(pages.map(({ html, body }) => compare(body, wholeText(html))));
  return measured(
    floors,
    'extraction: the measure against a published row',
    1 - Math.abs(f1 - PUBLISHED_WHOLE_TEXT),
    pages.length,
    `whole text of the page: ${precision.toFixed(3)} / ${recall.toFixed(3)} / ${f1.toFixed(3)}; published .500 / .994 / .665 ± .015`,
  );
}

/** F1 of one page by itself; 0 where nothing of its text was found. */
const f1OfOne = ({ both, extra, missing }: Compared): number =>
  both === 0 ? 0 : (2 * both) / (2 * both + extra + missing);

/** Bodies of the article extraction benchmark, as they come out of the street. */
export function measureExtraction(gold: string, floors: Floors): Measured[] {
  const pages = markedPages(gold);
  const texts: Compared[] = [];
  let empty = 0;
  const before = process.cpuUsage();
  for (const { html, body } of pages) {
    const found = articleFrom(html)?.body ?? '';
    if (found === '') empty += 1;
    texts.push(compare(body, found));
  }
  const { user, system } = process.cpuUsage(before);
  const { f1, precision, recall, exact } = scoreOf(texts);
  const ms = (user + system) / 1000 / pages.length;
  const of = pages.length;
  return [
    nearPublished(pages, floors),
    measured(floors, 'extraction: F1', f1, of, `precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`, {
      ends: bootstrap(texts, (drawn) => scoreOf(drawn).f1),
      worst: worstOf(
        pages.map(({ file }, at) => ({ what: `page ${file.slice(0, 8)}`, value: f1OfOne(texts[at]!), of: 1 })),
        1,
      ),
    }),
    measured(floors, 'extraction: exact', exact, of, '', { share: true }),
    measured(floors, 'extraction: pages with a body', 1 - empty / of, of, `${empty} empty`, { share: true }),
    measured(floors, 'extraction: pages a second of CPU', 1000 / ms, of, `${ms.toFixed(1)} ms of CPU a page`),
  ];
}
