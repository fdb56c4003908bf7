import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { many } from '../charts/format.ts';
import { isForCaret, moved } from '../choosing.ts';
import { type Entry, found, type Found } from '../finding.ts';
import { savedViews } from '../saved.ts';
import { wordsBegun } from '../searching.ts';
import { linkTo, type Page, pageLink } from '../view.ts';
import { offered } from '../rosters.ts';
import { Asking } from './asking.ts';
import { heldKeys } from './early-keys.ts';
import { type Doing, doings, type Stage } from './frame-actions.ts';
import { goTo } from './navigation.ts';
import { msg, str } from '../words.ts';

/** Milliseconds after the last letter before the server is asked. */
const TYPING_PAUSE = 150;
/** Letters from which stories are looked for: fewer are in half of all headlines. */
const LEAST = 3;
const STORIES = 6;

type FoundActor = { readonly actor: string; readonly name: string; readonly form: string };
type Target = { readonly href: string } | { readonly doing: Doing };

/** Finds what there is by a few letters, and goes there or does it. By keyboard alone as well as by hand. */
@customElement('command-palette')
export class CommandPalette extends LitElement {
  @property({ attribute: false }) stage!: Stage;
  @property({ attribute: false }) pages: readonly (readonly [Page, string])[] = [];
  @state() private typed = '';
  @state() private active: string | null = null;
  @state() private byForm: readonly FoundActor[] = [];
  @state() private storyQuery: string | null = null;
  private typing: ReturnType<typeof setTimeout> | undefined;
  private stop: AbortController | undefined;
  private readonly saved = savedViews();
  private readonly targets = new Map<string, Target>();
  private readonly actors = new Asking(this, '/actors', () => ({ query: '' }));
  private readonly sources = new Asking(this, '/sources', () => ({ query: '' }));
  private readonly lists = new Asking(this, '/watchlists', () => ({ query: '' }));
  private readonly collections = new Asking(this, '/collections', () => ({ query: '' }));
  private readonly stories = new Asking(this, '/stories', () =>
    this.storyQuery === null ? null : { query: this.storyQuery },
  );

