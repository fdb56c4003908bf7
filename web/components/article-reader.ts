import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { sourceLink } from './source-link.ts';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { count, day, many, spoken, wholePercent } from '../charts/format.ts';
import { slotAt } from '../charts/palette.ts';
import {
  dateWords,
  detailsOf,
  type Paragraph,
  paragraphsOf,
  type ReadMention,
  titleOf,
  type WholeArticle,
} from '../reader.ts';
import { ruleWords } from '../rules.ts';
import { searchIn, withHits } from '../searching.ts';
import { linkTo, pageLink, type View } from '../view.ts';
import './mention-verdict.ts';
import { goTo } from './navigation.ts';
import './tone-menu.ts';
import { wordsOf } from './tone-words.ts';
import './wording-list.ts';
import { msg } from '../words.ts';

/** Actors with a colour of their own in one article; the others share the grey. */
const COLORED = 6;
/** Copies listed beside the text; the page of the story has them all. */
const MOST_COPIES = 12;

/** One article as it was read: the kept text with every mention, what was cut and by which rule, how the date is known. */
@customElement('article-reader')
export class ArticleReader extends LitElement {
  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) article!: WholeArticle;

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    const { article, view } = this;
    const slots = slotsOf(article.read_mentions);
    const open = article.read_mentions.find(({ mention }) => String(mention) === view.view['mention']);
    return html`<div class="reader">
      <article lang=${article.language ?? nothing} dir="auto">
        <h1>${this.marks(titleOf(article), slots, true)}</h1>
        <p class="byline-long">
          ${sourceLink(view, article.source, article.source_name)}${article.author === null ? nothing : html` · ${article.author}`}
          · ${article.day === null ? nothing : html`<time datetime=${article.published_at ?? article.day}>${day(article.day, true)}</time>,`} <span class="quiet">${dateWords(article)}</span>
          ${original(article.url)}
        </p>
        <div class="body">${paragraphsOf(article).map((paragraph) => html`<p dir="auto">${this.marks(paragraph, slots)}</p>`)}</div>
        ${removed(article)}
        ${article.revisions.length === 0 ? nothing : html`<wording-list .article=${article}></wording-list>`}
      </article>
      <aside aria-label="What was read">
        ${open === undefined ? html`<p class="quiet hint">Choose a marked name to see whom it means, by which rule, and in what tone.</p>` : this.opened(open, slots)}
        ${this.named(slots)} ${this.also()} ${details(this.article)}
      </aside>
    </div>`;
  }

  private marks(paragraph: Paragraph, slots: ReadonlyMap<string, number>, isTitle = false) {
    return withHits(paragraph, searchIn(this.view.filters['q']), isTitle).map(({ stretch: { mention }, parts }) => {
      const text = parts.map((part) => (part.hit ? html`<mark class="hit">${part.text}</mark>` : part.text));
      if (mention === null) return text;
      const open = String(mention.mention) === this.view.view['mention'];
      const color = slotAt(slots.get(mention.actor) ?? COLORED).color;
      return html`<a
        class="mark"
        href=${linkTo(this.view, { mention: open ? null : String(mention.mention) })}
        aria-current=${open ? 'true' : 'false'}
        title=${mention.name}
        style=${styleMap({ borderBottomColor: color })}
        >${text}${mention.surface === mention.name ? nothing : html`<span class="unseen"> (${mention.name})</span>`}</a
      >`;
    });
  }

  private opened(mention: ReadMention, slots: ReadonlyMap<string, number>): TemplateResult {
    const { name, actor, kind, surface, via, sentiment, p_neg, p_neu, p_pos, in_quote, speaker, reasons } = mention;
    const said = mention.scorer === 'correction';
    const placed = { ...mention, article: this.article.article };
    const words = wordsOf(reasons);
    return html`<section class="opened-mention" aria-live="polite" style=${styleMap({ borderInlineStartColor: slotAt(slots.get(actor) ?? COLORED).color })}>
      <h2><a href=${pageLink(this.view, 'actor', actor)}>${name}</a></h2>
      <dl class="facts">
        <dt>As printed</dt><dd dir="auto">“${surface}”</dd>
        <dt>Rule</dt><dd>${ruleWords(via)} (${msg(kind)})</dd>
        ${in_quote ? html`<dt>Quote</dt><dd>inside a direct quote${speaker === null ? nothing : html` by <a href=${pageLink(this.view, 'actor', speaker)}>${spoken(speaker)}</a>`}</dd>` : nothing}
        <dt>Tone</dt>
        <dd>
          <tone-menu name="opened" .mention=${placed}></tone-menu>
          ${
            said
              ? html`<small>set by a person</small>`
              : sentiment === null
                ? nothing
                : html`<small>${mention.unclear ? msg('unclear: ') : ''}${wholePercent(p_neg)} % negative, ${wholePercent(p_neu)} % neutral, ${wholePercent(p_pos)} % positive</small>`
          }
        </dd>
        ${sentiment === null || said ? nothing : html`<dt>Words</dt><dd>${words.length === 0 ? msg('no word of the sentence pushed it far') : html`<span class="why">${words}</span>`}</dd>`}
      </dl>
      <mention-verdict .mention=${placed} .rejected=${this.rejected}></mention-verdict>
    </section>`;
  }

  /** The mention is gone, and its number is another one's now. */
  private readonly rejected = (): void => {
    goTo(this, linkTo(this.view, { mention: null }), true);
    document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
  };

  /** Who is named, most often first. */
  private named(slots: ReadonlyMap<string, number>) {
    const { read_mentions } = this.article;
    const names = new Map(read_mentions.map(({ actor, name }) => [actor, name]));
    return html`<section>
      <h2>${many(read_mentions.length, 'mention', 'mentions')} of ${many(names.size, 'actor', 'actors')}</h2>
      <ul class="named">
        ${[...slots].map(
          ([actor, place]) =>
            html`<li><i class="swatch" style=${styleMap({ background: slotAt(Math.min(place, COLORED)).color })}></i><a href=${pageLink(this.view, 'actor', actor)}>${names.get(actor)}</a> <span class="quiet">${count(read_mentions.filter((one) => one.actor === actor).length)}</span></li>`,
        )}
      </ul>
    </section>`;
  }

  /** Who else told the story, in order of publication, and the way to all of it. */
  private also() {
    const { also, story, story_articles, article: own } = this.article;
    if (also.length === 0) return nothing;
    return html`<section class="copies">
      <h2>The same story elsewhere</h2>
      <p><a href=${pageLink(this.view, 'story', story)}>The story in ${many(story_articles, 'article', 'articles')}</a>${own === story ? html`, <span class="quiet">of which this is the first</span>` : nothing}</p>
      <ol class="named">
        ${also
          .slice(0, MOST_COPIES)
          .map(
            ({ article, source_name, title, day: published }) =>
              html`<li><a href=${pageLink(this.view, 'article', article)}>${source_name}</a>${title === null || title === this.article.title ? nothing : html`: <span dir="auto">${title}</span>`} <span class="quiet">${published === null ? msg('undated') : day(published)}</span></li>`,
          )}
      </ol>
      ${also.length > MOST_COPIES ? html`<p class="quiet">and ${count(also.length - MOST_COPIES)} more</p>` : nothing}
    </section>`;
  }
}

