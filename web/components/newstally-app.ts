import { LitElement, nothing, svg } from 'lit';
import { html } from '../html.ts';
import { customElement, state } from 'lit/decorators.js';
import { askAnew } from '../ask.ts';
import type { Action } from '../keys.ts';
import { LAST_VIEW, toKeep, toRestore } from '../restoring.ts';
import { keep, kept } from '../storage.ts';
import { changed, format, pageLink, parse, type View } from '../view.ts';
import './correction-desk.ts';
import { heldKeys, holdKeys } from './early-keys.ts';
import './filter-bar.ts';
import './ingest-strip.ts';
import { KeyListener } from './key-listener.ts';
import type { Going, Told } from './navigation.ts';
import './page-banners.ts';
import type { Said } from './saying.ts';
import './theme-switch.ts';
import { msg } from '../words.ts';

const MAGNIFIER = svg`<svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.75" aria-hidden="true"><circle cx="7" cy="7" r="4.5"></circle><path d="m10.5 10.5 4 4"></path></svg>`;

const MENU = [
  ['overview', msg('Overview')],
  ['actors', msg('Actors')],
  ['pairs', msg('Pairs')],
  ['articles', msg('Articles')],
  ['stories', msg('Stories')],
  ['discovery', msg('Names')],
  ['sources', msg('Sources')],
  ['reports', msg('Reports')],
  ['quality', msg('Quality')],
  ['settings', msg('Settings')],
] as const;

/** Pages that no filter narrows. */
const UNFILTERED: readonly View['page'][] = ['article', 'story', 'quality', 'accuracy', 'settings', 'missing'];

/** Milliseconds that something told in passing stays in sight. */
const SAID_MS = 6000;

