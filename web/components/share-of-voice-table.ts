import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { Note, Problem } from '../../server/contract/answer.ts';
import { count, many, percent, plusMinus, tone, wholePercent } from '../charts/format.ts';
import type { Periods } from '../charts/compared.ts';
import { slotAt, toneColor } from '../charts/palette.ts';
import type { VoiceChange } from '../charts/voice-change.ts';
import { sorted, type VoiceCount, voiceDuring, type VoiceRow, voicePicture } from '../charts/voice.ts';
import { pointKey, unitOf } from '../query.ts';
import { linkTo, type Patch, pageLink, type View } from '../view.ts';
import type { Dragged } from './brushing.ts';
import { beforeCell, beforeHead, changeNote } from './voice-before.ts';
import './chart-frame.ts';
import type { State } from './chart-frame.ts';
import { msg, str } from '../words.ts';

const COLUMNS = [
  ['name', msg('Actor'), 'start'],
  ['share', msg('Share'), 'number'],
  ['mentions', '', 'start'],
  ['sentiment', msg('Tone'), 'number'],
] as const;
const UNIT_TITLES = { mentions: msg('Mentions'), articles: msg('Articles'), stories: msg('Stories') } as const;

/** What does not add up waits for the hand to let go. */
const NOT_ADDING_UP = html`<span class="quiet" aria-hidden="true">…</span>`;

/** Who has which part of the namings, and in what tone: a table with bars, every number with its sample. */
@customElement('share-of-voice-table')
export class ShareOfVoiceTable extends LitElement {
  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) rows: readonly VoiceRow[] = [];
  /** Actors in the order of their colour slots. */
  @property({ attribute: false }) slots: readonly string[] = [];
  @property() hint = '';
  /** Whether the reader chose these actors, or they are the most counted. */
  @property({ type: Boolean }) chosen = false;
  /** What the hand holds while it drags over a chart. */
  @property({ attribute: false }) dragged: Dragged | null = null;
  /** The settled days in words, for pictures. */
  @property() days = '';
  @property() csv = '';
  @property({ attribute: false }) state: State = 'loading';
  @property({ attribute: false }) problem: Problem | undefined;
  @property({ attribute: false }) retry: () => void = () => undefined;
  @property({ attribute: false }) notes: readonly Note[] = [];
  /** What the range is held against, and what changed since; null where nothing is, or while it is on the way. */
  @property({ attribute: false }) periods: Periods | null = null;
  @property({ attribute: false }) changes: ReadonlyMap<string, VoiceChange> | null = null;

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { view } = this;
    const by = view.view['sort'] ?? '-mentions';
    const rows = sorted(this.rows, by);
    return html`<chart-frame
      name="voice"
      heading="Share of voice and tone"
      hint=${this.hint}
      .question=${'/actors'}
      .state=${this.state}
      .problem=${this.problem}
      .retry=${this.retry}
      .notes=${this.periods === null ? this.notes : [...this.notes, changeNote(this.periods)]}
      csv=${this.csv}
      .picture=${rows.length === 0 || this.periods !== null ? undefined : () => voicePicture(rows, UNIT_TITLES[unitOf(view)], msg(str`${this.hint}${this.days === '' ? '' : `, ${this.days}`} · Newstally`))}
      .chart=${this.table(this.dragged === null ? rows : voiceDuring(this.rows, this.dragged.counts, this.chosen, by))}
    ></chart-frame>`;
  }

  private table(rows: readonly (VoiceRow | VoiceCount)[]): TemplateResult {
    const most = Math.max(1, ...rows.map((row) => row.counted));
    return html`<div class="scroll" ?data-dragged=${this.dragged !== null} tabindex="0" role="region" aria-label="Share of voice and tone, the table">
      <table class="voice" ?data-compared=${this.periods !== null}>
        <caption class="unseen">Share of voice and tone of the compared actors</caption>
        <thead>
          <tr>
            ${COLUMNS.map(([column, title, look]) => this.head(column, title === '' ? UNIT_TITLES[unitOf(this.view)] : title, look))}
            <th scope="col" class="parts-head">Negative · neutral · positive, %</th>
            ${this.periods === null ? nothing : beforeHead(this.periods)}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => this.row(row, most))}
        </tbody>
      </table>
    </div>`;
  }

  private head(column: string, title: string, look: string) {
    const now = this.view.view['sort'] ?? '-mentions';
    const direction = now === column ? 'ascending' : now === `-${column}` ? 'descending' : 'none';
    const next = direction === 'descending' ? column : `-${column}`;
    return html`<th scope="col" class=${look} aria-sort=${direction}>
      <a href=${linkTo(this.view, { sort: next })}>${title}${direction === 'none' ? nothing : html`<span aria-hidden="true">${direction === 'ascending' ? ' ↑' : ' ↓'}</span>`}</a>
    </th>`;
  }

  private opens(patch: Patch): string {
    return linkTo(this.view, { pair: null, tone: null, ...patch });
  }

  private row(row: VoiceRow | VoiceCount, most: number) {
    const place = this.slots.indexOf(row.actor);
    const color = place < 0 ? 'transparent' : slotAt(place).color;
    const point = pointKey(null, row.actor);
    return html`<tr data-actor=${row.actor}>
      <th scope="row" title=${row.name}>
        <i class="swatch" style=${styleMap({ background: color })}></i
        ><a href=${pageLink(this.view, 'actor', row.actor)}>${row.name}</a>
      </th>
      <td class="number">${percent(row.share)}</td>
      <td class="bar-cell">
        <i class="amount" style=${styleMap({ width: `${(row.counted / most) * 55}%` })}></i
        ><a href=${this.opens({ point })} aria-label=${msg(str`${count(row.counted)}, ${row.name}: sentences`)}>${count(row.counted)}</a>
      </td>
      <td class="number tone-cell">${'sentiment' in row ? this.tone(row, point) : NOT_ADDING_UP}</td>
      <td class="parts-cell">${'sentiment' in row ? parts(row) : NOT_ADDING_UP}</td>
      ${this.periods === null ? nothing : this.dragged === null ? beforeCell(this.view, row, this.periods, this.changes) : html`<td class="number before">${NOT_ADDING_UP}</td><td class="number before"></td>`}
    </tr>`;
  }

  private tone(row: VoiceRow, point: string | null) {
    const n = many(row.stories, 'story', 'stories');
    if (row.sentiment === null) return html`<small>too few to say</small><small>${n}</small>`;
    return html`<span class=${row.thin === 'few' ? 'thin' : ''}
        ><a class="tone" href=${this.opens({ point, tone: 'scored' })} style=${styleMap({ color: toneColor(row) })}>${tone(row.sentiment)}</a>
        <small>${plusMinus(row.sentiment, row.low, row.high)}</small></span
      ><small>${n}</small>`;
  }
}

/** The mean chances of the three classes as a bar with its numbers. */
function parts({ p_neg, p_neu, p_pos }: VoiceRow): TemplateResult {
  if (p_neg === null || p_neu === null || p_pos === null) return html`<span class="quiet">–</span>`;
  const shares = [
    ['neg', p_neg, msg('negative')],
    ['neu', p_neu, msg('neutral')],
    ['pos', p_pos, msg('positive')],
  ] as const;
  return html`<span class="parts" aria-hidden="true">${shares.map(([look, share]) => html`<i class=${look} style=${styleMap({ flexGrow: String(share) })}></i>`)}</span>
    <span class="part-numbers">${shares.map(([, share, word]) => html`<span><span class="unseen">${word} </span>${wholePercent(share)}</span>`)}</span>`;
}
