import { LitElement, nothing } from 'lit';
import { html } from '../html.ts';
import { customElement, property, state } from 'lit/decorators.js';
import {
  fileOfViews,
  keepViews,
  MOST_LETTERS,
  renamed,
  type Saved,
  savedAs,
  savedViews,
  withFile,
  withoutView,
  withView,
} from '../saved.ts';
import { download } from '../sharing.ts';
import { format, type View } from '../view.ts';
import { msg, str } from '../words.ts';

/** Views under names: this one is saved, others are opened, renamed and taken out; all of them go to a file and come from one. */
@customElement('saved-panel')
export class SavedPanel extends LitElement {
  @property({ attribute: false }) view!: View;
  @state() private views: readonly Saved[] = savedViews();
  @state() private renaming: string | null = null;
  @state() private told = '';

  protected override createRenderRoot() {
    return this;
  }

  private get link(): string {
    return format({ ...this.view, problems: [] });
  }

  override render() {
    const { views, link, told } = this;
    const same = savedAs(views, link);
    return html`<form class="save-view" @submit=${this.save}>
        <label class="field">Save this view as <input name="name" required maxlength=${MOST_LETTERS} autocomplete="off" placeholder="Monday memo" /></label>
        <button type="submit" class="button strong">Save</button>
      </form>
      ${same.length === 0 ? nothing : html`<p class="quiet">This view is saved as ${same.map(({ name }) => `“${name}”`).join(', ')}.</p>`}
      ${views.length === 0 ? html`<p class="quiet">None is saved yet. They are kept in this browser alone.</p>` : html`<ul class="saved-list">${views.map((one) => this.one(one, one.link === link))}</ul>`}
      <p role="status" class="told">${told}</p>
      <div class="ends">
        <button type="button" class="button plain" ?disabled=${views.length === 0} @click=${this.export}>Export as file</button>
        <label class="button plain file-button">Import a file<input type="file" class="unseen" accept=".json,application/json" @change=${this.import} /></label>
      </div>`;
  }

  private one({ name, link }: Saved, here: boolean) {
    if (this.renaming === name)
      return html`<li><form class="rename" @submit=${(event: Event) => this.rename(event, name)}>
        <input name="name" required maxlength=${MOST_LETTERS} aria-label=${msg(str`Another name for ${name}`)} .value=${name} @keydown=${this.leaveRename} />
        <button type="submit" class="button">Rename</button>
      </form></li>`;
    return html`<li ?data-here=${here}>
      <a href=${link} aria-current=${here ? 'true' : nothing} title=${link} @click=${this.close}>${name}${here ? html` <small>shown now</small>` : nothing}</a>
      <button type="button" class="linklike" data-rename=${name} aria-label=${msg(str`Rename ${name}`)} @click=${() => this.begin(name)}>Rename</button>
      <button type="button" class="linklike" aria-label=${msg(str`Delete ${name}`)} @click=${() => this.takeOut(name)}>Delete</button>
    </li>`;
  }

  private keep(views: readonly Saved[], told: string): void {
    this.views = views;
    this.told = keepViews(views)
      ? told
      : msg('This browser keeps nothing: the views are gone when this page is closed.');
  }

  private readonly save = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const name = (form.elements.namedItem('name') as HTMLInputElement).value.trim();
    if (name === '') return;
    const replaced = this.views.some((one) => one.name === name);
    this.keep(
      withView(this.views, name, this.link),
      `“${name}” ${replaced ? msg('is now this view') : msg('is saved')}.`,
    );
    form.reset();
  };

  private async begin(name: string): Promise<void> {
    this.renaming = name;
    await this.updateComplete;
    this.querySelector<HTMLInputElement>('.rename input')?.select();
  }

  private rename(event: Event, from: string): void {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem('name') as HTMLInputElement;
    const views = renamed(this.views, from, field.value);
    if (views === null) {
      this.told = msg(str`“${field.value.trim()}” is the name of another one.`);
      return;
    }
    this.keep(views, '');
    this.done(field.value.trim());
  }

  /** Escape leaves the field; the menu stays. */
  private readonly leaveRename = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.done(this.renaming ?? '');
  };

  private done(name: string): void {
    this.renaming = null;
    void this.updateComplete.then(() =>
      [...this.querySelectorAll<HTMLElement>('[data-rename]')]
        .find(({ dataset }) => dataset['rename'] === name)
        ?.focus(),
    );
  }

  private takeOut(name: string): void {
    this.keep(withoutView(this.views, name), msg(str`“${name}” is taken out.`));
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.save-view input')?.focus());
  }

  private readonly export = (): void => {
    const address = URL.createObjectURL(new Blob([fileOfViews(this.views)], { type: 'application/json' }));
    download(address, 'newstally-views.json');
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };

  private readonly import = async (event: Event): Promise<void> => {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    if (file === undefined) return;
    try {
      const { views, added } = withFile(this.views, await file.text());
      this.keep(
        views,
        added === 0 ? msg(str`${file.name} brings nothing new.`) : msg(str`${added} of ${file.name} added.`),
      );
    } catch (error) {
      this.told = msg(str`${file.name} was not read. ${error instanceof Error ? error.message : String(error)}`);
    }
    field.value = '';
  };

  private readonly close = (): void => this.closest<HTMLElement>('[popover]')?.hidePopover();
}
