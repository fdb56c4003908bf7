import { expect } from 'vitest';
import type { Page } from 'playwright-core';

const WAIT = { timeout: 40_000 };
const MANY = 5000;

/**
 * Five thousand names of our own in the place of the server's: "Émile Nowák 0" and on, and last one called just "Nowák".
 * They come once `wait` has ended.
 */
export async function withMany(page: Page, server: string, wait: Promise<void> = Promise.resolve()): Promise<void> {
  const answer = (await (await fetch(`${server}/api/v1/actors`)).json()) as { rows: Record<string, unknown>[] };
  const rows = Array.from({ length: MANY }, (_, no) => ({
    ...answer.rows[0],
    actor: `emile-nowak-${no}`,
    name: `Émile Nowák ${no}`,
  }));
  const json = { ...answer, rows: [...rows, { ...rows[0], actor: 'nowak', name: 'Nowák' }] };
  await page.route('**/api/v1/actors', async (route) => {
    await wait;
    await route.fulfill({ json });
  });
}

/** Opens the dialog that chooses actors to compare, over five thousand names. */
export async function openPicker(page: Page, server: string, path: string): Promise<void> {
  await withMany(page, server);
  await page.goto(server + path);
  if ((page.viewportSize()?.width ?? 0) < 720) await page.getByRole('button', { name: /^Filters/ }).click(WAIT);
  await page.getByRole('button', { name: '+ actor' }).last().click(WAIT);
  await page.locator('name-picker choice-box').waitFor(WAIT);
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')), WAIT).toBe('combobox');
}

export const field = (page: Page) => page.locator('choice-box [role=combobox]');
export const options = (page: Page) => page.locator('choice-box [role=option]');
export const tokens = (page: Page) => page.locator('choice-box .token > span').allInnerTexts();
/** What the field says is in hand, and whether it is chosen. */
export const inHand = (page: Page) =>
  page.evaluate(() => {
    const id = document.querySelector('choice-box [role=combobox]')?.getAttribute('aria-activedescendant') ?? '';
    const option = document.getElementById(id);
    return option === null
      ? null
      : `${option.querySelector('span')?.textContent}${option.ariaSelected === 'true' ? ' ✓' : ''}`;
  });
export const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
