import { CustomChart, LineChart } from 'echarts/charts';
import { GridSimpleComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import { LitElement } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import type { Drawing, Drawn } from '../charts/drawing.ts';
import type { Picture } from '../charts/picture.ts';
import './chart-cursor.ts';
import { onColorsChange, withColors } from './colors.ts';
import { msg } from '../words.ts';

use([LineChart, CustomChart, GridSimpleComponent, CanvasRenderer, SVGRenderer]);

/**
 * The only element that runs ECharts: starts at its first real size, draws again on another size, theme or pixel ratio,
 * and leaves nothing behind. Cursor, readout and keyboard are chart-cursor's.
 */
@customElement('chart-plot')
export class ChartPlot extends LitElement {
  /** Draws for a width in pixels; undefined draws nothing. */
  @property({ attribute: false }) draw: ((width: number) => Drawing) | undefined;
  @property() label = '';
  @state() private drawn: Drawn | undefined;
  private chart: EChartsType | undefined;
  private size = { width: 0, height: 0 };
  private shown: unknown;
  private fontsReady = false;
  private readonly resized = new ResizeObserver(([entry]) => this.measure(entry));
  private ends: (() => void)[] = [];

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resized.observe(this);
    const ratio = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const again = () => this.restart();
    ratio.addEventListener('change', again);
    this.ends = [onColorsChange(again), () => ratio.removeEventListener('change', again)];
    // Text measured before its font is there stands in the wrong place for good.
    void document.fonts.ready.then(() => {
      this.fontsReady = true;
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
    for (const end of this.ends) end();
    this.chart?.dispose();
    this.chart = undefined;
  }

  override render() {
    return html`<div class="canvas" aria-hidden="true"></div>
      ${this.drawn === undefined ? '' : html`<chart-cursor .drawn=${this.drawn} label=${this.label}></chart-cursor>`}`;
  }

  override updated(): void {
    const { draw, size } = this;
    if (draw === undefined || !this.fontsReady || size.width === 0 || size.height === 0) return;
    const canvas = this.querySelector<HTMLElement>('.canvas');
    if (canvas === null) return;
    const key = `${size.width} ${size.height}`;
    if (this.chart !== undefined && this.shown === draw && this.chart.getDom().dataset['size'] === key) return;
    this.chart ??= init(canvas, null, { renderer: 'canvas' });
    if (canvas.dataset['size'] !== key) this.chart.resize(size);
    canvas.dataset['size'] = key;
    const drawing = draw(size.width);
    this.chart.setOption(withColors(drawing.option, this), { notMerge: true });
    this.shown = draw;
    this.drawn = { drawing, ...size };
    this.dispatchEvent(new CustomEvent<Drawn>('drawn', { detail: this.drawn, bubbles: true }));
  }

  /** A figure as SVG at once: a print cannot wait for what is still to come. In the colours of paper. */
  static svgOf({ option, width, height }: Picture, host: Element): string {
    const chart = init(document.createElement('div'), null, { renderer: 'svg', width, height });
    try {
      chart.setOption(withColors(option, host, 'light'));
      return chart.renderToSVGString();
    } finally {
      chart.dispose();
    }
  }

  private measure(entry: ResizeObserverEntry | undefined): void {
    const { width = 0, height = 0 } = entry?.contentRect ?? {};
    if (width === 0 || height === 0) return;
    this.size = { width: Math.round(width), height: Math.round(height) };
    this.requestUpdate();
  }

  private restart(): void {
    this.chart?.dispose();
    this.chart = undefined;
    this.shown = undefined;
    this.requestUpdate();
  }
}

/** A figure as a file: PNG at twice its size, or SVG. Drawn apart from the screen, from the same rows. */
export async function fileOf({ option, width, height }: Picture, type: 'png' | 'svg', host: Element): Promise<Blob> {
  const stage = document.createElement('div');
  const chart = init(stage, null, { renderer: type === 'svg' ? 'svg' : 'canvas', width, height, devicePixelRatio: 2 });
  try {
    chart.setOption(withColors({ ...option, backgroundColor: 'var(--paper)' }, host));
    if (type === 'svg') return new Blob([chart.renderToSVGString()], { type: 'image/svg+xml' });
    const canvas = chart.renderToCanvas({ pixelRatio: 2 });
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob === null ? reject(new Error(msg('The picture could not be made.'))) : resolve(blob)),
        'image/png',
      );
    });
  } finally {
    chart.dispose();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-plot': ChartPlot;
  }
}
