import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Config } from '../../server/base/config.ts';
import { projectRoot } from '../../server/base/root.ts';
import { textRules } from '../../server/text/rules.ts';
import { openWarehouse } from '../../server/warehouse/open.ts';
import { launchBrowser } from '../../tests/support/browser.ts';
import { productOf } from './asking.ts';
import { CLOCK, fill } from './questions.ts';
import { tableText, whole } from './report.ts';
import { quantile } from './rounds.ts';
import { listening } from './server.ts';
import { measureShifts, type Shifts, WATCH_SHIFTS } from './shifts.ts';
import type { World } from './world.ts';

/** Releases of the brush that are timed, when nobody says how many. */
export const RELEASES = 20;
const MOVES = 120;
const LONGEST_MS = 120_000;
/** What the dashboard promises, see the design of the interface. */
const WISHED = { shift: 0.02, scriptPerMove: 2, longTasks: 0, release: 150 } as const;

/** What the overview takes in a browser: times of this machine, in ms. */
export type Seen = {
  readonly mentions: number;
  readonly actors: number;
  readonly steps: number;
  /** Sum of all layout shifts from the first byte to the last figure. */
  readonly shift: number;
  /** The same of all pages at three widths: the worst. */
  readonly shifts: Shifts;
  readonly firstPaint: number;
  readonly allFigures: number;
  readonly drag: {
    readonly moves: number;
    readonly scriptPerMove: number;
    readonly taskPerMove: number;
    readonly longTasks: number;
  };
  /** From letting go of the brush to the last figure, every answer worked out anew. */
  readonly releases: readonly number[];
  readonly offOrigin: readonly string[];
};

/** Shifts and long tasks are counted from before the first byte of the page. */
const WATCH = `${WATCH_SHIFTS}
  new PerformanceObserver((list) => { watched.long += list.getEntries().length; }).observe({ type: 'longtask', buffered: true });
`;

/** Every figure, the lede and the sentences show the answers to what the link asks. */
const SETTLED = `[...document.querySelectorAll('.figure, .sentences, .lede')].length > 4 &&
  document.querySelector('[data-state=waiting], [data-state=loading], [data-state=dragged], .skeleton, [aria-busy=true]') === null`;

/** Drags over a page of a collection as large as the bench's, in the browser of this machine; null where there is none. */
export async function measureBrowser(world: World, config: Config, releases: number): Promise<Seen | null> {
  const pages = join(projectRoot(), 'dist', 'web');
  if (!existsSync(join(pages, 'index.html'))) throw new Error('The dashboard is not built: npx vite build');
  const browser = await launchBrowser();
  if (browser === null) return null;
  const warehouse = await openWarehouse(config, CLOCK, { catalogue: 'bench' }, textRules);
  const { mentions } = await fill(world, warehouse);
  const product = productOf(warehouse, CLOCK, config, world.actors, pages);
  const server = await listening(product.app.fetch);
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
    await context.addInitScript(WATCH);
    const page = await context.newPage();
    const offOrigin: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !/^(?:data|blob):/.test(request.url()))
        offOrigin.push(request.url());
    });
    const opened = performance.now();
    const series = page.waitForResponse((response) => response.url().includes('/series'), { timeout: 120_000 });
    series.catch(() => undefined); // what fails before it says why
    await page.goto(server.url);
    await settled(page);
    const allFigures = performance.now() - opened;
    const { rows } = (await (await series).json()) as { rows: { mentions: number[] }[] };
    const paints = 'performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN';
    const firstPaint = Number(await page.evaluate(paints));
    const shift = Number(await page.evaluate('watched.shift'));
    const drag = await measureDrag(page);
    const times: number[] = [];
    for (let no = 0; no < releases; no += 1) {
      product.forget();
      times.push(await measureRelease(page, no));
    }
    return {
      mentions,
      actors: rows.length,
      steps: rows[0]?.mentions.length ?? 0,
      shift,
      shifts: await measureShifts(browser, server.url),
      firstPaint,
      allFigures,
      drag,
      releases: times,
      offOrigin,
    };
  } finally {
    await browser.close();
    await server.close();
    await warehouse.close();
  }
}

