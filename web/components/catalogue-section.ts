import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../html.ts';
import { customElement, state } from 'lit/decorators.js';
import type { Problem } from '../../server/contract/answer.ts';
import type { Difference, Version } from '../../server/contract/catalogue.ts';
import { CATALOGUE_FORMATS, type ImportMode, MOST_SENT_BYTES } from '../../server/contract/vocabulary.ts';
import { askAnew, problemIn, whenAnew } from '../ask.ts';
import { type CatalogueStanding, isSame, kindsLine, partsOf, progressLine, sumLine, typeOfFile } from '../catalogue.ts';
import { count, instant, many } from '../charts/format.ts';
import { jsonOf, reasonOf, send } from '../send.ts';
import { failed } from './states.ts';
import { msg, str } from '../words.ts';

const PATH = '/api/v1/catalogue';
/** How often the work is looked at while it goes on. */
const LOOK_MS = 1000;

/** The catalogue: as files out and in, its versions, and history read by them. */
@customElement('catalogue-section')
export class CatalogueSection extends LitElement {
  @state() private standing: CatalogueStanding | null = null;
  @state() private unknown: Problem | null = null;
  @state() private file: File | null = null;
  @state() private mode: ImportMode = 'add';
  @state() private difference: Difference | null = null;
  /** What is wrong with the file. */
  @state() private refused: Problem | null = null;
  @state() private trouble = '';
  @state() private said = '';
  @state() private busy = false;
  private forget = () => {};
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.forget = whenAnew(this.load);
    document.addEventListener('analysis-changed', this.load);
    this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.forget();
    document.removeEventListener('analysis-changed', this.load);
    clearTimeout(this.timer);
  }

  private readonly load = (): void => void this.read();

  private async read(): Promise<void> {
    clearTimeout(this.timer);
    try {
      const answer = await fetch(`${PATH}/versions`);
      const told = (await answer.json()) as CatalogueStanding | Problem;
      if ('versions' in told) {
        this.standing = told;
        this.unknown = null;
      } else this.unknown = told;
    } catch (error) {
      this.unknown = problemIn(error);
    }
    if (this.isConnected && this.standing?.analysis.state === 'running') this.timer = setTimeout(this.load, LOOK_MS);
  }

  override render() {
    const { standing, unknown } = this;
    const active = standing?.versions.find(({ state: now }) => now === 'active');
    return html`<section class="figure catalogue" aria-labelledby="heading-catalogue" data-figure="catalogue" data-state=${standing === null ? 'loading' : 'ready'}>
      <header class="figure-head">
        <h2 id="heading-catalogue" tabindex="-1">Catalogue</h2>
        <p class="hint">whom Newstally looks for, and in which written forms</p>
        <div class="tools">
          ${CATALOGUE_FORMATS.map((format) => html`<a class="tool" href=${`${PATH}?format=${format}`} download aria-label=${msg(str`Catalogue: ${format.toUpperCase()}`)}>${format.toUpperCase()}</a>`)}
        </div>
      </header>
      ${unknown === null ? nothing : failed(unknown, this.load)}
      ${active === undefined ? nothing : html`<p class="catalogue-now"><b>Version ${active.version}</b>, ${origin(active)}: ${many(active.counts.actors, 'actor', 'actors')} (${kindsLine(active.counts)}) in ${count(active.counts.aliases)} written forms</p>`}
      ${standing === null ? nothing : this.next(standing)}
      ${this.intake()}
      ${this.trouble === '' ? nothing : html`<p class="wrong" role="alert">${this.trouble}</p>`}
      <p class="quiet said" role="status">${this.said}</p>
      ${this.refused === null ? nothing : problems(this.refused)}
      ${this.difference === null ? nothing : this.preview(this.difference)}
      ${standing === null || standing.versions.length < 2 ? nothing : this.versions(standing.versions)}
    </section>`;
  }

  /** What is under way, or what could be done next. */
  private next({ versions, shipped, analysis }: CatalogueStanding): TemplateResult | typeof nothing {
    const waiting = versions.find(({ state: now }) => now === 'waiting');
    if (analysis.state === 'running') {
      return html`<div class="catalogue-next" data-next="running">
        <p><b>History is being read by version ${analysis.version}:</b> ${progressLine(analysis)}. Every number stays as it was until all of it is there.</p>
        <progress max=${Math.max(1, analysis.of)} value=${analysis.done} aria-label="Articles read"></progress>
        <button type="button" class="button" ?disabled=${this.busy} @click=${this.cancel}>Cancel</button>
      </div>`;
    }
    const broken =
      analysis.trouble === null
        ? nothing
        : html`<p class="wrong" role="alert">It broke off, and every number is as it was. ${analysis.trouble}</p>`;
    if (waiting !== undefined) {
      return html`${broken}<div class="catalogue-next" data-next="waiting">
        <p><b>Version ${waiting.version} waits</b>, ${origin(waiting)}, ${many(waiting.counts.actors, 'actor', 'actors')}. Nothing counts by it until history is read anew, which goes on in the background.</p>
        <button type="button" class="button strong" ?disabled=${this.busy} @click=${this.analyse}>Read history by version ${waiting.version}</button>
      </div>`;
    }
    if (shipped === null) return broken;
    return html`${broken}<div class="catalogue-next" data-next="shipped">
      <p>This release of Newstally ships another catalogue, ${many(shipped.counts.actors, 'actor', 'actors')}. Yours stays until you take it.</p>
      <button type="button" class="button" ?disabled=${this.busy} @click=${() => void this.take('shipped')}>Take the shipped catalogue</button>
    </div>`;
  }

  private intake(): TemplateResult {
    const mode = (value: ImportMode, words: string) =>
      html`<label><input type="radio" name="catalogue-mode" value=${value} .checked=${this.mode === value} @change=${() => this.choose(value)} /> ${words}</label>`;
    return html`<div class="catalogue-intake" @dragover=${this.over} @drop=${this.drop}>
      <button type="button" class="button" ?disabled=${this.busy} @click=${this.pick}>Choose a CSV, JSON or YAML file …</button>
      <input type="file" accept=".csv,.tsv,.json,.jsonl,.yaml,.yml" hidden aria-label="Catalogue file" @change=${this.chosen} />
      <span class="quiet">or drop it here; first you see what it changes</span>
      <fieldset>
        <legend class="unseen">What the file does</legend>
        ${mode('add', msg('adds and changes actors'))} ${mode('replace', msg('is the whole catalogue'))}
      </fieldset>
    </div>`;
  }

  private preview(difference: Difference): TemplateResult {
    const { conflicts } = difference;
    const parts = partsOf(difference);
    const cannot = conflicts.length > 0 || isSame(difference);
    return html`<div class="catalogue-preview" role="group" aria-labelledby="heading-preview">
      <h3 id="heading-preview" tabindex="-1">What ${this.file?.name} changes</h3>
      <p>${isSame(difference) ? msg('Nothing: this is the active catalogue.') : sumLine(difference)}</p>
      ${parts.map(({ title, names, more }) => html`<details ?open=${names.length <= 10}><summary>${title}</summary><ul>${names.map((name) => html`<li dir="auto">${name}</li>`)}</ul>${more === 0 ? nothing : html`<p class="quiet">and ${count(more)} more</p>`}</details>`)}
      ${conflicts.length === 0 ? nothing : html`<p class="wrong">Put these actors into the file, or undo the corrections first.</p>`}
      <p class="actions">
        <button type="button" class="button strong" ?disabled=${this.busy || cannot} @click=${this.bring}>Take it over</button>
        <button type="button" class="button" @click=${this.putAway}>Put it away</button>
      </p>
    </div>`;
  }

  private versions(versions: readonly Version[]): TemplateResult {
    return html`<details class="catalogue-versions"><summary>All versions (${count(versions.length)})</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Versions of the catalogue: table"><table class="numbers">
        <caption class="unseen">Versions of the catalogue, the latest first</caption>
        <thead><tr><th scope="col" class="number">Version</th><th scope="col">State</th><th scope="col">Came (UTC)</th><th scope="col">By</th><th scope="col" class="number">Actors</th><th scope="col"><span class="unseen">Action</span></th></tr></thead>
        <tbody>${versions.map((one) => this.row(one))}</tbody>
      </table></div></details>`;
  }

  private row({ version, state: now, made_at, made_by, why, counts }: Version): TemplateResult {
    return html`<tr data-version=${version}>
      <th scope="row" class="number">${version}</th>
      <td>${now}</td>
      <td>${instant(made_at)}</td>
      <td><span dir="auto">${made_by}</span>${why === '' ? nothing : html` <small dir="auto">${why}</small>`}</td>
      <td class="number">${count(counts.actors)}</td>
      <td class="actions">${now === 'past' ? html`<button type="button" class="button" ?disabled=${this.busy} @click=${() => void this.take(version)} aria-label=${msg(str`Go back to version ${version}`)}>Go back</button>` : nothing} <a class="tool" href=${`${PATH}?format=csv&version=${version}`} download aria-label=${msg(str`Version ${version}: CSV`)}>CSV</a></td>
    </tr>`;
  }

  private readonly pick = (): void => this.querySelector<HTMLInputElement>('input[type="file"]')?.click();

  private readonly over = (event: DragEvent): void => event.preventDefault();

  private readonly drop = (event: DragEvent): void => {
    // Told to whoever takes in articles: this one is spoken for.
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file !== undefined) void this.look(file);
  };

  private readonly chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file !== undefined) void this.look(file);
    input.value = ''; // the same file can be chosen again
  };

  private choose(mode: ImportMode): void {
    this.mode = mode;
    if (this.file !== null) void this.look(this.file);
  }

  private address(path: string): string {
    return `${PATH}${path}?${new URLSearchParams({ mode: this.mode, name: this.file?.name ?? '', ...(path === '' ? { by: 'the dashboard' } : {}) })}`;
  }

  private async look(file: File): Promise<void> {
    this.putAway();
    this.file = file;
    if (file.size > MOST_SENT_BYTES) {
      this.trouble = msg(str`${file.name} is larger than 64 MB: npm run newstally -- catalogue import reads it.`);
      return;
    }
    await this.change(async () => {
      this.said = msg(str`Looking at ${file.name} …`);
      this.difference = (await send('POST', this.address('/preview'), {
        type: typeOfFile(file.name),
        body: file,
      })) as Difference;
      this.said = '';
    });
    await this.updateComplete;
    this.querySelector<HTMLElement>('#heading-preview')?.focus({ preventScroll: true });
  }

  private readonly bring = (): Promise<void> =>
    this.change(async () => {
      const { file } = this;
      if (file === null) return;
      const { version } = (await send('POST', this.address(''), { type: typeOfFile(file.name), body: file })) as {
        version: Version;
      };
      this.putAway();
      this.said = msg(str`Version ${version.version} waits until history is read by it.`);
    });

  private readonly putAway = (): void => {
    this.file = null;
    this.difference = null;
    this.refused = null;
    this.trouble = '';
    this.said = '';
  };

  private take(version: number | 'shipped'): Promise<void> {
    return this.change(async () => {
      await send('POST', `${PATH}/versions/${version}/take`, jsonOf({ by: 'the dashboard' }));
      this.said = msg('It waits until history is read by it.');
    });
  }

  private readonly analyse = (): Promise<void> =>
    this.change(async () => {
      await send('POST', '/api/v1/analyse', jsonOf({}));
      this.said = '';
    });

  private readonly cancel = (): Promise<void> =>
    this.change(async () => {
      await send('DELETE', '/api/v1/analyse');
      this.said = msg('Cancelled: every number is as it was.');
      askAnew();
    });

  private async change(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.trouble = '';
    this.refused = null;
    try {
      await work();
    } catch (error) {
      const problem = problemIn(error);
      this.said = '';
      if ((problem.errors ?? []).length > 0) this.refused = problem;
      else this.trouble = reasonOf(error);
    }
    this.busy = false;
    await this.read();
  }
}

const origin = ({ origin: from, made_by, made_at }: Version): string =>
  from === 'shipped'
    ? msg(str`shipped with Newstally, ${instant(made_at)} UTC`)
    : msg(str`brought by ${made_by}, ${instant(made_at)} UTC`);

/** All that is wrong with a file, a line each. */
const problems = ({ detail, errors = [] }: Problem): TemplateResult => {
  const [head = '', ...lines] = detail.split('\n');
  const more = lines.slice(errors.length);
  return html`<div class="catalogue-wrong" role="alert">
    <p class="wrong">${head}</p>
    <ul class="refused-list">${errors.map(({ key, value, expected }) => html`<li><b>${key}</b>: ${value === '' ? msg('nothing') : html`<code>${value}</code>`}; expected ${expected}</li>`)}</ul>
    ${more.map((line) => html`<p class="quiet">${line}</p>`)}
  </div>`;
};
