import { html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
const SIGNS: Readonly<Record<Theme, string>> = { system: '◐', light: '☀', dark: '☾' };

/** Light, dark, or as the system has it; kept in this browser, not in the link. public/theme.js applies it before first paint. */
@customElement('theme-switch')
export class ThemeSwitch extends LitElement {
  @state() private theme: Theme = stored();

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    return html`<button type="button" class="button plain" aria-label=${`Theme: ${this.theme}. Change`} title=${`Theme: ${this.theme}`} @click=${this.next}>
      <span aria-hidden="true">${SIGNS[this.theme]}</span>
    </button>`;
  }

  private readonly next = (): void => {
    this.theme = THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length] ?? 'system';
    const { dataset } = document.documentElement;
    if (this.theme === 'system') delete dataset['theme'];
    else dataset['theme'] = this.theme;
    try {
      if (this.theme === 'system') localStorage.removeItem('theme');
      else localStorage.setItem('theme', this.theme);
    } catch {
      // Storage can be switched off; the theme then holds until the page is left.
    }
    document.dispatchEvent(new CustomEvent('theme-change'));
  };
}

function stored(): Theme {
  const now = document.documentElement.dataset['theme'];
  return now === 'light' || now === 'dark' ? now : 'system';
}
