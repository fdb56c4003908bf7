import { LitElement } from 'lit';
import { html } from '../html.ts';
import { customElement, state } from 'lit/decorators.js';
import { setTheme, type Theme, THEMES, themeNow } from '../theme.ts';
import { msg, str } from '../words.ts';

const SIGNS: Readonly<Record<Theme, string>> = { system: '◐', light: '☀', dark: '☾' };

/** Light, dark, or as the system has it; kept in this browser, not in the link. */
@customElement('theme-switch')
export class ThemeSwitch extends LitElement {
  @state() private theme: Theme = themeNow();

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('theme-change', this.changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('theme-change', this.changed);
  }

  override render() {
    return html`<button type="button" class="button plain" aria-label=${msg(str`Theme: ${msg(this.theme)}. Change`)} title=${msg(str`Theme: ${msg(this.theme)}`)} @click=${this.next}>
      <span aria-hidden="true">${SIGNS[this.theme]}</span>
    </button>`;
  }

  private readonly changed = (): void => {
    this.theme = themeNow();
  };

  private readonly next = (): void => setTheme(THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length] ?? 'system');
}
