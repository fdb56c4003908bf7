import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AnswerTo, RowOf } from '../../server/contract/questions/all.ts';
import { addressOf, daysOf, notesOf } from '../ask.ts';
import { coverageLine } from '../charts/coverage.ts';
import { count, day, many } from '../charts/format.ts';
import { Asking } from '../components/asking.ts';
import '../components/coverage-chart.ts';
import { noteList } from '../components/note-list.ts';
import '../components/source-weeks.ts';
import { emptyCollection, failed } from '../components/states.ts';
import { asked } from '../query.ts';
import { pageLink, type View } from '../view.ts';
import { axisOf, axisQuery } from './axis.ts';
import { memo } from './memo.ts';
import { createTelling } from './telling.ts';

/** What was read, from whom and when: the ground that every number stands on. */
@customElement('sources-page')
export class SourcesPage extends LitElement {
  @property({ attribute: false }) view!: View;
  private readonly tell = createTelling(this);
  private readonly axisOnce = memo(axisOf);
  private readonly lineOnce = memo((coverage: AnswerTo<'/coverage'> | undefined, buckets: readonly string[]) =>
    coverageLine(coverage?.rows ?? [], buckets),
  );
  private readonly sources = new Asking(this, '/sources', () => ({
    query: asked(this.view, { actors: null, kinds: null, voice: null }),
  }));
  private readonly coverage = new Asking(this, '/coverage', () => ({ query: axisQuery(this.view) }));

  protected override createRenderRoot() {
    return this;
  }

  override willUpdate(): void {
    const { answer } = this.sources;
    this.tell({
      title: 'Sources',
      days: daysOf(answer),
      ...(answer === undefined ? {} : { snapshot: answer.snapshot }),
    });
  }

  override render() {
    const { sources, coverage, view } = this;
    const axis = this.axisOnce(view, coverage.answer);
    const rows = sources.answer?.rows;
    if (rows?.length === 0 && Object.keys(view.filters).length === 0) return emptyCollection();
    return html`<section class="page plain-head" data-state=${sources.state}>
      <header class="page-head">
        <h1>Sources</h1>
        <p class="quiet">${
          rows === undefined
            ? nothing
            : `${many(rows.length, 'source', 'sources')}, ${many(
                rows.reduce((sum, { articles }) => sum + articles, 0),
                'dated article',
                'dated articles',
              )} in this range`
        }</p>
        <div class="tools"><a class="tool" href=${addressOf('/sources', asked(view, { actors: null, kinds: null, voice: null }), null, 'format=csv')} download="newstally-sources.csv">CSV</a></div>
      </header>
      <coverage-chart
        .view=${view}
        .line=${this.lineOnce(coverage.answer, axis?.buckets ?? [])}
        .buckets=${axis?.buckets ?? []}
        .range=${daysOf(sources.answer)}
        csv=${addressOf('/coverage', axisQuery(view), null, 'format=csv')}
        .state=${coverage.state}
        .problem=${coverage.problem}
        .retry=${coverage.retry}
        .notes=${(coverage.answer?.notes ?? []).filter(({ text }) => !(sources.answer?.notes ?? []).some((said) => said.text === text))}
      ></coverage-chart>
      ${sources.problem === undefined ? nothing : failed(sources.problem, sources.retry)}
      ${rows === undefined ? nothing : this.table(rows, axis?.buckets ?? [])}
      ${noteList(notesOf([sources.answer]))}
    </section>`;
  }

  private table(rows: readonly RowOf<'/sources'>[], buckets: readonly string[]) {
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Sources">
      <table class="numbers wide">
        <caption class="unseen">Sources, most articles first</caption>
        <thead>
          <tr><th scope="col">Source</th><th scope="col" class="number">Articles</th><th scope="col" class="number">Undated</th><th scope="col" class="number">Mentions</th><th scope="col" class="number">Weeks</th><th scope="col">First and last day</th><th scope="col">Articles per step, over all coverage</th></tr>
        </thead>
        <tbody>${rows.map((row) => this.row(row, buckets))}</tbody>
      </table>
    </div>`;
  }

  private row(
    { source, name, articles, undated, mentions, weeks, first_day, last_day }: RowOf<'/sources'>,
    buckets: readonly string[],
  ) {
    const { view } = this;
    const only = { ...view, filters: { ...view.filters, sources: source } };
    return html`<tr>
      <th scope="row">${name}</th>
      <td class="number"><a href=${pageLink(only, 'articles')} aria-label=${`${count(articles)} articles of ${name}`}>${count(articles)}</a></td>
      <td class="number">${count(undated)}</td>
      <td class="number"><a href=${pageLink(only, 'overview')} aria-label=${`${count(mentions)} mentions in ${name}`}>${count(mentions)}</a></td>
      <td class="number">${count(weeks)}</td>
      <td>${first_day === null || last_day === null ? '–' : `${day(first_day)} – ${day(last_day)}`}</td>
      <td class="weeks-cell"><source-weeks query=${axisQuery({ ...only, view: view.view })} name=${name} .buckets=${buckets} grain=${view.filters['grain'] ?? 'week'}></source-weeks></td>
    </tr>`;
  }
}
