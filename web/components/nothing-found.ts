import { LitElement, nothing, type PropertyValues } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import { ask } from '../ask.ts';
import { dayRange, many } from '../charts/format.ts';
import { narrowings, nearest } from '../narrowing.ts';
import { asked, grainOf } from '../query.ts';
import { changed, linkTo, type Patch, type View } from '../view.ts';
import { msg, str } from '../words.ts';

/** What would be found, of which question. */
const COUNTED = {
  '/evidence': ['mention', 'mentions'],
  '/articles': ['article', 'articles'],
  '/stories': ['story', 'stories'],
} as const;

type Way = { readonly text: string; readonly href: string };

/** A view that holds nothing: which filter emptied it, what there would be without it, and the nearest weeks that were read. */
@customElement('nothing-found')
export class NothingFound extends LitElement {
  @property({ attribute: false }) view!: View;
  @property() question: keyof typeof COUNTED = '/evidence';
  /** What the page itself fixes, whatever the filters say. */
  @property({ attribute: false }) fixed: Patch = {};
  @state() private ways: readonly Way[] | null = null;
  @state() private near: readonly Way[] = [];
  private key = '';
  private stop: AbortController | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.abort();
    this.key = '';
  }

  protected override willUpdate(_changes: PropertyValues<this>): void {
    const key = `${this.question}?${asked(this.view, this.fixed)}`;
    if (key === this.key) return;
    this.key = key;
    this.stop?.abort();
    this.stop = new AbortController();
    this.ways = null;
    this.near = [];
    void this.look(this.stop.signal);
  }

  override render() {
    const { ways, near, view } = this;
    const set = narrowings(view.filters);
    if (set.length === 0) return nothing;
    return html`<div class="no-result">
      <p role="status">${ways === null ? msg('Looking for the filter that emptied this view …') : ways.length === 0 ? (set.length === 1 ? msg('Nothing is found without this filter either.') : msg('No single filter empties this view: they do so together.')) : msg('What empties this view, and what there is without it:')}</p>
      <p class="ways">
        ${(ways ?? []).map(({ text, href }) => html`<a class="button" href=${href}>${text}</a> `)}
        ${near.map(({ text, href }) => html`<a class="button" href=${href}>${text}</a> `)}
        ${ways !== null && ways.length === 0 ? html`<a class="button" href=${linkTo(view, Object.assign({}, ...set.map(({ without }) => without)) as Patch)}>Take out all filters</a>` : nothing}
      </p>
    </div>`;
  }

  private async look(signal: AbortSignal): Promise<void> {
    const { view } = this;
    const [one, other] = COUNTED[this.question];
    const tries = narrowings(view.filters).map(async ({ words, without }) => {
      const query = asked(changed(view, without), this.fixed);
      const { total = 0 } = await ask(
        this.question,
        [query, 'limit=1'].filter((part) => part !== '').join('&'),
        signal,
      );
      return total === 0
        ? []
        : [{ text: msg(str`Without ${words}: ${many(total, one, other)}`), href: linkTo(view, without) }];
    });
    const found = await Promise.allSettled([...tries, this.nearby(signal)]);
    if (signal.aborted) return;
    this.near = found.at(-1)?.status === 'fulfilled' ? (found.at(-1) as PromiseFulfilledResult<Way[]>).value : [];
    this.ways = found.slice(0, -1).flatMap((end) => (end.status === 'fulfilled' ? end.value : []));
  }

  /** Steps that were read, where none of the range was: dates alone can then be wrong. */
  private async nearby(signal: AbortSignal): Promise<Way[]> {
    const { view } = this;
    const { from, to, last } = view.filters;
    if (from === undefined && to === undefined && last === undefined) return [];
    const settled = (await ask('/coverage', asked(view, { actors: null, kinds: null, voice: null }), signal)).query;
    const all = await ask(
      '/coverage',
      asked(view, { actors: null, kinds: null, voice: null, from: null, to: null, last: null }),
      signal,
    );
    if (settled['from'] === undefined || settled['to'] === undefined) return [];
    const days = { from: settled['from'], to: settled['to'] };
    return nearest(all.rows, days, grainOf(view)).map((step) => ({
      text: msg(str`Nearest ${msg(grainOf(view))} that was read: ${dayRange(step.from, step.to)}`),
      href: linkTo(view, { from: step.from, to: step.to, last: null }),
    }));
  }
}
