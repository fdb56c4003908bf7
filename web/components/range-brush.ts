import { LitElement, type PropertyValues } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import type { Grain } from '../../server/contract/vocabulary.ts';
import type { Margins } from '../charts/drawing.ts';
import { bucketName, span } from '../charts/format.ts';
import { CLICK_SLACK } from './chart-cursor.ts';
import { msg, str } from '../words.ts';

/** The buckets that were selected, both included; `drag` while the hand is still down, `cancel` when it let go of nothing. */
export type RangeSelect = {
  readonly from: string;
  readonly to: string;
  readonly phase: 'drag' | 'end' | 'cancel';
  /** With Shift held: the time axis is to show these alone. */
  readonly zoom: boolean;
};

type Side = 'from' | 'to';
/** How long after the last key a moved handle counts as put down. */
const KEY_REST_MS = 250;
const KEYS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -4,
  PageUp: 4,
};

/**
 * Selects whole steps of time over a plot. While dragging nothing is drawn again: one selection and two handles move by
 * transform, once a frame. Everything a drag does, the two sliders do by keyboard.
 */
@customElement('range-brush')
export class RangeBrush extends LitElement {
  @property({ attribute: false }) buckets: readonly string[] = [];
  @property({ attribute: false }) margins: Margins = { left: 0, right: 0, top: 0, bottom: 0 };
  @property({ type: Number }) from = 0;
  @property({ type: Number }) to = 0;
  @property() grain: Grain = 'week';
  private held: { anchor: number; startX: number; moved: boolean; side: Side | null; zoom: boolean } | null = null;
  private now = { from: 0, to: 0 };
  private pressed = 0;
  private frame = 0;
  private width = 0;
  private surface: HTMLElement | null = null;
  private ends: AbortController | undefined;
  private readonly resized = new ResizeObserver(() => this.place());

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.surface = this.closest<HTMLElement>('.plot');
    this.ends = new AbortController();
    const { signal } = this.ends;
    const on = (type: string, act: (event: PointerEvent) => void) =>
      this.surface?.addEventListener(type, act as EventListener, { signal, capture: type === 'click' });
    on('pointerdown', (event) => this.take(event));
    on('pointermove', (event) => this.move(event));
    on('pointerup', () => this.release(true));
    on('pointercancel', () => this.release(false));
    on('lostpointercapture', () => this.release(true));
    on('click', (event) => this.swallow(event));
    addEventListener('keydown', (event) => this.breakOff(event), { signal, capture: true });
    on('dblclick', (event) => this.widen(event));
    this.resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ends?.abort();
    this.resized.disconnect();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.pressed);
  }

  /** While a hand or a key moves a handle, the answer to an earlier range must not pull it back. */
  override willUpdate(changed: PropertyValues<this>): void {
    const given = changed.has('from') || changed.has('to') || changed.has('buckets');
    if (this.held === null && this.pressed === 0 && given) this.now = { from: this.from, to: this.to };
  }

  override render() {
    const { left, right, top, bottom } = this.margins;
    this.style.inset = `${top}px ${right}px ${bottom}px ${left}px`;
    return html`<div class="selection"></div>
      ${this.handle('from', msg('First'))}${this.handle('to', msg('Last'))}
      <output class="selection-label"></output>`;
  }

  override updated(): void {
    this.place();
  }

  private handle(side: Side, word: string) {
    const at = this.now[side];
    return html`<div
      class="handle"
      data-side=${side}
      role="slider"
      tabindex="0"
      aria-label=${msg(str`${word} ${msg(this.grain)} of the range`)}
      aria-valuemin="0"
      aria-valuemax=${Math.max(0, this.buckets.length - 1)}
      aria-valuenow=${at}
      aria-valuetext=${bucketName(this.buckets[at] ?? '1970-01-01', this.grain)}
      @keydown=${(event: KeyboardEvent) => this.press(event, side)}
      @blur=${() => this.rest()}
    ></div>`;
  }

  /** Puts selection, handles and label where the range now is; called once a frame while dragging. */
  private place(): void {
    this.width = this.clientWidth;
    const step = this.width / Math.max(1, this.buckets.length);
    const left = this.now.from * step;
    const right = (this.now.to + 1) * step;
    const part = (name: string) => this.querySelector<HTMLElement>(name);
    const selection = part('.selection');
    if (selection !== null) selection.style.transform = `translateX(${left}px) scaleX(${Math.max(1, right - left)})`;
    for (const [side, x] of [
      ['from', left],
      ['to', right],
    ] as const) {
      const handle = part(`[data-side=${side}]`);
      if (handle !== null) handle.style.transform = `translateX(${x}px)`;
    }
    // All of it is no selection: a tint over everything would only dull the picture.
    this.dataset['whole'] = String(
      this.now.from === 0 && this.now.to === this.buckets.length - 1 && this.held?.moved !== true,
    );
    const label = part('.selection-label');
    if (label === null) return;
    const { from, to } = this.now;
    label.hidden = this.held?.moved !== true;
    label.textContent = span(this.buckets[from] ?? '', this.buckets[to] ?? '', to - from + 1, this.grain);
    label.style.transform = `translateX(clamp(0px, calc(${(left + right) / 2}px - 50%), calc(${this.width}px - 100%)))`;
  }

  private bucketAt(x: number): number {
    const { left } = this.getBoundingClientRect();
    const step = this.width / Math.max(1, this.buckets.length);
    return Math.max(0, Math.min(this.buckets.length - 1, Math.floor((x - left) / step)));
  }

  private take(event: PointerEvent): void {
    this.swallowing = 'no';
    const target = event.target as Element;
    if (event.button !== 0 || this.buckets.length === 0 || target.closest('a, button, .readout') !== null) return;
    const side = target.closest<HTMLElement>('.handle')?.dataset['side'] as Side | undefined;
    const { left, right } = this.getBoundingClientRect();
    if (side === undefined && (event.clientX < left || event.clientX > right)) return;
    const anchor = side === undefined ? this.bucketAt(event.clientX) : this.now[side === 'from' ? 'to' : 'from'];
    const zoom = event.shiftKey && side === undefined;
    // Shift and a press would mark the text of the page.
    if (zoom) event.preventDefault();
    this.held = { anchor, startX: event.clientX, moved: false, side: side ?? null, zoom };
  }

  private move(event: PointerEvent): void {
    const { held } = this;
    if (held === null) return;
    if (!held.moved && Math.abs(event.clientX - held.startX) < CLICK_SLACK) return;
    // Captured only once it is a drag: a captured pointer would send the click to the surface instead of a link.
    if (!held.moved) this.surface?.setPointerCapture(event.pointerId);
    held.moved = true;
    const at = this.bucketAt(event.clientX);
    this.now = { from: Math.min(held.anchor, at), to: Math.max(held.anchor, at) };
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      this.place();
      this.tell('drag');
    });
  }

  /** Whether the next click is the end of a drag: right now, or whenever the hand lifts. */
  private swallowing: 'no' | 'now' | 'until-next' = 'no';

  private release(kept: boolean): void {
    const { held } = this;
    if (held === null) return;
    this.held = null;
    cancelAnimationFrame(this.frame);
    if (!kept || !held.moved) this.now = { from: this.from, to: this.to };
    this.swallowing = held.moved ? 'now' : 'no';
    // The click that ends a drag comes right after it; without one the next real click must not be lost.
    setTimeout(() => {
      if (this.swallowing === 'now') this.swallowing = 'no';
    });
    const { from, to } = this.now;
    if (held.zoom) this.now = { from: this.from, to: this.to };
    this.place();
    if (held.moved) this.tell(kept ? 'end' : 'cancel', { from, to }, held.zoom);
  }

  /** Escape lets go of the drag and keeps the range that was; the click of the hand that lifts later opens nothing. */
  private breakOff(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || this.held?.moved !== true) return;
    event.preventDefault();
    event.stopPropagation();
    this.release(false);
    this.swallowing = 'until-next';
  }

  private swallow(event: Event): void {
    if (this.swallowing === 'no') return;
    this.swallowing = 'no';
    event.stopPropagation();
    event.preventDefault();
  }

  private press(event: KeyboardEvent, side: Side): void {
    const last = this.buckets.length - 1;
    const { from, to } = this.now;
    const at = event.key === 'Home' ? 0 : event.key === 'End' ? last : this.now[side] + (KEYS[event.key] ?? Number.NaN);
    if (Number.isNaN(at)) return;
    event.preventDefault();
    event.stopPropagation();
    this.now =
      side === 'from' ? { from: Math.max(0, Math.min(at, to)), to } : { from, to: Math.min(last, Math.max(at, from)) };
    this.requestUpdate();
    this.tell('drag');
    // A held key repeats: the walk is told once it rests, so that Back takes back the walk and not one step of it.
    clearTimeout(this.pressed);
    this.pressed = window.setTimeout(() => this.rest(), KEY_REST_MS);
  }

  private rest(): void {
    if (this.pressed === 0) return;
    clearTimeout(this.pressed);
    this.pressed = 0;
    this.tell('end');
  }

  /** All of the time axis again. */
  private widen(event: Event): void {
    if ((event.target as Element).closest('a, button, .handle') !== null) return;
    this.dispatchEvent(new CustomEvent('axis-widen', { bubbles: true }));
  }

  private tell(phase: RangeSelect['phase'], { from, to } = this.now, zoom = this.held?.zoom === true): void {
    const detail: RangeSelect = { from: this.buckets[from] ?? '', to: this.buckets[to] ?? '', phase, zoom };
    this.dispatchEvent(new CustomEvent<RangeSelect>('range-select', { detail, bubbles: true }));
  }
}
