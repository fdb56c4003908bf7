/** What the app tells in passing; `keep` leaves it until the reader puts it away. */
export type Said = { readonly text: string; readonly keep: boolean };

/** Has the app tell something, in sight and aloud. */
export function say(from: EventTarget, text: string, keep = false): void {
  from.dispatchEvent(new CustomEvent<Said>('say', { detail: { text, keep }, bubbles: true, composed: true }));
}
