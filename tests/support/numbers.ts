import type { Page } from 'playwright-core';

/** A number of a page that is a link: what kind it is, what it says, and where it leads. */
export type Linked = {
  readonly kind: string;
  readonly text: string;
  /** What a number that is no count says it was made from ("41 scored mentions"); empty where it says nothing. */
  readonly sample: string;
  readonly href: string;
  /** The file of its figure; empty where it has none. */
  readonly csv: string;
  /** Which column of numbers of its table it stands in. */
  readonly column: number;
};

/** Goes to a link inside the app, as a click on it does, and waits until every figure and list has answered. */
export async function follow(page: Page, href: string): Promise<void> {
  await page.evaluate((link) => {
    const anchor = document.createElement('a');
    anchor.href = link;
    document.querySelector('newstally-app')!.append(anchor);
    anchor.click();
    anchor.remove();
  }, href);
  await settled(page);
}

const BUSY =
  'main [aria-busy="true"], main [data-state="waiting"], main [data-state="loading"], main .skeleton, #heading-sentences small:empty';

/** Waits until nothing of the page is under way, three looks in a row. */
export async function settled(page: Page): Promise<void> {
  const calm = page.waitForFunction(
    (busy) => {
      const seen = globalThis as unknown as { calm?: number };
      const still = document.querySelector(busy) === null && document.querySelector('main h1') !== null;
      seen.calm = still ? (seen.calm ?? 0) + 1 : 0;
      if (seen.calm < 3) return false;
      seen.calm = 0;
      return true;
    },
    BUSY,
    { polling: 40 },
  );
  await calm.catch(async (cause: unknown) => {
    const busy = await page
      .locator(BUSY)
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).outerHTML.slice(0, 120)));
    throw new Error(`${page.url()} did not come to rest: ${busy.join(' | ')}`, { cause });
  });
}

/** All numbers of the page that are links into it, each with its kind: its figure or element, and the column it stands in. */
export const linkedNumbers = (page: Page): Promise<Linked[]> =>
  page.evaluate(() => {
    const number =
      /^[+−]?\d[\d,]*(?:\.\d+)?(?: ?%|×)?(?: (?:mentions?|articles?|stories|story|sentences?|times|records?)| [\d,]+ of [\d,]+)?$/;
    const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
    const seen = (element: Element): string => {
      const copy = element.cloneNode(true) as HTMLElement;
      for (const unseen of copy.querySelectorAll('.unseen')) unseen.remove();
      return clean(copy.textContent);
    };
    const page = document.querySelector('main .page')?.parentElement?.localName ?? 'main';
    const named = (parts: readonly string[]) => [page, ...parts].filter((part) => part !== '').join(' · ');
    const heads = (table: HTMLTableElement | null, at: number) =>
      clean(table?.tHead?.rows[0]?.cells[at]?.textContent).replace(/^\d+/, '').split(/ \d/)[0] ?? '';
    // What explains a change names its parts by source; the number of each stands in its row as "3 → 5".
    const parts = [...document.querySelectorAll<HTMLTableRowElement>('explain-figure table.twin tbody tr')].flatMap(
      (row) => {
        const link = row.querySelector<HTMLAnchorElement>('th a');
        const [of, naming] = [1, 2].map((at) => clean(row.cells[at]?.textContent).split(' → ').at(-1) ?? '');
        const isTone = heads(row.closest('table'), 2) === 'Sum of tones';
        const text = (isTone ? of : naming) ?? '';
        return link === null || !number.test(text)
          ? []
          : [
              {
                kind: named(['explain', isTone ? 'tone' : 'count']),
                text,
                sample: '',
                href: link.getAttribute('href')!,
                csv: '',
                column: 0,
              },
            ];
      },
    );
    const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="/"]:not([download])')].flatMap(
      (link) => {
        const text = seen(link);
        if (!number.test(text) || link.closest('.choice, nav, sentence-list, .turning') !== null) return [];
        const figure = link.closest<HTMLElement>('[data-figure]');
        const cell = link.closest<HTMLTableCellElement>('td');
        const table = link.closest('table');
        const list =
          table?.closest('[data-figure]') == null
            ? (/[a-z]+-(?:rows|table|list)/.exec(table?.className ?? '')?.[0] ?? '')
            : '';
        const own = link.closest('the-lede') === null ? (figure?.dataset['figure'] ?? '') : 'lede';
        const place = own !== '' ? own : list !== '' ? list : (link.closest('[class]')?.classList[0] ?? '');
        const kinds = ['twin', 'matrix', 'pair-list'].filter((name) => table?.classList.contains(name) === true);
        const look =
          own === 'lede' ? (/[.×]/.test(text) ? (link.title.includes('scored') ? 'tone' : 'change') : 'count') : '';
        return [
          {
            kind: named([place, look, kinds[0] ?? (cell === null ? '' : heads(table, cell.cellIndex))]),
            text,
            sample: `${link.title} ${link.getAttribute('aria-label') ?? ''}`.trim(),
            href: link.getAttribute('href')!,
            csv: figure?.querySelector('a[data-tool="csv"]')?.getAttribute('href') ?? '',
            column: cell === null ? 0 : cell.cellIndex,
          },
        ];
      },
    );
    return [...links, ...parts];
  });

/** What the page that was opened says of its list, in its heading, and where the whole list is to be had as a file or an article. */
export const listOpened = (page: Page): Promise<{ said: string; whole: string } | null> =>
  page.evaluate(() => {
    const clean = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const main = document.querySelector('main')!;
    if (main.querySelector('article-reader') !== null) {
      const id = /articles\/([^/?]+)/.exec(location.pathname)?.[1] ?? '';
      const query = new URLSearchParams(location.search).get('forms');
      const said = [...main.querySelectorAll('article-reader aside h2')].map(clean).find((text) => /^\d/.test(text));
      return { said: said ?? '', whole: `/api/v1/articles/${id}${query === null ? '' : `?forms=${query}`}` };
    }
    const sentences = main.querySelector('sentence-list');
    const [said, csv] =
      sentences === null
        ? [
            main.querySelector('.page-head .quiet, header .quiet'),
            main.querySelector('.page-head a.tool[href*="format=csv"]'),
          ]
        : [sentences.querySelector('#heading-sentences small'), sentences.querySelector('a.tool[href*="format=csv"]')];
    return csv === null ? null : { said: clean(said), whole: csv.getAttribute('href')! };
  });
