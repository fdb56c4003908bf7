import { z } from 'zod';
import { AppError, messageOf } from '../base/errors.ts';
import { Actor, type Catalogue, OfficeTitle } from '../contract/actor.ts';
import { firstDay, lastDay } from './bounds.ts';

type Bounds = { readonly from?: string | null | undefined; readonly to?: string | null | undefined };

const Titles = z.array(OfficeTitle);

/** JSON as a value; `invalid` with the place when it is none. */
function parsed(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('invalid', `${place} is not JSON: ${messageOf(error)}`, { cause: error });
  }
}

/** The value as its schema wants it; `invalid` with the place, the field and what would be right. */
function checked<T>(schema: z.ZodType<T>, value: unknown, place: string): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new AppError('invalid', `${place}, field ${issue?.path.join('.') || '(all)'}: ${issue?.message}`);
}

/** Refuses an id said twice, a reference to nobody, and a term that ends before it begins. */
function checkTogether(
  actors: readonly { readonly actor: Actor; readonly place: string }[],
  titles: readonly OfficeTitle[],
): void {
  const known = new Map<string, string>();
  for (const { actor, place } of actors) {
    const before = known.get(actor.id);
    if (before !== undefined)
      throw new AppError('invalid', `${place}, field id: ${actor.id} already stands in ${before}`);
    known.set(actor.id, place);
  }
  const mustBeKnown = (id: string | null, place: string, field: string) => {
    if (id !== null && !known.has(id))
      throw new AppError('invalid', `${place}, field ${field}: there is no actor ${id}`);
  };
  for (const { actor, place } of actors) {
    mustBeKnown(actor.country, place, 'country');
    const mustBeInOrder = ({ from, to }: Bounds, field: string) => {
      if (firstDay(from) > lastDay(to))
        throw new AppError('invalid', `${place}, field ${field}: ${to} is before ${from}`);
    };
    actor.aliases.forEach((alias, i) => mustBeInOrder(alias, `aliases.${i}.to`));
    actor.offices.forEach((office, i) => {
      mustBeKnown(office.of, place, `offices.${i}.of`);
      mustBeInOrder(office, `offices.${i}.to`);
    });
  }
  titles.forEach(({ of }, i) => {
    mustBeKnown(of, `titles.json, entry ${i + 1}`, 'of');
  });
}

/**
 * The catalogue from its two files: one actor a line, and the list of office titles.
 * Empty lines are passed over; anything else that is wrong throws `invalid` and names the line and the field.
 */
export function parseCatalogue(actorsJsonl: string, titlesJson: string): Catalogue {
  const lines = actorsJsonl.split('\n').map((line, i) => ({ line: line.trim(), place: `actors.jsonl, line ${i + 1}` }));
  const actors = lines
    .filter(({ line }) => line !== '')
    .map(({ line, place }) => ({ actor: checked(Actor, parsed(line, place), place), place }));
  if (actors.length === 0) throw new AppError('invalid', 'actors.jsonl holds no actor');
  const titles = checked(Titles, parsed(titlesJson, 'titles.json'), 'titles.json');
  checkTogether(actors, titles);
  return { actors: actors.map(({ actor }) => actor), titles };
}

/** A catalogue from the text it is kept as, which was checked when it was brought. */
export const parseContent = (content: string): Catalogue => JSON.parse(content) as Catalogue;
