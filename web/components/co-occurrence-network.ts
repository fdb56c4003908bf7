import { LitElement, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { Note, Problem } from '../../server/contract/answer.ts';
import { CLEAR_GROUPS } from '../../server/contract/vocabulary.ts';
import type { Pair } from '../charts/co-occurrence.ts';
import { count, many, tone } from '../charts/format.ts';
import {
  type DrawnEdge,
  type DrawnNode,
  drawNetwork,
  type NetworkDrawing,
  type NetworkRow,
} from '../charts/network.ts';
import { networkPicture } from '../charts/network-picture.ts';
import { pairUnit } from '../query.ts';
import { linkTo, pageLink, type View } from '../view.ts';
import { belowChance } from './below-chance.ts';
import './chart-frame.ts';
import type { State } from './chart-frame.ts';
import { networkTable, pairOf } from './network-table.ts';
import { networkWalk, type Standing } from './network-walk.ts';
import { togetherChoice } from './together-choice.ts';
import { tableLink, tableShown } from './turning.ts';
import { msg, str } from '../words.ts';

/** Height of the picture, by its width: a phone is given a tall one, so that names find room. */
const heightFor = (width: number, most: number): number =>
  width < 600 ? Math.round(width * 1.3) : Math.round(Math.min(most, width * 0.55));
const FONT = '12px "Inter Variable", Inter, sans-serif';

/** Who is named together beyond chance, as circles and lines: a line opens its sentences, a circle its actor. */
@customElement('co-occurrence-network')
export class CoOccurrenceNetwork extends LitElement {
  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) rows: readonly NetworkRow[] = [];
  /** The settled days in words, for pictures. */
  @property() days = '';
  @property() csv = '';
  @property({ attribute: false }) state: State = 'loading';
  @property({ attribute: false }) problem: Problem | undefined;
  @property({ attribute: false }) retry: () => void = () => undefined;
  @property({ attribute: false }) notes: readonly Note[] = [];
  /** Pairs that meet less than chance has it, and the address of all of them as a file. */
  @property({ attribute: false }) below: readonly Pair[] = [];
  @property({ attribute: 'below-csv' }) belowCsv = '';
  /** Its greatest height in pixels: many actors need room. */
  @property({ type: Number }) tall = 560;
  @state() private width = 0;
  /** The actor that is pointed at: its lines stand out. */
  @state() private pointed: string | null = null;
  /** Where the keyboard stands. */
  @state() private standing: Standing = { actor: null, edge: null };
  private drawing: NetworkDrawing = { nodes: [], edges: [], groups: [], alone: [] };
  private ruler: CanvasRenderingContext2D | null = null;
  private readonly resized = new ResizeObserver(([entry]) => {
    this.width = Math.round(entry?.contentRect.width ?? 0);
  });

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resized.observe(this);
    // Names measured before their font is there would be given the wrong room.
    void document.fonts.ready.then(() => this.requestUpdate('rows'));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('rows') && !(changed as Map<string, unknown>).has('width')) return;
    this.drawing = drawNetwork(this.rows, this.size, this.widthOf);
  }

  private get size(): { width: number; height: number } {
    return { width: this.width, height: heightFor(this.width, this.tall) };
  }

  private readonly widthOf = (text: string): number => {
    this.ruler ??= document.createElement('canvas').getContext('2d');
    if (this.ruler === null) return text.length * 7;
    this.ruler.font = FONT;
    return this.ruler.measureText(text).width;
  };

  override render() {
    const { view, rows, drawing } = this;
    const unit = pairUnit(view);
    const hint = msg(str`${msg(unit)} that name both, beyond chance`);
    const ready = drawing.nodes.length > 0 && this.width > 0;
    const heading = msg('Named together');
    return html`<chart-frame
      name="network"
      heading=${heading}
      hint=${hint}
      .question=${'/network'}
      .state=${this.state}
      .problem=${this.problem}
      .retry=${this.retry}
      .notes=${this.notes.filter(({ code }) => code !== 'no_clear_groups')}
      csv=${this.csv}
      .extra=${togetherChoice(view)}
      turn=${tableLink(view, 'network')}
      ?turned=${tableShown(view, 'network')}
      .picture=${ready ? () => networkPicture(drawing, this.size, `${heading}: ${hint}`, this.days) : undefined}
      .chart=${html`${ready ? this.picture(unit) : this.state === 'loading' ? nothing : html`<p class="quiet">No two of these actors are named together often enough beyond chance.</p>`}${this.told(ready)}${belowChance(view, this.below, this.belowCsv)}`}
      .table=${networkTable(view, rows, unit, `${heading}: ${hint}`)}
    ></chart-frame>`;
  }

  private picture(unit: string): TemplateResult {
    const { width, height } = this.size;
    const { nodes, edges } = this.drawing;
    const near = this.pointed ?? null;
    return html`<svg
      class="network"
      viewBox="0 0 ${width} ${height}"
      width=${width}
      height=${height}
      role="group"
      aria-label=${msg(str`${nodes.length} actors and ${edges.length} pairs. Left and right go from actor to actor, down to its pairs, up back to it; Enter opens.`)}
      ?data-pointed=${near !== null}
      @keydown=${this.walk}
      @pointerleave=${() => this.point(null)}
      @focusout=${() => this.point(null)}
    >
      <g>${edges.map((edge) => this.line(edge, unit, near))}</g>
      <g>${nodes.map((node, at) => this.circle(node, at, unit))}</g>
      <g aria-hidden="true">${nodes.map(({ row, label }) => (label === null ? nothing : svg`<text x=${label.x} y=${label.y} text-anchor=${label.anchor} ?data-near=${this.isNear(row.actor)}>${label.text}</text>`))}</g>
      ${this.pointedName()}
    </svg>`;
  }

  /** The name of who is pointed at, where no place was left for it. */
  private pointedName() {
    const node = this.drawing.nodes.find(({ row, label }) => row.actor === this.pointed && label === null);
    if (node === undefined) return nothing;
    const half = this.widthOf(node.row.name) / 2;
    const x = Math.min(this.width - half, Math.max(half, node.x));
    const y = node.y > 30 ? node.y - node.r - 10 : node.y + node.r + 10;
    return svg`<text class="over" aria-hidden="true" x=${x} y=${y} text-anchor="middle" data-near>${node.row.name}</text>`;
  }

  private isNear(actor: string): boolean {
    const { pointed } = this;
    if (pointed === null || pointed === actor) return true;
    return this.drawing.edges.some(
      ({ a, b }) =>
        (a.row.actor === pointed && b.row.actor === actor) || (b.row.actor === pointed && a.row.actor === actor),
    );
  }

  private line({ a, b, together, tint, width }: DrawnEdge, unit: string, near: string | null) {
    const pair = pairOf(a.row.actor, b.row.actor);
    const said = msg(str`${a.row.name} and ${b.row.name}: ${count(together)} ${msg(unit)}`);
    const ends = { x1: a.x, y1: a.y, x2: b.x, y2: b.y };
    const open = this.view.view['pair'];
    return svg`<a href=${linkTo(this.view, { pair, point: null, tone: null })} aria-label=${said} tabindex=${this.standing.edge === pair ? 0 : -1}
        class="edge" data-edge=${pair} data-tint=${tint} ?data-near=${near === a.row.actor || near === b.row.actor}
        ?data-open=${open === pair || open === `${b.row.actor}~${a.row.actor}`}>
      <title>${said}</title>
      <line class="reach" x1=${ends.x1} y1=${ends.y1} x2=${ends.x2} y2=${ends.y2}></line>
      <line class="seen" x1=${ends.x1} y1=${ends.y1} x2=${ends.x2} y2=${ends.y2} stroke-width=${width}></line>
    </a>`;
  }

  private circle({ row, x, y, r, color }: DrawnNode, at: number, unit: string) {
    const { actor, name, count: counted, community_name, edges } = row;
    const group = community_name === null ? '' : msg(str`, group of ${community_name}`);
    const said = `${name}: ${count(counted)} ${msg(unit)}, ${many(edges.length, 'pair', 'pairs')}${group}`;
    const { standing } = this;
    const here = standing.edge === null && (standing.actor === actor || (standing.actor === null && at === 0));
    return svg`<a href=${pageLink(this.view, 'actor', actor)} aria-label=${said} tabindex=${here ? 0 : -1} class="node" data-node=${actor}
        ?data-near=${this.isNear(actor)} @pointerenter=${() => this.point(actor)} @focus=${() => this.point(actor)}>
      <title>${said}</title>
      <circle class="reach" cx=${x} cy=${y} r=${Math.max(12, r)}></circle>
      <circle class="seen" cx=${x} cy=${y} r=${r} style=${styleMap({ fill: color })}></circle>
    </a>`;
  }

  /** Groups and those without an edge, by name: colour is never alone. */
  private told(ready: boolean): TemplateResult | typeof nothing {
    const { groups, alone } = this.drawing;
    const modularity = this.rows[0]?.modularity ?? null;
    const link = ({ actor, name }: NetworkRow) => html`<a href=${pageLink(this.view, 'actor', actor)}>${name}</a>`;
    if (this.rows.length === 0) return nothing;
    return html`${ready ? this.scale(modularity) : nothing}
      <ul class="network-groups">
        ${groups.map(({ name, color, members }) => html`<li><i style=${styleMap({ background: color })}></i><b>${name}</b> ${members.filter(({ name: other }) => other !== name).map((one) => html`<span>${link(one)}</span> `)}</li>`)}
        ${alone.length === 0 ? nothing : html`<li class="alone"><i></i><b>No pair beyond chance</b> ${alone.map((one) => html`<span>${link(one)}</span> `)}</li>`}
      </ul>`;
  }

  private scale(modularity: number | null): TemplateResult {
    const groups =
      modularity === null
        ? ''
        : modularity < CLEAR_GROUPS
          ? msg(str`No clear groups: modularity Q ${tone(modularity).replace('+', '')}, below ${CLEAR_GROUPS}.`)
          : msg(str`Colours are groups: modularity Q ${tone(modularity).replace('+', '')}.`);
    return html`<p class="network-scale">
      <span aria-hidden="true" class="tints">as chance ${[0, 1, 2, 3, 4].map((tint) => html`<i data-tint=${tint}></i>`)} far beyond</span>
      <span>${groups} Position and distance are not measures.</span>
    </p>`;
  }

  private point(actor: string | null): void {
    this.pointed = actor;
  }

  private readonly walk = (event: KeyboardEvent): void => {
    const next = networkWalk(this.drawing, this.standing, event.key);
    if (next === null) return;
    event.preventDefault();
    this.standing = next;
    void this.updateComplete.then(() => {
      const key = next.edge === null ? `[data-node="${next.actor}"]` : `[data-edge="${next.edge}"]`;
      this.querySelector<SVGAElement>(key)?.focus();
    });
  };
}
