import { type Picture, PICTURE_FOOT, PICTURE_HEAD } from '../charts/picture.ts';
import type { ChartPlot } from './chart-plot.ts';

/** A figure as it goes on paper, drawn at once; null while the charts' code is not there. */
export function printedFigure(picture: () => Picture, host: Element): HTMLElement | null {
  const plot = customElements.get('chart-plot') as typeof ChartPlot | undefined;
  if (plot === undefined) return null;
  const drawn = picture();
  const printed = document.createElement('div');
  printed.className = 'printed';
  printed.innerHTML = plot.svgOf(drawn, host);
  const svg = printed.querySelector('svg');
  if (svg === null) return null;
  // Heading and foot of the picture stand on the page already.
  const { width, height } = drawn;
  svg.setAttribute('viewBox', `0 ${PICTURE_HEAD} ${width} ${height - PICTURE_HEAD - PICTURE_FOOT}`);
  svg.removeAttribute('width');
  svg.removeAttribute('height');
  svg.setAttribute('aria-hidden', 'true');
  return printed;
}
