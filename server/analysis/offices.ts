import type { Actor, Catalogue, Office } from '../contract/actor.ts';
import { firstDay, lastDay } from './bounds.ts';
import type { TitleForm } from './forms.ts';

/** True when a day lies inside a term; both ends count, so on the day of a handover both holders fit. */
export const isInTerm = ({ from, to }: Office, day: string): boolean => firstDay(from) <= day && day <= lastDay(to);

/** True when the phrase can mean the office: the same role, of the same place, and of one of `places` where they are told. */
const isMeant = ({ role, of }: Office, forms: readonly TitleForm[], places: readonly string[] | null): boolean =>
  (places === null || (of !== null && places.includes(of))) &&
  forms.some((form) => form.role === role && (form.of === null || form.of === of));

/** True when the person holds such an office on the day, or on any day when none is given. */
export const holds = (
  person: Actor,
  forms: readonly TitleForm[],
  places: readonly string[] | null,
  day: string | null,
): boolean =>
  person.offices.some((office) => isMeant(office, forms, places) && (day === null || isInTerm(office, day)));

export type Offices = {
  /**
   * Everybody who holds the office on the day, or ever did when no day is given. [] when the catalogue knows nobody,
   * and for a title of any place ("president") when no place is told.
   */
  holders(forms: readonly TitleForm[], places: readonly string[] | null, day: string | null): readonly Actor[];
  /** True when the catalogue knows somebody who ever held it, anywhere when no place is told. */
  knows(forms: readonly TitleForm[], places: readonly string[] | null): boolean;
};

const officeKey = (role: string, of: string | null): string => `${role} ${of ?? ''}`;

/** The offices of a catalogue, found by role and place. */
export function indexOffices({ actors }: Catalogue): Offices {
  const byOffice = new Map<string, Set<Actor>>();
  const roles = new Set<string>();
  for (const actor of actors) {
    for (const { role, of } of actor.offices) {
      roles.add(role);
      const key = officeKey(role, of);
      byOffice.set(key, (byOffice.get(key) ?? new Set()).add(actor));
    }
  }
  const holders: Offices['holders'] = (forms, places, day) => {
    const people = new Set<Actor>();
    for (const { role, of } of forms) {
      for (const place of of === null ? (places ?? []) : [of]) {
        for (const person of byOffice.get(officeKey(role, place)) ?? []) people.add(person);
      }
    }
    return [...people].filter((person) => holds(person, forms, places, day));
  };
  return {
    holders,
    knows: (forms, places) =>
      places === null ? forms.some(({ role }) => roles.has(role)) : holders(forms, places, null).length > 0,
  };
}

/** The one place whose office a phrase always means ("Secretary of State"); null when it fits several or any. */
export function placeOf(forms: readonly TitleForm[]): string | null {
  const [first] = forms;
  if (first === undefined || first.of === null) return null;
  return forms.every(({ of }) => of === first.of) ? first.of : null;
}