/** Owns the state, which is the link, and everything around the page. Pages tell it where to go; nobody else writes the link. */
@customElement('newstally-app')
export class NewstallyApp extends LitElement {
  @state() private view: View;
  @state() private told: Told = {};
  @state() private restored: boolean;
  @state() private opened: 'find' | 'help' | null = null;
  @state() private said: Said | null = null;
  private saidUntil: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    const last = toRestore(location.pathname + location.search, kept(LAST_VIEW));
    if (last !== null) history.replaceState(null, '', last);
    this.restored = last !== null;
    this.view = parse(location.pathname + location.search);
    this.keepView();
    new KeyListener(this, this.act);
  }

  protected override createRenderRoot() {
    this.replaceChildren(); // the shell that stood in the page before the script
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What stands below everything, and what waits for files: neither is seen at first.
    void import('./app-foot.ts');
    void import('./file-intake.ts');
    addEventListener('popstate', this.read);
    addEventListener('say', this.hearSaid);
    this.addEventListener('click', this.follow);
    this.addEventListener('go', (event) => this.go((event as CustomEvent<Going>).detail));
    this.addEventListener('tell', (event) => this.hear((event as CustomEvent<Told>).detail));
    this.addEventListener('help-open', () => (this.opened = 'help'));
    this.addEventListener('fresh', () => this.go({ link: '/', replace: false }));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.read);
    removeEventListener('say', this.hearSaid);
  }

  override updated(): void {
    // On a narrow page the menu scrolls sideways: the entry of this page must be in sight.
    const menu = this.querySelector<HTMLElement>('.masthead nav');
    const here = menu?.querySelector<HTMLElement>('[aria-current="page"]');
    if (menu == null || here == null) return;
    const right = here.offsetLeft - menu.offsetLeft + here.offsetWidth;
    if (right > menu.scrollLeft + menu.clientWidth) menu.scrollLeft = right - menu.clientWidth;
  }

  override render() {
    const { view, told } = this;
    const filtered = !UNFILTERED.includes(view.page);
    return html`<header class="masthead">
        <a class="skip" href="#main">Skip to the page</a>
        <a class="brand" href=${pageLink(view, 'overview')}>Newstally</a>
        <nav aria-label="Pages">${MENU.map(([page, title]) => this.menuEntry(page, title))}</nav>
        <button type="button" class="button find" aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K" @click=${() => this.act('find')}>
          ${MAGNIFIER}<span class="find-words">Find <kbd>Ctrl K</kbd></span>
        </button>
        <theme-switch></theme-switch>
      </header>
      <ingest-strip @run-end=${this.runEnded} @subscriptions-changed=${this.subscriptionsChanged}></ingest-strip>
      <file-intake></file-intake>
      <correction-desk></correction-desk>
      ${filtered ? html`<filter-bar .view=${view} .days=${told.days ?? null} .told=${told}></filter-bar>` : nothing}
      <page-banners .view=${view} ?restored=${this.restored}></page-banners>
      <main id="main" tabindex="-1">${this.problems()} ${this.page()}</main>
      <app-foot .view=${view} .told=${told}></app-foot>
      ${this.onTop(filtered)}
      <div class="app-said" ?hidden=${this.said === null}>
        <p role="status">${this.said?.text ?? ''}</p>
        ${this.said?.keep === true ? html`<button type="button" class="button plain" @click=${() => (this.said = null)}>Close</button>` : nothing}
      </div>`;
  }

  /** The palette or the help; both are loaded when they are first asked for. */
  private onTop(filtered: boolean) {
    const closed = () => (this.opened = null);
    if (this.opened === 'help') {
      void import('./help-dialog.ts');
      return html`<help-dialog @closed=${closed}></help-dialog>`;
    }
    if (this.opened !== 'find') return nothing;
    void import('./command-palette.ts').catch(() => {
      heldKeys();
      closed();
    });
    const { view, told } = this;
    return html`<command-palette .stage=${{ view, told, filtered }} .pages=${MENU} @closed=${closed}></command-palette>`;
  }

  private menuEntry(page: View['page'], title: string) {
    const here =
      this.view.page === page ||
      (page === 'actors' && this.view.page === 'actor') ||
      (page === 'articles' && this.view.page === 'article') ||
      (page === 'sources' && this.view.page === 'source') ||
      (page === 'stories' && this.view.page === 'story') ||
      (page === 'overview' && this.view.page === 'bursts') ||
      (page === 'quality' && this.view.page === 'accuracy');
    return html`<a href=${pageLink(this.view, page)} aria-current=${here ? 'page' : 'false'}>${title}</a>`;
  }

  private problems() {
    const { view } = this;
    if (view.problems.length === 0) return nothing;
    return html`<div class="problems" role="alert">
      <ul>
        ${view.problems.map(({ key, value, expected }) => html`<li><code>${key}=${value}</code> was left out: it must be ${expected}.</li>`)}
      </ul>
      <a class="button" href=${format(changed(view, {}))}>Mend the link</a>
    </div>`;
  }

  private page() {
    const { view } = this;
    // Loaded after the frame around them has been painted; a second time costs nothing.
    if (view.page !== 'missing') void import('../pages/all.ts');
    switch (view.page) {
      case 'overview':
        return html`<overview-page .view=${view}></overview-page>`;
      case 'actors':
        return html`<actors-page .view=${view}></actors-page>`;
      case 'actor':
        return html`<actor-page .view=${view}></actor-page>`;
      case 'pairs':
        return html`<pairs-page .view=${view}></pairs-page>`;
      case 'articles':
        return html`<articles-page .view=${view}></articles-page>`;
      case 'article':
        return html`<article-page .view=${view}></article-page>`;
      case 'stories':
        return html`<stories-page .view=${view}></stories-page>`;
      case 'story':
        return html`<story-page .view=${view}></story-page>`;
      case 'discovery':
        return html`<discovery-page .view=${view}></discovery-page>`;
      case 'sources':
        return html`<sources-page .view=${view}></sources-page>`;
      case 'source':
        return html`<source-page .view=${view}></source-page>`;
      case 'reports':
        return html`<reports-page .view=${view}></reports-page>`;
      case 'bursts':
        return html`<bursts-page .view=${view}></bursts-page>`;
      case 'quality':
        return html`<quality-page .view=${view}></quality-page>`;
      case 'accuracy':
        return html`<accuracy-page .view=${view}></accuracy-page>`;
      case 'settings':
        return html`<settings-page .view=${view}></settings-page>`;
      case 'missing':
        return html`<section class="empty"><h1>There is no page at ${view.id}</h1><p><a href="/">Go to the overview</a></p></section>`;
    }
  }

  private readonly read = (): void => {
    const before = this.view;
    this.view = parse(location.pathname + location.search);
    this.restored = false;
    this.keepView();
    if (before.page !== this.view.page || before.id !== this.view.id) this.told = { ...this.told, days: null };
  };

  /** For a page that is opened without a query another time. */
  private keepView(): void {
    if (this.view.page === 'overview') keep(LAST_VIEW, toKeep(this.view));
  }

  private go({ link, replace }: Going): void {
    if (link === location.pathname + location.search) return;
    history[replace ? 'replaceState' : 'pushState'](null, '', link);
    const before = this.view;
    this.read();
    if (before.page === this.view.page && before.id === this.view.id) return;
    scrollTo(0, 0);
    this.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
  }

  /** Links to our own pages change the state instead of loading the page again. */
  private readonly follow = (event: MouseEvent): void => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
    if (link === null || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.hash !== '' && link.pathname === location.pathname) return;
    if (parse(link.pathname).page === 'missing') return;
    event.preventDefault();
    this.go({ link: link.pathname + link.search, replace: false });
  };

  /** The page of the runs shows how one ended at once; the others wait until they are asked to. */
  private readonly runEnded = (): void => {
    if (this.view.page === 'quality') askAnew();
  };

  private readonly subscriptionsChanged = (): void => {
    if (this.view.page === 'settings') askAnew();
  };

  private hear(told: Told): void {
    this.told = { ...this.told, ...told };
    if (told.title !== undefined) document.title = `${told.title} – Newstally`;
  }

  private readonly hearSaid = (event: Event): void => {
    const said = (event as CustomEvent<Said>).detail;
    clearTimeout(this.saidUntil);
    this.said = said;
    if (!said.keep) this.saidUntil = setTimeout(() => (this.said = null), SAID_MS);
  };

  private readonly act = (action: Action): void => {
    if (action === 'find' || action === 'help') {
      if (action === 'find') holdKeys();
      this.opened = action;
      return;
    }
    const { view, told } = this;
    const stage = { view, told, filtered: !UNFILTERED.includes(view.page) };
    void import('./frame-actions.ts').then(({ act }) => act(action, stage, this));
  };
}
