import type { RowOf } from '../server/contract/questions/all.ts';
import { LEAST_RECENT } from '../server/contract/vocabulary.ts';
import type { Draft } from './corrections.ts';
import { changed, pageLink, type View } from './view.ts';
import { msg, str } from './words.ts';

type Row = RowOf<'/names'>;

/** Growth that is worth a word. */
const RISES = 2;

/** How a name moves, in a word; null where there is nothing to say, or too little to say it by. */
export function growthWord({
  articles,
  recent,
  before,
  growth,
}: Pick<Row, 'articles' | 'recent' | 'before' | 'growth'>): string | null {
  if (recent < LEAST_RECENT || before === null || growth === null) return null;
  if (recent === articles && before === 0) return msg('new');
  return growth < RISES ? null : msg(str`rising ${Math.round(growth * 10) / 10}×`);
}

/** A sentence cut at its name, or at the name's last word where only that is printed; whole where neither is. */
export function cutAt(sample: string, name: string): readonly [before: string, found: string, after: string] {
  for (const form of [name, name.slice(name.lastIndexOf(' ') + 1)]) {
    const at = sample.indexOf(form);
    if (at >= 0) return [sample.slice(0, at), form, sample.slice(at + form.length)];
  }
  return [sample, '', ''];
}

/** The articles of a view that have the name, as many as are counted; its kinds are of names, not of actors. */
export const articlesLink = (view: View, name: string): string =>
  pageLink(changed(view, { kinds: null }), 'articles', null, { name });

/** A new actor of a name. A person's family name is offered as a form of it, unless an actor may have it already. */
export function draftOf({ name, kind, like }: Pick<Row, 'name' | 'kind' | 'like'>): Draft {
  const family = kind === 'person' && name.includes(' ') && like.length === 0;
  return { does: 'add_actor', name, kind, forms: family ? [name.slice(name.lastIndexOf(' ') + 1)] : [] };
}

/** A name as a form of an actor who is to be chosen. */
export const formDraftOf = ({ name, like }: Pick<Row, 'name' | 'like'>): Draft => ({
  does: 'adopt',
  name,
  like: like.map(({ actor, name: known }) => ({ id: actor, name: known })),
});
