/** Where an element wants the page to go, and whether it can be gone back from. */
export type Going = { readonly link: string; readonly replace: boolean };

/** Asks the app for another link. With `replace` the present one is given up: for what changes while typing. */
export function goTo(from: EventTarget, link: string, replace = false): void {
  from.dispatchEvent(new CustomEvent<Going>('go', { detail: { link, replace }, bubbles: true, composed: true }));
}

/** What a page tells the app once it knows: its title, the settled days, and the state of the data it was told from. */
export type Told = {
  readonly title?: string;
  readonly days?: { from: string; to: string } | null;
  readonly snapshot?: string;
};
