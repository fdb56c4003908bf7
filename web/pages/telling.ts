import type { Told } from '../components/navigation.ts';

/** Tells the app what a page has learnt; only what differs from the last time is told. */
export function createTelling(page: EventTarget): (told: Told) => void {
  let before = '';
  return (told) => {
    const now = JSON.stringify(told);
    if (now === before) return;
    before = now;
    page.dispatchEvent(new CustomEvent<Told>('tell', { detail: told, bubbles: true }));
  };
}
