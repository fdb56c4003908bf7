/** What the app tells in passing; `keep` leaves it until the reader puts it away. */
export type Said = { readonly text: string; readonly keep: boolean };

/** Has the app tell something, in sight and aloud. Whoever says it may be gone from the page by then. */
export function say(text: string, keep = false): void {
  dispatchEvent(new CustomEvent<Said>('say', { detail: { text, keep } }));
}
