import { addressOf } from './ask.ts';
import { citation } from './citing.ts';
import { nowInstant } from './clock.ts';
import { say } from './components/saying.ts';
import type { Told } from './components/navigation.ts';
import { mainQuestion } from './main-question.ts';
import { changed, format, type View } from './view.ts';
import { msg, str } from './words.ts';

/** Pages about the database as it is kept, which have no past. */
export const OF_NOW: readonly View['page'][] = ['quality', 'accuracy', 'settings', 'missing'];

export const linkOf = (view: View): string => location.origin + format({ ...view, problems: [] });

/** The link that shows what is known now for ever; null where a page has no past, or what it rests on is not known yet. */
export const pinnedLinkOf = (view: View, { snapshot }: Told): string | null =>
  snapshot === undefined || OF_NOW.includes(view.page) ? null : linkOf(changed(view, { snapshot }));

/** The page as a source in a text; by its pinned link where there is one, so that a reader sees what was cited. */
export const citationOf = (view: View, told: Told): string =>
  citation({
    title: told.title ?? 'Newstally',
    where: location.host,
    days: told.days ?? null,
    filters: view.filters,
    snapshot: told.snapshot,
    seen: nowInstant(),
    link: pinnedLinkOf(view, told) ?? linkOf(view),
  });

/** Where the main question of a page is answered: as JSON, or as a file. */
export function addressesOf(view: View): { words: string; api: string; csv: string; file: string } | null {
  const question = mainQuestion(view);
  if (question === null) return null;
  const { path, query, id, words } = question;
  const file = `newstally-${words.replace(/ /g, '-')}.csv`;
  return {
    words,
    file,
    api: location.origin + addressOf(path, query, id),
    csv: addressOf(path, query, id, 'format=csv'),
  };
}

/** Copies a text and says so; where copying is not allowed the text itself is shown, to be taken by hand. */
export async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(msg(str`${what} copied.`));
  } catch {
    say(text, true);
  }
}

/** Saves what an address answers as a file. */
export function download(address: string, file: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = file;
  link.click();
}
