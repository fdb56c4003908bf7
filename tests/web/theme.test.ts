import { afterEach, expect, test, vi } from 'vitest';
import { setTheme, themeNow } from '../../web/theme.ts';
import { browserStorage } from '../support/browser-storage.ts';

afterEach(() => vi.unstubAllGlobals());

test('a theme is shown, kept and told; that of the system leaves nothing behind', () => {
  const told: string[] = [];
  const dataset: Record<string, string> = {};
  vi.stubGlobal('document', { documentElement: { dataset }, dispatchEvent: ({ type }: Event) => told.push(type) });
  vi.stubGlobal('localStorage', browserStorage());
  expect(themeNow()).toBe('system');
  setTheme('dark');
  expect([themeNow(), localStorage.getItem('theme')]).toEqual(['dark', 'dark']);
  setTheme('system');
  expect([themeNow(), localStorage.getItem('theme'), dataset]).toEqual(['system', null, {}]);
  expect(told).toEqual(['theme-change', 'theme-change']);
});