/** Actors in the order of how often they are named: the first six have colours. */
function slotsOf(mentions: readonly ReadMention[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { actor } of mentions) counts.set(actor, (counts.get(actor) ?? 0) + 1);
  const order = [...counts].toSorted(([, a], [, b]) => b - a);
  return new Map(order.map(([actor], place) => [actor, place]));
}

/** What its page or record tells besides. */
function details(article: WholeArticle) {
  const told = detailsOf(article);
  if (told.length === 0) return nothing;
  return html`<section>
    <h2>Told by its source</h2>
    <dl class="facts">${told.map(([word, says]) => html`<dt>${word}</dt><dd dir="auto">${says}</dd>`)}</dl>
  </section>`;
}

/** A link to the original, only where its address is one a browser should open. */
const original = (url: string | null) =>
  url === null || !/^https?:\/\//.test(url)
    ? nothing
    : html` · <a href=${url} target="_blank" rel="noreferrer noopener">the original</a>`;

const removed = ({ removed: cut }: WholeArticle) =>
  html`<section class="removed">
    <h2>What was cut</h2>
    ${
      cut.length === 0
        ? html`<p class="quiet">Nothing was cut from this article.</p>`
        : html`<p class="quiet">Not counted and not scored.</p>
          <ul>${cut.map(({ text, rule }) => html`<li><del dir="auto">${text}</del> <small>${rule.replaceAll(/[_-]/g, ' ')}</small></li>`)}</ul>`
    }
  </section>`;
