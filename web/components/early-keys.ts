/**
 * What is typed between the key that opens a field and the field: it is loaded when it is first asked for, and a fast hand on a
 * slow line must lose no letter.
 */
let early: string | null = null;

/** From now on letters are kept. */
export const holdKeys = (): void => void (early = '');

/** Whether a pressed key was kept, so that it means nothing else. */
export function held({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (early === null || ctrlKey || metaKey || altKey) return false;
  if (key === 'Backspace') early = early.slice(0, -1);
  else if ([...key].length === 1) early += key;
  else return false;
  return true;
}

/** What was kept; keys mean again what they meant. */
export function heldKeys(): string {
  const typed = early ?? '';
  early = null;
  return typed;
}
