import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toneEvents } from '../../../server/schedule/alerts.ts';
import { ALL, hook, house, mail, openReceivers } from '../../support/receiving-house.ts';
import { letterIn } from '../../support/receivers.ts';
import { movedClock } from '../../support/sending.ts';
import { factsOf } from '../../support/small.ts';

openReceivers();

/** A whole week of the tone of one actor. */
const week = (day: string, low: number | null, high: number | null) =>
  ({
    week: day,
    actor: 'ukraine',
    name: 'Ukraine',
    kind: 'country',
    mentions: 40,
    stories: 12,
    partial: false,
    sentiment: low === null ? null : (low + high!) / 2,
    low,
    high,
    sentiment_adjusted: null,
    adjusted_low: null,
    adjusted_high: null,
  }) as unknown as Parameters<typeof toneEvents>[0][number];

test('a tone has crossed a bound where its whole interval lies beyond it, and that of the week before did not', () => {
  const keys = (steps: Parameters<typeof toneEvents>[0], below: number | null, above: number | null) =>
    toneEvents(steps, { below, above }).map(({ key }) => key);
  const [calm, reaches, beyond] = [
    week('2021-05-03', -0.1, 0.1),
    week('2021-05-10', -0.4, -0.15),
    week('2021-05-17', -0.5, -0.3),
  ];
  expect(keys([calm, beyond], -0.2, null)).toEqual(['tone below -0.2 ukraine 2021-05-17']);
  expect(keys([calm, reaches], -0.2, null)).toEqual([]);
  expect(keys([beyond, week('2021-05-24', -0.6, -0.4)], -0.2, null)).toEqual([]);
  expect(keys([calm, week('2021-05-24', null, null)], -0.2, 0.2)).toEqual([]);
  expect(keys([calm, week('2021-05-24', 0.3, 0.5)], -0.2, 0.2)).toEqual(['tone above 0.2 ukraine 2021-05-24']);
  expect(keys([calm, { ...beyond, partial: true }], -0.2, null)).toEqual([]);
  expect(toneEvents([calm, beyond], { below: -0.2, above: null })[0]?.sentence).toBe(
    'The tone of Ukraine went below −0.20 in the week of 2021-05-17: −0.40, 95 % interval −0.50 to −0.30, in 40 mentions of 12 stories.',
  );
});

test('an alert tells an event once, everywhere, with what stands behind it', async () => {
  const alerts = [{ slug: 'quiet', told: { on: 'quiet' as const, filters: '', deliver: ALL, paused: false } }];
  // One source is heard every week until it is not, the other goes on.
  const facts = Array.from({ length: 30 }, (_, at) => {
    const day = new Date(Date.parse('2021-01-04T00:00:00Z') + at * 7 * 86_400_000).toISOString().slice(0, 10);
    const of = (source: string, from: number) =>
      Array.from({ length: 6 }, (_x, no) =>
        factsOf(100 + at * 20 + from + no, source, day, [`Report ${at} ${from + no}.`], []),
      );
    return [...of('Gamma', 0), ...(at < 24 ? of('Delta', 10) : [])];
  }).flat();
  const clock = movedClock('2021-08-03T00:00:00Z');
  const { runner, asking, folder } = await house({ schedules: [], alerts, clock });
  await asking.warehouse.ingest({ id: 'weeks', run: 1, facts });
  const would = await runner.wouldTell('quiet');
  const delta = would.find(({ facts: { source } }) => source === 'delta');
  expect([delta?.told, delta?.evidence]).toEqual([false, '/sources/delta']);
  await runner.runDue();
  const [sent] = await runner.sendings('quiet');
  expect([sent?.state, sent?.events.length, mail.got.length, hook.got.length]).toEqual(['done', would.length, 1, 1]);
  expect((await letterIn(mail.got[0]!)).text).toContain('Delta went quiet');
  expect(hook.got[0]?.body['type']).toBe('alert.told');
  expect(readdirSync(folder).filter((name) => name.startsWith('quiet_'))).toHaveLength(2);
  await runner.runDue();
  await asking.warehouse.ingest({
    id: 'more',
    run: 1,
    facts: [factsOf(20, 'Gamma', '2021-05-05', ['Rain fell.'], [])],
  });
  await runner.runDue();
  expect(await runner.sendings('quiet')).toHaveLength(1);
  expect((await runner.wouldTell('quiet')).find(({ key }) => key === delta?.key)?.told).toBe(true);
  expect(await runner.toldBy('quiet')).toBe(would.length);
});
