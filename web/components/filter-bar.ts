import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { dayRange, many, spoken } from '../charts/format.ts';
import { slotAt } from '../charts/palette.ts';
import { asked } from '../query.ts';
import { MOST_ACTORS, ROSTERS, type RosterKind } from '../../server/contract/vocabulary.ts';
import { entries, linkTo, type View, wanted } from '../view.ts';
import { choiceOf, comparedIn, namesLists, offered, type RosterRow } from '../rosters.ts';
import { Asking } from './asking.ts';
import './more-filters.ts';
import { goTo, type Told } from './navigation.ts';
import type { Pickable } from './name-picker.ts';
import './search-field.ts';
import './view-menu.ts';
import type { Kept } from './roster-dialog.ts';
import { msg, str } from '../words.ts';

const PRESETS = ['4w', '13w', '26w', '52w'] as const;
/** Pixels one token needs on average beside its name, and per letter of it. */
const TOKEN_EDGE = 58;
const LETTER = 7.2;
/** Pixels of the button that saves what is chosen as a watchlist. */
const SAVE = 140;
/** Pixels that everything else in the bar takes; below a width part of it is in the sheet alone. */
const REST = 1000;
const NARROW = 1100;
const REST_NARROW = 640;

/** How many of these names fit beside each other in so many pixels; at least one. */
export function fitting(names: readonly string[], width: number): number {
  let left = width;
  let fit = 0;
  for (const name of names) {
    left -= TOKEN_EDGE + LETTER * name.length;
    if (left < 0) break;
    fit += 1;
  }
  return Math.max(1, fit);
}

/** What narrows the page, in one line: days, actors, sources, words, and the rest behind one button. */
@customElement('filter-bar')
export class FilterBar extends LitElement {
  @property({ attribute: false }) view!: View;
  /** The settled days of the page; null until they are known. */
  @property({ attribute: false }) days: { from: string; to: string } | null = null;
  @property({ attribute: false }) told: Told = {};
  @state() private picking: 'actors' | 'sources' | 'days' | null = null;
  /** What is to be kept as a roster. */
  @state() private keeping: { readonly kind: RosterKind; readonly members: readonly string[] } | null = null;
  /** What stands in the picker of sources again, when they are not kept as a collection after all. */
  private begun: readonly string[] | null = null;
  @state() private room = 500;
  private readonly resized = new ResizeObserver(() => {
    this.room = this.clientWidth - (this.clientWidth < NARROW ? REST_NARROW : REST);
  });
  /** Everyone in the range, for the names of tokens and for the picker; the overview asks the very same. */
  private readonly everyone = new Asking(this, '/actors', () =>
    this.picking === 'actors' || wanted(this.view.filters['actors']).length > 0
      ? { query: asked(this.view, { actors: null }) }
      : null,
  );
  private readonly sources = new Asking(this, '/sources', () =>
    this.picking === 'sources' || entries(this.view.filters['sources']).length > 0
      ? { query: asked(this.view, { sources: null, actors: null }) }
      : null,
  );

  private readonly lists = new Asking(this, '/watchlists', () =>
    this.picking === 'actors' || namesLists(this.view.filters['actors']) ? { query: '' } : null,
  );

  private readonly collections = new Asking(this, '/collections', () =>
    this.picking === 'sources' || namesLists(this.view.filters['sources']) ? { query: '' } : null,
  );

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  override render() {
    const count = Object.keys(this.view.filters).length;
    return html`<div class="bar" role="search" aria-label="Filters">${this.parts()}</div>
      <button type="button" class="button bar-opener" @click=${() => this.sheet?.showModal()}>Filters${count === 0 ? '' : ` (${count})`}</button>
      <dialog class="sheet" aria-label="Filters" @click=${this.closeOutside}>
        <div class="sheet-body">
          <header><h2>Filters</h2><button type="button" class="button" @click=${() => this.sheet?.close()}>Done</button></header>
          ${this.parts()}
        </div>
      </dialog>
      <view-menu .view=${this.view} .told=${this.told}></view-menu>
      ${this.dialogs()}`;
  }

  private get sheet(): HTMLDialogElement | null {
    return this.querySelector<HTMLDialogElement>('dialog.sheet');
  }

