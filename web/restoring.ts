import { changed, format, parse, type View } from './view.ts';

/** Where this browser keeps the view that was seen last. */
export const LAST_VIEW = 'last-view';

/** What is kept of a view: the overview with its filters, as it is known whenever it is opened; null where nothing narrows it. */
export function toKeep(view: View): string | null {
  const link = format(changed(view, { snapshot: null, point: null, pair: null, tone: null }));
  return link === '/' ? null : link;
}

/** The link that a page opened without a query shows instead; null where it stays as it is. */
export function toRestore(opened: string, kept: string | null): string | null {
  if (opened !== '/' || kept === null) return null;
  const view = parse(kept);
  const link = format(view);
  return view.page === 'overview' && link !== '/' ? link : null;
}
