/** Milliseconds in which figures above may still find their height, so that the one asked for is kept in sight. */
const SETTLING = 15_000;
/** Milliseconds between two looks whether it can be seen. */
const AGAIN = 200;
const MOVES = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

/** Whether the link leads to this figure. */
export const isAskedFor = (name: string): boolean => location.hash === `#figure-${name}`;

/** Brings a figure that the link leads to into sight, and keeps it there while the page fills, until the reader moves. */
export function arriveAt(figure: HTMLElement): void {
  const heading = figure.querySelector<HTMLElement>('h1, h2');
  if (heading !== null) heading.tabIndex = -1;
  const show = () => {
    figure.scrollIntoView({ block: 'start', behavior: 'instant' });
    // What is not seen yet, because parts above have no height, takes no focus.
    if (document.activeElement !== heading) heading?.focus({ preventScroll: true });
  };
  const growing = new ResizeObserver(show);
  const again = setInterval(show, AGAIN);
  const end = () => {
    clearInterval(again);
    growing.disconnect();
    for (const move of MOVES) removeEventListener(move, end);
  };
  for (const move of MOVES) addEventListener(move, end, { once: true, passive: true });
  growing.observe(document.querySelector('main') ?? document.body);
  show();
  setTimeout(end, SETTLING);
}
