import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { type Drawn, placeIn } from '../charts/drawing.ts';
import { msg, str } from '../words.ts';

/** Pixels a press may wander and still be a click. */
export const CLICK_SLACK = 4;
/** How near to a line, in pixels, a click must be to mean that line and not the whole step of time. */
const NEAR = 28;
/** Milliseconds between two spoken places, so that a held key does not flood a screen reader. */
const SPEECH_PAUSE = 250;

/** The step of time, and the actor's line, that a click or Enter chose; no actor means everyone in that step. */
export type PointSelect = { readonly bucket: string; readonly actor: string | null };

/** Cursor, readout and keyboard of a plot: what a sighted reader points at and another one hears. */
@customElement('chart-cursor')
export class ChartCursor extends LitElement {
  @property({ attribute: false }) drawn: Drawn | undefined;
  @property() label = '';
  @state() private at: number | null = null;
  @state() private line = 0;
  @state() private spoken = '';
  private speech: ReturnType<typeof setTimeout> | undefined;
  private surface: HTMLElement | null = null;
  private ends: AbortController | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.surface = this.closest<HTMLElement>('.plot');
    this.ends = new AbortController();
    const { signal } = this.ends;
    this.surface?.addEventListener('pointermove', (event) => this.follow(event), { signal });
    this.surface?.addEventListener('pointerleave', () => this.leave(), { signal });
    this.surface?.addEventListener('click', (event) => this.choose(event), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ends?.abort();
    clearTimeout(this.speech);
  }

  override render() {
    const { drawn, at } = this;
    if (drawn === undefined) return nothing;
    const { summary } = drawn.drawing;
    return html`<div
        class="keys"
        tabindex="0"
        role="application"
        aria-roledescription="chart"
        aria-label=${msg(str`${this.label}. ${summary} Arrow keys move the cursor, Enter opens the sentences.`)}
        @keydown=${this.press}
        @focus=${() => (this.at ??= drawn.drawing.buckets.length - 1)}
        @blur=${() => this.leave()}
      ></div>
      ${at === null ? nothing : this.marks(drawn, at)}
      <div class="unseen" aria-live="polite">${this.spoken}</div>`;
  }

  private marks({ drawing, width, height }: Drawn, at: number) {
    const { margins, buckets, bucketTitles, lines } = drawing;
    const x = margins.left + placeIn(at, buckets.length) * (width - margins.left - margins.right);
    const room = height - margins.top - margins.bottom;
    const current = lines.length > 1 ? this.line : -1;
    const side = x > width / 2 ? { right: `${width - x + 10}px` } : { left: `${x + 10}px` };
    return html`<div class="cursor-line" style=${styleMap({ left: `${x}px`, top: `${margins.top}px`, height: `${room}px` })}></div>
      ${lines.map(({ readings, slot }, index) => {
        const up = readings[at]?.height ?? null;
        if (up === null) return nothing;
        const place = { left: `${x}px`, top: `${margins.top + (1 - up) * room}px`, borderColor: slot.color };
        return html`<div class="cursor-dot" ?data-current=${index === current} style=${styleMap(place)}></div>`;
      })}
      <div class="readout" aria-hidden="true" style=${styleMap(side)}>
        <b>${bucketTitles[at]}</b>
        ${lines.map(
          ({ name, slot, readings }, index) =>
            html`<div ?data-current=${index === current}>
              <i style=${styleMap({ background: slot.color })}></i><span>${lines.length > 1 ? name : nothing}</span> ${readings[at]?.text}
            </div>`,
        )}
      </div>`;
  }

  private placeOf(event: MouseEvent): { at: number; y: number } | null {
    const { drawn } = this;
    if (drawn === undefined || drawn.drawing.buckets.length === 0) return null;
    const { left, top } = this.getBoundingClientRect();
    const { margins, buckets } = drawn.drawing;
    const share = (event.clientX - left - margins.left) / (drawn.width - margins.left - margins.right);
    if (share < 0 || share > 1) return null;
    return { at: Math.min(buckets.length - 1, Math.floor(share * buckets.length)), y: event.clientY - top };
  }

  private follow(event: PointerEvent): void {
    if (event.buttons !== 0) return this.leave();
    const place = this.placeOf(event);
    if (place === null) return this.leave();
    this.at = place.at;
    this.line = this.nearest(place.at, place.y).line;
  }

  private nearest(at: number, y: number): { line: number; distance: number } {
    const { drawing, height } = this.drawn as Drawn;
    const room = height - drawing.margins.top - drawing.margins.bottom;
    return drawing.lines.reduce(
      (best, { readings }, line) => {
        const up = readings[at]?.height ?? null;
        const distance = up === null ? Number.POSITIVE_INFINITY : Math.abs(drawing.margins.top + (1 - up) * room - y);
        return distance < best.distance ? { line, distance } : best;
      },
      { line: 0, distance: Number.POSITIVE_INFINITY },
    );
  }

  private choose(event: MouseEvent): void {
    if (event.defaultPrevented || (event.target as Element).closest('a, button, [role=slider]') !== null) return;
    const place = this.placeOf(event);
    if (place === null) return;
    const { line, distance } = this.nearest(place.at, place.y);
    const single = this.drawn?.drawing.lines.length === 1;
    this.select(place.at, single || distance <= NEAR ? line : null);
  }

  private select(at: number, line: number | null): void {
    const { buckets, lines } = (this.drawn as Drawn).drawing;
    const detail: PointSelect = {
      bucket: buckets[at] ?? '',
      actor: line === null ? null : (lines[line]?.actor ?? null),
    };
    this.dispatchEvent(new CustomEvent<PointSelect>('point-select', { detail, bubbles: true }));
  }

  private leave(): void {
    if (this.querySelector('.keys:focus-visible') === null) this.at = null;
  }

  private readonly press = (event: KeyboardEvent): void => {
    const { buckets, lines } = (this.drawn as Drawn).drawing;
    const last = buckets.length - 1;
    const here = this.at ?? last;
    const moves: Record<string, number> = {
      ArrowLeft: here - 1,
      ArrowRight: here + 1,
      PageUp: here - 4,
      PageDown: here + 4,
      Home: 0,
      End: last,
    };
    const turn = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const moved = moves[event.key];
    if (moved === undefined && turn === 0 && event.key !== 'Enter' && event.key !== 'Escape') return;
    if (event.key === 'Escape' && this.at === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') return this.select(here, this.line);
    if (event.key === 'Escape') {
      this.at = null;
      return;
    }
    this.at = Math.max(0, Math.min(last, moved ?? here));
    this.line = lines.length === 0 ? 0 : (this.line + turn + lines.length) % lines.length;
    this.speak();
  };

  private speak(): void {
    clearTimeout(this.speech);
    this.speech = setTimeout(() => {
      const { bucketTitles, lines } = (this.drawn as Drawn).drawing;
      const line = lines[this.line];
      if (this.at !== null && line !== undefined)
        this.spoken = `${bucketTitles[this.at]}: ${line.name} ${line.readings[this.at]?.text}`;
    }, SPEECH_PAUSE);
  }
}
