import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { sourceLink } from '../components/source-link.ts';
import { customElement, property } from 'lit/decorators.js';
import type { AnswerTo, RowOf } from '../../server/contract/questions/all.ts';
import { ANY_PROBLEM } from '../../server/contract/vocabulary.ts';
import { addressOf, daysOf, notesOf } from '../ask.ts';
import { coverageLine } from '../charts/coverage.ts';
import { count, day, inColumn, many, percent } from '../charts/format.ts';
import { Asking } from '../components/asking.ts';
import '../components/coverage-chart.ts';
import '../components/figure-tools.ts';
import { sendFiles } from '../components/file-intake.ts';
import { noteList } from '../components/note-list.ts';
import '../components/source-weeks.ts';
import { emptyDatabase, failed } from '../components/states.ts';
import { asked } from '../query.ts';
import { changed, pageLink, type View } from '../view.ts';
import { axisOf, axisQuery } from './axis.ts';
import { pageMarks } from './main-chart.ts';
import { memo } from './memo.ts';
import { createTelling } from './telling.ts';
import { msg, str } from '../words.ts';

/** What was read, from whom and when: the ground that every number stands on. */
@customElement('sources-page')
export class SourcesPage extends LitElement {
  @property({ attribute: false }) view!: View;
  private readonly tell = createTelling(this);
  private readonly axisOnce = memo(axisOf);
  private readonly lineOnce = memo((coverage: AnswerTo<'/coverage'> | undefined, buckets: readonly string[]) =>
    coverageLine(coverage?.rows ?? [], buckets),
  );
  private readonly marksOnce = memo(pageMarks);
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
      title: msg('Sources'),
      days: daysOf(answer),
      ...(answer === undefined ? {} : { snapshot: answer.snapshot }),
    });
  }

  override render() {
    const { sources, coverage, view } = this;
    const axis = this.axisOnce(view, coverage.answer);
    const rows = sources.answer?.rows;
    if (rows?.length === 0 && Object.keys(view.filters).length === 0) return emptyDatabase();
    return html`<section class="page plain-head" data-figure="sources" data-state=${sources.state}>
      <header class="page-head">
        <h1>Sources</h1>
        <p class="quiet">${
          rows === undefined
            ? nothing
            : msg(
                str`${many(rows.length, 'source', 'sources')}, ${many(
                  rows.reduce((sum, { articles }) => sum + articles, 0),
                  'dated article',
                  'dated articles',
                )} in this range`,
              )
        }</p>
         <div class="tools">
          <button type="button" class="button" @click=${this.choose}>Read files …</button>
          <input type="file" multiple hidden aria-label="Files to read" @change=${this.chosen} />
          <figure-tools .question=${'/sources'} heading="Sources" name="sources" csv=${addressOf('/sources', asked(view, { actors: null, kinds: null, voice: null }), null, 'format=csv')}></figure-tools>
        </div>
      </header>
      <coverage-chart
        .view=${view}
        .line=${this.lineOnce(coverage.answer, axis?.buckets ?? [])}
        .buckets=${axis?.buckets ?? []}
        .marks=${this.marksOnce(coverage.answer, axis?.buckets ?? [])}
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

  private readonly choose = (): void => this.querySelector<HTMLInputElement>('input[type="file"]')?.click();

  private readonly chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    sendFiles(this, [...(input.files ?? [])]);
    input.value = ''; // the same file can be chosen again
  };

  private table(rows: readonly RowOf<'/sources'>[], buckets: readonly string[]) {
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Sources">
      <table class="numbers wide">
        <caption class="unseen">Sources, most articles first</caption>
        <thead>
          <tr><th scope="col">Source</th><th scope="col" class="number">Articles</th><th scope="col" class="number">Mentions</th><th scope="col">${lastWeekHeading(rows)}</th><th scope="col" class="number">Expected a week</th><th scope="col" class="number">Undated</th><th scope="col" class="number">Rejected</th><th scope="col" class="number">Weeks</th><th scope="col">First and last day</th><th scope="col">Articles per step, over all coverage</th></tr>
        </thead>
        <tbody>${rows.map((row) => this.row(row, buckets))}</tbody>
      </table>
    </div>`;
  }

  private row(row: RowOf<'/sources'>, buckets: readonly string[]) {
    const {
      source,
      name,
      articles,
      undated,
      undated_share,
      rejected,
      rejected_share,
      mentions,
      weeks,
      first_day,
      last_day,
    } = row;
    const { view } = this;
    // What a source brought is counted whoever is named in it; undated articles are in no range.
    const only = changed(view, { sources: source, actors: null, kinds: null, voice: null });
    const { from = null, to = null } = daysOf(this.sources.answer) ?? {};
    const dated = changed(only, { from, to, last: null });
    const placeless = changed(only, { from: null, to: null, last: null });
    const undatedOf = pageLink(placeless, 'articles', null, { date_problem: ANY_PROBLEM });
    return html`<tr>
      <th scope="row">${sourceLink(view, source, name)}</th>
      <td class="number"><a href=${pageLink(dated, 'articles')} aria-label=${msg(str`${count(articles)} articles of ${name}`)}>${count(articles)}</a></td>
      <td class="number"><a href=${pageLink(changed(only, { unit: null }), 'overview')} aria-label=${msg(str`${count(mentions)} mentions in ${name}`)}>${count(mentions)}</a></td>
      <td>${lastWeek(row)}</td>
      <td class="number">${row.expected_low === null ? html`<small class="quiet">too few weeks</small>` : html`${inColumn(row.expected)} <small class="quiet">${count(row.expected_low)} – ${count(row.expected_high)}</small>`}</td>
      <td class="number">${undated === 0 ? '0' : html`<a href=${undatedOf} aria-label=${msg(str`${count(undated)} undated articles of ${name}`)}>${count(undated)}</a> <small class="quiet">${percent(undated_share)}</small>`}</td>
      <td class="number">${rejected === null ? html`<small class="quiet">not known</small>` : rejected === 0 ? '0' : html`${count(rejected)} <small class="quiet">${percent(rejected_share)}</small>`}</td>
      <td class="number">${count(weeks)}</td>
      <td>${first_day === null || last_day === null ? '–' : `${day(first_day)} – ${day(last_day)}`}</td>
      <td class="weeks-cell"><source-weeks query=${axisQuery(changed(view, { sources: source }))} name=${name} .buckets=${buckets} grain=${view.filters['grain'] ?? 'week'}></source-weeks></td>
    </tr>`;
  }
}

const FLAG_WORDS = { steady: msg('as usual'), quiet: msg('quiet'), surge: msg('surge'), new: msg('new') } as const;

/** Every row speaks of the same week; a database without a whole one has none to name. */
const lastWeekHeading = ([first]: readonly RowOf<'/sources'>[]) =>
  first === undefined || first.last_week === null ? msg('Last whole week') : msg(str`Week of ${day(first.last_week)}`);

/** How many articles its last whole week brought, and in a word whether that is what the weeks before let expect. */
function lastWeek({ last_week_articles, flag }: RowOf<'/sources'>) {
  if (last_week_articles === null) return flag === 'new' ? html`<span class="flag" data-flag="new">new</span>` : '–';
  return html`<span class="last-week">${count(last_week_articles)}</span>${
    flag === null ? nothing : html` <span class="flag" data-flag=${flag}>${FLAG_WORDS[flag]}</span>`
  }`;
}
