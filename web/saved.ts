import { keep, kept } from './storage.ts';
import { format, parse } from './view.ts';
import { msg } from './words.ts';

/** A view under a name, kept in this browser. */
export type Saved = { readonly name: string; readonly link: string };

const PLACE = 'saved-views';
export const MOST_LETTERS = 100;

/** Why a file brings no views. */
export class NotViews extends Error {}

export const savedViews = (): readonly Saved[] => read(kept(PLACE) ?? '[]') ?? [];
export const keepViews = (views: readonly Saved[]): boolean => keep(PLACE, JSON.stringify(views));

/** The one writing of a link, so that equal views are seen to be equal; null for a link that is no page of ours. */
export function canonical(link: string): string | null {
  const view = parse(link);
  return view.page === 'missing' ? null : format(view);
}

/** Those that are the view of a link. */
export const savedAs = (views: readonly Saved[], link: string): readonly Saved[] =>
  views.filter((one) => one.link === link);

/** With a view under a name; what had that name before is replaced. */
export function withView(views: readonly Saved[], name: string, link: string): readonly Saved[] {
  const now = { name: tidy(name), link };
  return views.some((one) => one.name === now.name)
    ? views.map((one) => (one.name === now.name ? now : one))
    : [...views, now];
}

export const withoutView = (views: readonly Saved[], name: string): readonly Saved[] =>
  views.filter((one) => one.name !== name);

/** With another name; one that is taken changes nothing and is told by null. */
export function renamed(views: readonly Saved[], from: string, to: string): readonly Saved[] | null {
  const name = tidy(to);
  if (name === '' || (name !== from && views.some((one) => one.name === name))) return null;
  return views.map((one) => (one.name === from ? { ...one, name } : one));
}

const tidy = (name: string): string => name.trim().replace(/\s+/g, ' ').slice(0, MOST_LETTERS);

/** Views as a file for another browser. */
export const fileOfViews = (views: readonly Saved[]): string =>
  `${JSON.stringify({ newstally_views: 1, views }, null, 2)}\n`;

/** Those of a file beside those that are there: the same again adds nothing, another view of a taken name gets a number. Throws NotViews. */
export function withFile(views: readonly Saved[], text: string): { views: readonly Saved[]; added: number } {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new NotViews(msg('It is not JSON.'));
  }
  const list =
    typeof file === 'object' && file !== null && 'newstally_views' in file && 'views' in file ? file.views : null;
  const brought = read(JSON.stringify(list));
  if (brought === null)
    throw new NotViews(msg('It holds no saved views of Newstally: they are under "views", each with name and link.'));
  let all = views;
  for (const { name, link } of brought) {
    if (all.some((one) => one.link === link && one.name.replace(/ \(\d+\)$/, '') === name)) continue;
    all = withView(all, free(name, all), link);
  }
  return { views: all, added: all.length - views.length };
}

function free(name: string, views: readonly Saved[]): string {
  for (let no = 1; ; no += 1) {
    const tried = no === 1 ? name : `${name} (${no})`;
    if (views.every((one) => one.name !== tried)) return tried;
  }
}

/** A list of views as it was written, in canonical links; what is no view is left out, and what is no list is null. */
function read(text: string): Saved[] | null {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(list)) return null;
  return list.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('name' in one) || !('link' in one)) return [];
    const { name, link } = one;
    if (typeof name !== 'string' || typeof link !== 'string' || tidy(name) === '' || !/^\/(?!\/)/.test(link)) return [];
    const known = canonical(link);
    return known === null ? [] : [{ name: tidy(name), link: known }];
  });
}