async function settled(page: Page): Promise<void> {
  for (const until = performance.now() + LONGEST_MS; performance.now() < until; await sleep(20)) {
    if (await page.evaluate(SETTLED)) return;
  }
  throw new Error(`the page was not whole after ${LONGEST_MS / 1000} s`);
}

async function brushOf(page: Page) {
  const box = await page.locator('mentions-chart range-brush').boundingBox();
  if (box === null) throw new Error('the page has no brush');
  return { at: (part: number) => box.x + box.width * part, y: box.y + box.height / 2 };
}

/** Script and all work of the page for each move of a drag over most of the axis; it is broken off and so asks nothing. */
async function measureDrag(page: Page): Promise<Seen['drag']> {
  const { at, y } = await brushOf(page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const spent = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return { script: of('ScriptDuration') * 1000, task: of('TaskDuration') * 1000 };
  };
  await page.mouse.move(at(0.05), y);
  await page.mouse.down();
  await page.mouse.move(at(0.1), y); // the first move makes the cube
  await page.waitForTimeout(500);
  await page.evaluate('watched.long = 0');
  const before = await spent();
  for (let move = 1; move <= MOVES; move += 1) await page.mouse.move(at(0.1 + (0.85 * move) / MOVES), y);
  const after = await spent();
  await page.waitForTimeout(200);
  const longTasks = Number(await page.evaluate('watched.long'));
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await page.waitForTimeout(200);
  return {
    moves: MOVES,
    scriptPerMove: (after.script - before.script) / MOVES,
    taskPerMove: (after.task - before.task) / MOVES,
    longTasks,
  };
}

/** From letting go of one range to the last figure of it. Ranges differ, so that nothing is remembered. */
async function measureRelease(page: Page, no: number): Promise<number> {
  const { at, y } = await brushOf(page);
  const from = 0.05 + 0.03 * (no % 20);
  await page.mouse.move(at(from), y);
  await page.mouse.down();
  for (let move = 1; move <= 6; move += 1) await page.mouse.move(at(from + (0.04 + 0.01 * (no % 7)) * move), y);
  await page.evaluate(`globalThis.released = new Promise((done) => addEventListener('pointerup', () => {
    const from = performance.now();
    let seen = false;
    const look = () => {
      const waits = !(${SETTLED});
      seen ||= waits;
      if (seen && !waits) done(performance.now() - from);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { once: true, capture: true })); undefined`);
  await page.mouse.up();
  return Number(await page.evaluate('released'));
}

/** What was measured beside what is wished. */
export function browserLines(seen: Seen | null): string[] {
  if (seen === null) return ['The dashboard in a browser: skipped, as no Chromium is on the path.'];
  const { drag, releases, shift, offOrigin } = seen;
  const p95 = quantile(releases, 0.95);
  const against = (value: number, wish: number) =>
    value <= wish ? `at most ${wish} is wished` : `TOO MUCH: at most ${wish} is wished`;
  const rows = [
    ['layout shift of the first view', shift.toFixed(4), against(shift, WISHED.shift)],
    [
      `worst layout shift of ${seen.shifts.views} first views${seen.shifts.where === '' ? '' : ` (${seen.shifts.where})`}`,
      seen.shifts.worst.toFixed(4),
      against(seen.shifts.worst, WISHED.shift),
    ],
    ['first paint, ms', whole(seen.firstPaint), ''],
    ['all figures, ms', whole(seen.allFigures), ''],
    [
      `script of a move, ms, over ${drag.moves} moves`,
      drag.scriptPerMove.toFixed(2),
      against(drag.scriptPerMove, WISHED.scriptPerMove),
    ],
    ['all work of a move, ms', drag.taskPerMove.toFixed(2), ''],
    ['long tasks while dragging', String(drag.longTasks), against(drag.longTasks, WISHED.longTasks)],
    ['release to last figure, ms, median', whole(quantile(releases, 0.5)), ''],
    [`release to last figure, ms, p95 of ${releases.length}`, whole(p95), against(p95, WISHED.release)],
    ['requests off the origin', String(offOrigin.length), against(offOrigin.length, 0)],
  ];
  return [
    `The overview in a browser: ${whole(seen.mentions)} mentions, ${whole(seen.actors)} actors x ${seen.steps} weeks in the cube. Times are of this machine.`,
    ...tableText([['what', 'measured', 'wished'], ...rows]),
  ];
}
