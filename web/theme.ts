import { keep } from './storage.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The theme that is shown; public/theme.js set it before the first paint. */
export function themeNow(): Theme {
  const now = document.documentElement.dataset['theme'];
  return now === 'light' || now === 'dark' ? now : 'system';
}

/** Shows a theme and keeps it in this browser; where storage is switched off it holds until the page is left. */
export function setTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  keep('theme', theme === 'system' ? null : theme);
  document.dispatchEvent(new CustomEvent('theme-change'));
}