  private readonly closeOutside = (event: Event): void => {
    if (event.target === this.sheet) this.sheet?.close();
  };

  private parts(): TemplateResult {
    const { view, days } = this;
    const last = view.filters['last'];
    const any = view.filters['from'] !== undefined || view.filters['to'] !== undefined;
    return html`<button type="button" class="button days" aria-haspopup="dialog" @click=${() => (this.picking = 'days')}>
        ${days === null ? msg('Dates') : dayRange(days.from, days.to)} <span aria-hidden="true">▾</span>
      </button>
      <nav class="choice presets" aria-label="Range">
        ${PRESETS.map((preset) => html`<a href=${linkTo(view, { last: preset, from: null, to: null })} aria-current=${last === preset ? 'true' : 'false'} aria-label=${msg(str`${preset}, the last ${many(Number.parseInt(preset, 10), 'week', 'weeks')}`)}>${preset}</a>`)}
        <a href=${linkTo(view, { last: null, from: null, to: null })} aria-current=${last === undefined && !any ? 'true' : 'false'}>All</a>
      </nav>
      ${view.page === 'actor' ? nothing : this.tokens()}
      <button type="button" class="button sources" aria-haspopup="dialog" @click=${() => (this.picking = 'sources')}>${this.sourcesTitle()} <span aria-hidden="true">▾</span></button>
      <search-field .view=${view}></search-field>
      <more-filters .view=${view}></more-filters>`;
  }

  private listOf(entry: string) {
    return this.lists.answer?.rows.find(({ watchlist }) => `@${watchlist}` === entry);
  }

  private nameOf(actor: string): string {
    if (actor.startsWith('@')) {
      const list = this.listOf(actor);
      return list === undefined ? actor : `${list.name} (${list.members.length})`;
    }
    return this.everyone.answer?.rows.find((row) => row.actor === actor)?.name ?? spoken(actor);
  }

  private tokens(): TemplateResult {
    const { view } = this;
    const all = entries(view.filters['actors']);
    const { single: chosen, lists } = choiceOf(view.filters['actors']);
    const several = chosen.length + lists.length > 1;
    const fit = fitting(
      all.map((one) => this.nameOf(one.replace(/^-/, ''))),
      this.room - (several && this.clientWidth >= NARROW ? SAVE : 0),
    );
    const folded = all.slice(fit);
    const token = (entry: string) => this.token(entry, chosen.indexOf(entry), all);
    return html`<div class="tokens">
      ${all.slice(0, fit).map(token)}
      ${folded.length === 0 ? nothing : html`<details class="folded"><summary class="button" aria-label=${msg(str`${folded.length} more actors`)}>+${folded.length}</summary><div class="popover-like">${folded.map(token)}</div></details>`}
      ${chosen.length >= MOST_ACTORS ? nothing : html`<button type="button" class="button plain" aria-haspopup="dialog" @click=${() => (this.picking = 'actors')}>+ actor</button>`}
      ${several ? html`<button type="button" class="button plain save-list" aria-haspopup="dialog" title="Save these actors as a watchlist" @click=${this.keepActors}>Save as watchlist</button>` : nothing}
    </div>`;
  }

  private token(entry: string, slot: number, all: readonly string[]): TemplateResult {
    const name = this.nameOf(entry.replace(/^-/, ''));
    const without = entry.startsWith('-');
    const color = slot < 0 ? 'var(--rule)' : slotAt(slot).color;
    return html`<span class=${entry.includes('@') ? 'token of-list' : 'token'} style=${styleMap({ borderInlineStartColor: color })}
      ><span>${without ? msg('not ') : ''}${name}</span
      ><a href=${linkTo(this.view, { actors: all.filter((one) => one !== entry).join(',') })} aria-label=${msg(str`Take out ${name}`)}>×</a></span
    >`;
  }

  private sourcesTitle(): string {
    const chosen = entries(this.view.filters['sources']);
    if (chosen.length === 0) return msg('All sources');
    const [one = ''] = chosen;
    if (chosen.length > 1 && !namesLists(this.view.filters['sources'])) return many(chosen.length, 'source', 'sources');
    const more = chosen.length > 1 ? ` +${chosen.length - 1}` : '';
    return `${one.startsWith('-') ? msg('not ') : ''}${this.nameOfSource(one.replace(/^-/, ''))}${more}`;
  }

