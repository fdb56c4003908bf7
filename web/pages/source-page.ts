import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property } from 'lit/decorators.js';
import type { AnswerTo, RowOf } from '../../server/contract/questions/all.ts';
import { ANY_PROBLEM } from '../../server/contract/vocabulary.ts';
import { addressOf, daysOf, notesOf } from '../ask.ts';
import { coverageLine } from '../charts/coverage.ts';
import { count, day, dayRange, many, percent } from '../charts/format.ts';
import { Asking } from '../components/asking.ts';
import { Listing } from '../components/listing.ts';
import { noteList } from '../components/note-list.ts';
import '../components/roster-membership.ts';
import '../components/source-chart.ts';
import { failed } from '../components/states.ts';
import { asked } from '../query.ts';
import { changed, pageLink, type View } from '../view.ts';
import { axisOf, axisQuery } from './axis.ts';
import { memo } from './memo.ts';
import { articlesOf, namedFigure, subscriptionsOf, toneFigure } from './source-parts.ts';
import { createTelling } from './telling.ts';
import { msg } from '../words.ts';

/** One source beside all others: what it brought and when, whom it names, in what tone, and where it comes from. */
@customElement('source-page')
export class SourcePage extends LitElement {
  @property({ attribute: false }) view!: View;
  private readonly tell = createTelling(this);
  private readonly axisOnce = memo(axisOf);
  private readonly lineOnce = memo((coverage: AnswerTo<'/coverage'> | undefined, buckets: readonly string[]) =>
    coverageLine(coverage?.rows ?? [], buckets),
  );
  private readonly profile = new Asking(this, '/sources/{id}', () => ({
    query: asked(this.view, { sources: null, actors: null, kinds: null }),
    id: this.view.id,
  }));
  /** How it stands, with undated and refused. */
  private readonly standing = new Asking(this, '/sources', () => ({ query: this.own }));
  private readonly axisOfAll = new Asking(this, '/coverage', () => ({
    query: axisQuery(changed(this.view, { sources: null })),
  }));
  private readonly coverage = new Asking(this, '/coverage', () => ({ query: this.coverageQuery }));
  private readonly subscriptions = new Asking(this, '/subscriptions', () => ({ query: '' }));
  private readonly articles = new Listing(this, '/articles', () => this.own);

  protected override createRenderRoot() {
    return this;
  }

  /** The filters on this source alone, whoever is named. */
  private get own(): string {
    return asked(this.view, { sources: this.view.id, actors: null, kinds: null, voice: null });
  }

  private get coverageQuery(): string {
    return axisQuery(changed(this.view, { sources: this.view.id }));
  }

  override willUpdate(): void {
    const { answer } = this.profile;
    const name = answer?.rows[0]?.name;
    this.tell({
      ...(name === undefined ? {} : { title: name }),
      days: daysOf(answer),
      ...(answer === undefined ? {} : { snapshot: answer.snapshot }),
    });
  }

  override render() {
    const { view, profile, coverage, subscriptions } = this;
    if (profile.problem !== undefined)
      return html`<section class="page"><h1>No such source</h1>${failed(profile.problem, profile.retry)}
        <p><a class="button" href=${pageLink(view, 'sources')}>All sources</a></p></section>`;
    const known = profile.answer?.rows[0];
    // All sources have one axis, so that a source that came late is seen to have come late.
    const axis = this.axisOnce(changed(view, { sources: null }), this.axisOfAll.answer);
    const buckets = axis?.buckets ?? [];
    const days = daysOf(profile.answer);
    return html`<section class="page source-page" data-state=${profile.state}>
      <p class="back"><a href=${pageLink(view, 'sources')}>All sources</a></p>
      <header class="page-head" ?data-filling=${known === undefined}>
        <h1>${known?.name ?? view.id}</h1>
        <p class="quiet">${known === undefined ? nothing : `${many(known.articles, 'dated article', 'dated articles')}${days === null ? '' : `, ${dayRange(days.from, days.to)}`}`}</p>
      </header>
      ${known === undefined ? nothing : html`${this.facts(known)} <roster-membership kind="collections" member=${known.source} name=${known.name}></roster-membership>`}
      <source-chart
        .view=${view}
        source=${view.id ?? ''}
        .line=${this.lineOnce(coverage.answer, buckets)}
        .weeks=${known?.weeks ?? []}
        .buckets=${buckets}
        .range=${days}
        csv=${addressOf('/coverage', this.coverageQuery, null, 'format=csv')}
        .state=${coverage.state}
        .problem=${coverage.problem}
        .retry=${coverage.retry}
        .notes=${(coverage.answer?.notes ?? []).filter(({ code }) => code !== 'undated')}
      ></source-chart>
      ${
        known === undefined
          ? nothing
          : html`<div class="pair-of-figures">
              <div>${namedFigure(view, known, profile)}</div>
              <div>${toneFigure(known)} ${subscriptionsOf(known, subscriptions.answer?.rows)}</div>
            </div>
            ${articlesOf(view, known, this.articles)}`
      }
      ${noteList(notesOf([profile.answer]))}
    </section>`;
  }

  private facts(known: RowOf<'/sources/{id}'>) {
    const { view } = this;
    const row = this.standing.answer?.rows.find(({ source }) => source === known.source);
    const only = changed(view, { sources: known.source });
    const all = changed(only, { from: null, to: null, last: null, actors: null, kinds: null, voice: null });
    const undated = pageLink(all, 'articles', null, { date_problem: ANY_PROBLEM });
    const languages = known.languages.map(
      ({ language, articles }) => `${language ?? msg('not known')} ${count(articles)}`,
    );
    const kinds = known.kinds.map(({ kind, mentions }) => `${msg(kind)} ${count(mentions)}`);
    return html`<dl class="pair-facts">
      ${row?.first_day == null || row.last_day === null ? nothing : html`<div><dt>First and last seen</dt><dd>${day(row.first_day)} – ${day(row.last_day)}</dd></div>`}
      <div><dt>Languages</dt><dd>${languages.join(', ') || '–'}</dd></div>
      <div><dt>Mentions by kind</dt><dd>${kinds.join(', ') || '–'}</dd></div>
      ${
        row === undefined
          ? nothing
          : html`<div><dt>Undated</dt><dd>${row.undated === 0 ? '0' : html`<a href=${undated}>${count(row.undated)}</a> (${percent(row.undated_share)})`}</dd></div>
            <div><dt>Rejected</dt><dd>${row.rejected === null ? html`<span title="It came in runs that brought several sources and refused records: whose these were is not known">not known</span>` : row.rejected === 0 ? '0' : html`<a href=${pageLink(view, 'quality')}>${count(row.rejected)}</a> (${percent(row.rejected_share)})`}</dd></div>`
      }
    </dl>`;
  }
}
