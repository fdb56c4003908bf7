import { nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { addressOf, daysOf } from '../ask.ts';
import { count, day, many, percent, plusMinus, tone } from '../charts/format.ts';
import { toneColor } from '../charts/palette.ts';
import { type AgainstRest, namedApart, ratioWords, type SourceProfile } from '../charts/source.ts';
import type { Asking } from '../components/asking.ts';
import '../components/chart-frame.ts';
import type { Listing } from '../components/listing.ts';
import { moreButton } from '../components/more-button.ts';
import { failed } from '../components/states.ts';
import { asked } from '../query.ts';
import { changed, pageLink, type View } from '../view.ts';
import { chanceText } from './pairs-table.ts';
import { msg, str } from '../words.ts';

/** Rows of each list; the file holds all. */
const LISTED = 10;

/** Whom the source names more, and less, than all others do; only beyond the noise. */
export function namedFigure(view: View, known: SourceProfile, asking: Asking<'/sources/{id}'>): TemplateResult {
  const { more, less } = namedApart(known.actors);
  const query = asked(view, { sources: null, actors: null, kinds: null });
  const days = daysOf(asking.answer);
  const lists = [
    [msg('More than elsewhere'), more],
    [msg('Less than elsewhere'), less],
  ] as const;
  return html`<chart-frame
    name="named-apart"
    heading="Named apart from all other sources"
    hint="part of the articles here over the part elsewhere; beyond the noise only (q ≤ 0.05)"
    .question=${'/sources/{id}'}
    .state=${asking.state}
    .problem=${asking.problem}
    .retry=${asking.retry}
    csv=${addressOf('/sources/{id}', query, known.source, 'format=csv')}
    .chart=${
      more.length + less.length === 0
        ? html`<p class="quiet">Nobody is named more or less often than elsewhere, beyond the noise.</p>`
        : html`${lists.map(([title, rows]) => (rows.length === 0 ? nothing : apartTable(changed(view, { ...days, last: null }), known, title, rows)))}`
    }
  ></chart-frame>`;
}

const apartTable = (view: View, known: SourceProfile, title: string, rows: readonly AgainstRest[]): TemplateResult =>
  html`<table class="numbers">
    <caption>${title}${rows.length > LISTED ? html` <small class="quiet">the surest ${LISTED} of ${count(rows.length)}</small>` : nothing}</caption>
    <thead><tr><th scope="col">Actor</th><th scope="col" class="number">Here</th><th scope="col" class="number">Elsewhere</th><th scope="col" class="number">Times</th><th scope="col" class="number wide-only">q</th></tr></thead>
    <tbody>
      ${rows.slice(0, LISTED).map((row) => {
        const here = changed(view, { sources: known.source, actors: row.actor, kinds: null });
        return html`<tr data-actor=${row.actor}>
          <th scope="row"><a href=${pageLink(view, 'actor', row.actor)}>${row.name}</a></th>
          <td class="number"><a href=${pageLink(here, 'articles')} aria-label=${msg(str`${percent(row.articles / row.articles_all)}, ${many(row.articles, 'article', 'articles')} of ${known.name} that name ${row.name}`)}>${percent(row.articles / row.articles_all)}</a> <small class="quiet">${count(row.articles)}</small></td>
          <td class="number">${percent(row.rest_all === 0 ? null : row.rest / row.rest_all)}</td>
          <td class="number">${ratioWords(row)}</td>
          <td class="number wide-only">${chanceText(row.q)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;

/** Its tone level, held against that of the same actors in all other sources. */
export function toneFigure(known: SourceProfile): TemplateResult {
  const { tone: difference, tone_low, tone_high, tone_thin, tone_stories, tone_actors } = known;
  const shown = { sentiment: difference, low: tone_low, high: tone_high, thin: tone_thin };
  const beyond = tone_low !== null && tone_high !== null && (tone_low > 0 || tone_high < 0);
  return html`<section class="figure" aria-labelledby="heading-source-tone">
    <header class="figure-head"><h2 id="heading-source-tone">Tone against all others</h2><p class="hint">toward the same actors, as the scorer read it</p></header>
    ${
      difference === null
        ? html`<p class="quiet">Too few to say (${many(tone_stories, 'story', 'stories')} with a tone).</p>`
        : html`<p><span class="tone" style=${`color:${toneColor(shown)}`}>${tone(difference)}</span> <small class="quiet">${plusMinus(difference, tone_low, tone_high)}</small>:
            ${beyond ? (difference < 0 ? msg('clearly more negative') : msg('clearly more positive')) : msg('not beyond the noise of')} ${beyond ? msg('than the') : msg('the')} other sources, over ${many(tone_actors, 'actor', 'actors')} named in both (${many(tone_stories, 'story', 'stories')}).</p>`
    }
  </section>`;
}

type Subscription = RowOf<'/subscriptions'>;

/** The subscriptions that feed it: those whose runs ever brought its articles, and those that are told to be of it. */
export function subscriptionsOf(known: SourceProfile, rows: readonly Subscription[] | undefined): TemplateResult {
  const feeding = (rows ?? []).filter(
    ({ address, source }) => known.addresses.includes(address) || source === known.source || source === known.name,
  );
  const others = known.addresses.filter((address) => !feeding.some((one) => one.address === address));
  return html`<section class="figure" aria-labelledby="heading-source-feeds">
    <header class="figure-head"><h2 id="heading-source-feeds">Where it comes from</h2></header>
    ${
      rows === undefined
        ? nothing
        : feeding.length === 0
          ? html`<p class="quiet">No subscription feeds it. <a href="/settings">Add one in the settings</a></p>`
          : html`<ul class="feeding">${feeding.map(({ address, schedule, state, checked_at }) => html`<li><a href="/settings">${address}</a> <small class="quiet">${schedule}, ${state}${checked_at === null ? '' : msg(str`, checked ${day(checked_at.slice(0, 10))}`)}</small></li>`)}</ul>`
    }
    ${others.length === 0 ? nothing : html`<p class="quiet">Also read at ${others.slice(0, LISTED).join(', ')}${others.length > LISTED ? msg(str` and ${count(others.length - LISTED)} more`) : ''}.</p>`}
  </section>`;
}

/** Its articles, newest first. */
export function articlesOf(view: View, known: SourceProfile, list: Listing<'/articles'>): TemplateResult {
  const { rows, total, problem, more } = list;
  const all = pageLink(changed(view, { sources: known.source, actors: null, kinds: null, voice: null }), 'articles');
  return html`<section class="figure" aria-labelledby="heading-source-articles">
    <header class="figure-head">
      <h2 id="heading-source-articles">Articles</h2>
      <p class="hint">${total === undefined ? nothing : msg(str`${many(total, 'article', 'articles')}, newest first`)}</p>
      <div class="tools"><a class="tool" href=${all}>All, with filters</a></div>
    </header>
    ${problem === undefined ? nothing : failed(problem, more)}
    <div class="scroll" tabindex="0" role="region" aria-label=${msg(str`Articles of ${known.name}`)}>
      <table class="numbers article-rows">
        <caption class="unseen">Articles of ${known.name}, newest first</caption>
        <thead><tr><th scope="col">Day</th><th scope="col">Headline</th><th scope="col" class="number">Mentions</th></tr></thead>
        <tbody>
          ${rows.map(
            ({ article, title, language, day: published, date_problem, mentions }) =>
              html`<tr>
                <td class="when">${published === null ? html`<span class="quiet" title=${date_problem ?? ''}>undated</span>` : day(published)}</td>
                <th scope="row" dir="auto" lang=${language ?? nothing}><a class="headline" href=${pageLink(view, 'article', article)}>${title ?? msg('Untitled')}</a></th>
                <td class="number">${count(mentions)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${moreButton(list)}
  </section>`;
}
