import { nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { sourceLink } from '../components/source-link.ts';
import { addressOf } from '../ask.ts';
import { pairsInOrder, timesInColumn } from '../charts/co-occurrence.ts';
import { count, inColumn, spoken } from '../charts/format.ts';
import type { Asking } from '../components/asking.ts';
import '../components/chart-frame.ts';
import { asked } from '../query.ts';
import { linkTo, pageLink, type View } from '../view.ts';
import { msg, str } from '../words.ts';

type Profile = RowOf<'/actors/{id}'>;

/** Rows of each list on the profile; the CSV holds all of them. */
const LISTED = 12;

/** What the looks of a row mean. */
const MARKED = msg('bold: beyond chance; italic: 3 to 9 stories');

/** The actors named together with this one, ranked ones first. */
export function company(view: View, id: string, pairs: Asking<'/co-occurrence'>): TemplateResult {
  const rows = pairs.answer?.rows ?? [];
  const query = asked(view, { actors: id, kinds: null });
  const unit =
    view.filters['within'] === 'sentence' ? 'sentences' : view.filters['unit'] === 'stories' ? 'stories' : 'articles';
  const table = html`<table class="numbers">
    <caption class="unseen">Named together with</caption>
    <thead><tr><th scope="col">Actor</th><th scope="col" class="number">${msg(unit)}</th><th scope="col" class="number">expected</th><th scope="col" class="number">× chance</th></tr></thead>
    <tbody>
      ${pairsInOrder(rows, LISTED).map((pair) => {
        const [other, name] = pair.a === id ? [pair.b, pair.b_name] : [pair.a, pair.a_name];
        return html`<tr data-ranked=${pair.ranked}>
          <th scope="row"><a href=${pageLink(view, 'actor', other)}>${pair.ranked ? html`<b>${name}</b>` : name}</a></th>
          <td class="number"><a href=${linkTo(view, { pair: `${pair.a}~${pair.b}`, point: null, tone: null })} aria-label=${msg(str`${count(pair.together)} with ${name}: sentences`)}>${count(pair.together)}</a></td>
          <td class="number">${inColumn(pair.expected)}</td>
          <td class="number" data-thin=${pair.thin ?? nothing}>${timesInColumn(pair)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
  return html`<chart-frame
    name="company"
    heading="Named together with"
    hint=${rows.length > LISTED ? msg(str`${LISTED} of ${count(rows.length)}; ${MARKED}`) : MARKED}
    .question=${'/co-occurrence'}
    .state=${pairs.state}
    .problem=${pairs.problem}
    .retry=${pairs.retry}
    csv=${addressOf('/co-occurrence', query, null, 'format=csv')}
    .chart=${rows.length === 0 ? html`<p class="quiet">Nobody else is named with this actor here.</p>` : table}
  ></chart-frame>`;
}

/** Where the mentions stand; a number opens the actor in that source alone. */
export const bySource = (view: View, { actor, by_source, name }: Profile): TemplateResult =>
  html`<chart-frame
    name="where"
    heading="Mentions by source"
    hint=${by_source.length > LISTED ? msg(str`${LISTED} of ${count(by_source.length)}`) : ''}
    .question=${'/sources'}
    .state=${'ready'}
    csv=${addressOf('/sources', asked(view, { actors: actor, kinds: null }), null, 'format=csv')}
    .chart=${html`<table class="numbers">
      <caption class="unseen">Mentions of ${name} by source</caption>
      <thead><tr><th scope="col">Source</th><th scope="col" class="number">Mentions</th><th scope="col" class="number">Articles</th></tr></thead>
      <tbody>
        ${by_source
          .slice(0, LISTED)
          .map(
            ({ source, source_name, mentions, articles }) =>
              html`<tr><th scope="row">${sourceLink(view, source, source_name)}</th><td class="number"><a href=${linkTo(view, { sources: source, unit: null })} aria-label=${msg(str`${count(mentions)} in ${source_name}: sentences`)}>${count(mentions)}</a></td><td class="number">${count(articles)}</td></tr>`,
          )}
      </tbody>
    </table>`}
  ></chart-frame>`;

const ALIAS_WORDS: Readonly<Record<string, string>> = {
  demonym: msg('counted where peoples are asked for'),
  metonym: msg('counted where seats are asked for'),
};

/** What the catalogue knows: names, offices, and where to read on. */
export function whoIs(view: View, { aliases, offices, wikidata, country, kind }: Profile): TemplateResult {
  return html`<section class="figure">
    <header class="figure-head"><h2>In the catalogue</h2><p class="hint">${msg(kind)}${wikidata === null ? nothing : html`, Wikidata ${wikidata}`}</p></header>
    <dl class="facts">
      ${country === null ? nothing : html`<dt>Country</dt><dd><a href=${pageLink(view, 'actor', country)}>${spoken(country)}</a></dd>`}
      <dt>Names</dt>
      <dd>
        <ul class="aliases">
          ${aliases.map(({ text, type, from, to }) => html`<li><span dir="auto">${text}</span> <small>${msg(type.replaceAll('_', ' '))}${from === null && to === null ? nothing : `, ${from ?? '?'} – ${to ?? msg('now')}`}${ALIAS_WORDS[type] === undefined ? nothing : `, ${ALIAS_WORDS[type]}`}</small></li>`)}
        </ul>
      </dd>
      ${
        offices.length === 0
          ? nothing
          : html`<dt>Offices</dt>
            <dd><ul>${offices.map(({ title, of, from, to }) => html`<li>${title}${of === null ? nothing : html`, <a href=${pageLink(view, 'actor', of)}>${spoken(of)}</a>`} <small>${from ?? '?'} – ${to ?? msg('now')}</small></li>`)}</ul></dd>`
      }
    </dl>
  </section>`;
}
