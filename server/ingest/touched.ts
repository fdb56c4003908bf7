import type { Change } from '../contract/correction.ts';
import type { Touched } from '../warehouse/corrections.ts';

/**
 * Articles that a change may touch under whatever catalogue: by every form it speaks of, and by the one it names.
 * Wider than what is read anew when it is made, where the mentions are known. Renaming touches none.
 */
export function touchedUnderAny(change: Change, changes: readonly Change[]): Touched[] {
  const forms = new Set<string>();
  if ('form' in change) forms.add(change.form);
  if ('forms' in change) for (const form of change.forms) forms.add(form);
  if (change.does === 'add_actor') forms.add(change.name);
  // What was excluded under a name that merging or splitting gives back comes back as somebody else's.
  if (change.does === 'merge' || change.does === 'split') {
    for (const one of changes) if (one.does === 'exclude') forms.add(one.form);
  }
  return [...[...forms].map((form) => ({ form })), ...('article' in change ? [{ article: change.article }] : [])];
}