  private nameOfSource(source: string): string {
    if (!source.startsWith('@'))
      return this.sources.answer?.rows.find((row) => row.source === source)?.name ?? spoken(source);
    const found = this.collections.answer?.rows.find(({ collection }) => `@${collection}` === source);
    return found === undefined ? source : `${cut(found.name)} (${found.members.length})`;
  }

  private dialogs() {
    const { picking, keeping, view } = this;
    const close = () => {
      this.picking = null;
      this.begun = null;
    };
    if (keeping !== null) {
      void import('./roster-dialog.ts');
      return html`<roster-dialog kind=${keeping.kind} .members=${keeping.members} @closed=${this.kept}></roster-dialog>`;
    }
    if (picking === null) return nothing;
    if (picking === 'days') {
      void import('./week-range.ts');
      return html`<week-range .view=${view} .days=${this.days} @closed=${close}></week-range>`;
    }
    void import('./name-picker.ts');
    const items =
      picking === 'actors'
        ? itemsOf(this.lists.answer?.rows, actorItems(this.everyone.answer?.rows))
        : itemsOf(this.collections.answer?.rows, sourceItems(this.sources.answer?.rows));
    return html`<name-picker
      label=${picking === 'actors' ? msg('Actors') : msg('Sources')}
      kind=${picking === 'actors' ? 'watchlists' : 'collections'}
      keep=${picking === 'actors' ? '' : msg('Save as collection')}
      .items=${items}
      .chosen=${this.begun ?? wanted(view.filters[picking])}
      .most=${picking === 'actors' ? MOST_ACTORS : 50}
      .link=${(ids: readonly string[]) => linkTo(view, { [picking]: [...ids, ...entries(view.filters[picking]).filter((one) => one.startsWith('-'))].join(',') })}
      @keep=${this.keepSources}
      @closed=${close}
    ></name-picker>`;
  }

  private readonly keepActors = (): void => {
    const rows = this.everyone.answer?.rows ?? [];
    const members = comparedIn(this.view.filters['actors'], this.lists.answer?.rows ?? [], rows);
    this.keeping = { kind: 'watchlists', members };
  };

  private readonly keepSources = (event: CustomEvent<readonly string[]>): void => {
    const without = entries(this.view.filters['sources']).filter((one) => one.startsWith('-'));
    const members = comparedIn([...event.detail, ...without].join(','), this.collections.answer?.rows ?? []);
    this.picking = null;
    this.begun = event.detail;
    this.keeping = { kind: 'collections', members };
  };

  /** What was saved takes the place of those it was made of. */
  private readonly kept = ({ detail }: CustomEvent<Kept>): void => {
    const { keeping } = this;
    this.keeping = null;
    if (detail === null) {
      if (this.begun !== null) this.picking = 'sources';
      return;
    }
    this.begun = null;
    if (keeping !== null) goTo(this, linkTo(this.view, { [ROSTERS[keeping.kind].key]: `@${detail.slug}` }));
  };
}

/** A name may have a hundred letters, and the bar is one line. */
const cut = (name: string): string => (name.length > 36 ? `${name.slice(0, 35)}…` : name);

/** Rosters first, then everybody who is named or was read. */
const itemsOf = (rosters: readonly RosterRow[] | undefined, single: readonly Pickable[] | undefined) =>
  rosters === undefined || single === undefined
    ? undefined
    : [...rosters.map((one) => ({ ...offered(one), detail: '', free: true })), ...single];

const actorItems = (rows: readonly RowOf<'/actors'>[] | undefined): Pickable[] | undefined =>
  rows?.map(({ actor, name, mentions }) => ({ id: actor, name, detail: many(mentions, 'mention', 'mentions') }));

const sourceItems = (rows: readonly RowOf<'/sources'>[] | undefined): Pickable[] | undefined =>
  rows?.map(({ source, name, articles }) => ({ id: source, name, detail: many(articles, 'article', 'articles') }));