  protected override createRenderRoot() {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.typing);
    this.stop?.abort();
  }

  override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
    const field = this.querySelector('input');
    field?.focus();
    const early = heldKeys();
    if (field === null || early === '') return;
    field.value = early;
    this.hear(early);
  }

  override updated(): void {
    this.querySelector('[role=option][aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const groups = found(this.entries(), this.typed);
    const shown = groups.flatMap(({ entries }) => entries);
    const active = shown.find(({ id }) => id === this.active) ?? shown[0];
    const waiting = this.actors.state === 'loading' || this.sources.state === 'loading' || this.stories.pending;
    return html`<dialog class="palette" aria-label="Find" @click=${this.outside} @close=${() => this.dispatchEvent(new CustomEvent('closed'))}>
      <div class="palette-body">
        <input
          type="text"
          role="combobox"
          aria-label="Find actors, sources, stories, pages and actions"
          placeholder="Find actors, sources, stories, pages, actions"
          autocomplete="off"
          spellcheck="false"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls="palette-list"
          aria-activedescendant=${active === undefined ? nothing : optionId(active)}
          .value=${this.typed}
          @input=${this.type}
          @keydown=${(event: KeyboardEvent) => this.press(event, shown, active)}
        />
        <div id="palette-list" role="listbox" aria-label="Found" aria-busy=${waiting}>${groups.map((group) => this.group(group, active))}</div>
        <p class="palette-foot quiet" role="status">${shown.length === 0 ? (waiting ? msg('Looking …') : msg(str`Nothing is called “${this.typed}”. Articles are searched for by the words in the filter bar.`)) : many(shown.length, 'entry', 'entries')}<span aria-hidden="true"> · <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd> <kbd>Esc</kbd></span></p>
      </div>
    </dialog>`;
  }

  private group({ group, entries }: Found, active: Entry | undefined) {
    const id = `palette-${group.toLowerCase().replace(' ', '-')}`;
    return html`<div role="group" aria-labelledby=${id}>
      <p class="palette-group" id=${id}>${group}</p>
      ${entries.map(
        (entry) =>
          html`<div role="option" id=${optionId(entry)} aria-selected=${entry.id === active?.id ? 'true' : 'false'} @click=${() => this.choose(entry)} @pointermove=${() => (this.active = entry.id)}>
            <span dir="auto">${entry.title}</span> <small dir="auto">${entry.detail}</small>
          </div>`,
      )}
    </div>`;
  }

  /** Everything that can be found, with where it leads. */
  private entries(): readonly Entry[] {
    this.targets.clear();
    const to = (entry: Entry, target: Target): Entry => {
      this.targets.set(entry.id, target);
      return entry;
    };
    const { view } = this.stage;
    const overview = { ...view, page: 'overview' as const, id: null, view: {} };
    return [
      ...this.actorEntries(to),
      ...(this.sources.answer?.rows ?? []).map(({ source, name, articles }) =>
        to(
          { group: msg('Sources'), id: `source:${source}`, title: name, detail: many(articles, 'article', 'articles') },
          { href: linkTo(overview, { sources: source }) },
        ),
      ),
      ...(this.lists.answer?.rows ?? []).map((list) =>
        to(
          {
            group: msg('Watchlists'),
            id: `list:${list.watchlist}`,
            title: list.name,
            detail: many(list.actors.length, 'actor', 'actors'),
          },
          { href: linkTo(overview, { actors: offered(list).id }) },
        ),
      ),
      ...(this.collections.answer?.rows ?? []).map((one) =>
        to(
          {
            group: msg('Collections'),
            id: `collection:${one.collection}`,
            title: one.name,
            detail: many(one.sources.length, 'source', 'sources'),
          },
          { href: linkTo(overview, { sources: offered(one).id }) },
        ),
      ),
      ...this.saved.map(({ name, link }) =>
        to({ group: msg('Saved views'), id: `saved:${name}`, title: name, detail: link }, { href: link }),
      ),
      ...(this.storyQuery === null ? [] : (this.stories.answer?.rows ?? [])).map(({ story, title, source_name }) =>
        to(
          {
            group: msg('Stories'),
            id: `story:${story}`,
            title: title ?? msg('Without a title'),
            detail: source_name,
            fits: true,
          },
          { href: pageLink(view, 'story', story) },
        ),
      ),
      ...this.pages.map(([page, title]) =>
        to({ group: msg('Pages'), id: `page:${page}`, title, detail: '' }, { href: pageLink(view, page) }),
      ),
      ...doings(this.stage).map((doing) =>
        to(
          { group: msg('Actions'), id: `do:${doing.id}`, title: doing.title, detail: doing.detail, also: doing.also },
          { doing },
        ),
      ),
    ];
  }

  /** Everybody who is named, the most named first; then those whom only the catalogue knows. */
  private actorEntries(to: (entry: Entry, target: Target) => Entry): Entry[] {
    const { view } = this.stage;
    const forms = new Map(this.byForm.map((row) => [row.actor, row]));
    const named = this.actors.answer?.rows ?? [];
    const known = new Set(named.map(({ actor }) => actor));
    const entry = (actor: string, name: string, detail: string): Entry => {
      const form = forms.get(actor)?.form;
      return to(
        {
          group: msg('Actors'),
          id: `actor:${actor}`,
          title: name,
          detail: form === undefined || form === name ? detail : `“${form}” · ${detail}`,
          ...(form === undefined ? {} : { also: [form], fits: true }),
        },
        { href: pageLink(view, 'actor', actor) },
      );
    };
    return [
      ...named.map(({ actor, name, mentions }) => entry(actor, name, many(mentions, 'mention', 'mentions'))),
      ...this.byForm
        .filter(({ actor }) => !known.has(actor))
        .map(({ actor, name }) => entry(actor, name, msg('in the catalogue, named nowhere'))),
    ];
  }

  private readonly type = (event: Event): void => {
    this.hear((event.target as HTMLInputElement).value);
  };

  private hear(typed: string): void {
    this.typed = typed;
    this.active = null;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => void this.look(), TYPING_PAUSE);
  }

  /** Asks the server for what only it knows: other forms of actors, and headlines. */
  private async look(): Promise<void> {
    const typed = this.typed.trim().slice(0, 100);
    this.stop?.abort();
    const words = typed.length < LEAST ? null : wordsBegun(typed);
    const inTitles = words?.split(' ').map((word) => `title:${word}`);
    this.storyQuery = inTitles === undefined ? null : `q=${encodeURIComponent(inTitles.join(' '))}&limit=${STORIES}`;
    if (typed === '') {
      this.byForm = [];
      return;
    }
    const stop = new AbortController();
    this.stop = stop;
    try {
      const answer = await fetch(`/api/v1/catalogue/find?text=${encodeURIComponent(typed)}`, { signal: stop.signal });
      const told = (await answer.json()) as { rows?: readonly FoundActor[] };
      if (!stop.signal.aborted) this.byForm = told.rows ?? [];
    } catch {
      // Given up for what was typed since; what is named by its name is found without it.
    }
  }

  private press(event: KeyboardEvent, shown: readonly Entry[], active: Entry | undefined): void {
    if (event.isComposing) return;
    if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault();
      return this.choose(active);
    }
    if (isForCaret(event, this.typed !== '')) return;
    const to = moved(event.key, active === undefined ? -1 : shown.indexOf(active), shown.length);
    if (to === null) return;
    event.preventDefault();
    this.active = shown[to]?.id ?? null;
  }

  private choose({ id }: Entry): void {
    const target = this.targets.get(id);
    // First the dialog gives the focus back, then whatever comes next may take it.
    this.querySelector('dialog')?.close();
    if (target === undefined) return;
    if ('href' in target) goTo(this, target.href);
    else target.doing.run(this);
  }

  private readonly outside = (event: Event): void => {
    if (event.target === this.querySelector('dialog')) this.querySelector('dialog')?.close();
  };
}

const optionId = ({ id }: Entry): string => `palette-${id.replace(/[^\w-]/g, '-')}`;
