import type { Settled } from '../../contract/filters.ts';
import type { KnownActor } from '../../warehouse/directory.ts';

/** Those of some actors whom the filter keeps: for what is tested over everybody and then shown of the chosen ones. */
export const chosenAmong = (everybody: readonly KnownActor[], { actors, kinds }: Settled): KnownActor[] =>
  everybody.filter(
    ({ actor_id, kind }) =>
      (actors.only.length === 0 || actors.only.includes(actor_id)) &&
      !actors.never.includes(actor_id) &&
      (kinds.only.length === 0 || kinds.only.includes(kind)) &&
      !kinds.never.includes(kind),
  );
