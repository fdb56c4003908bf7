import { expect, test } from 'vitest';
import { addDays } from '../../../server/base/week.ts';
import { Calibration } from '../../../server/contract/calibration.ts';
import { answerTo, asked, stateOf } from '../../../server/exports/answer.ts';
import { calibrateBursts } from '../../../server/exports/calibrate-bursts.ts';
import { appOf, at } from '../../support/app.ts';
import { plantedActor, plantedAsking } from '../../support/planted.ts';
import { randomFrom } from '../../support/random.ts';
import { smallAsking } from '../../support/small.ts';

const ACTORS = ['ann', 'bo', 'cy'].map((id) => plantedActor(id));

/** Forty weeks in which three actors are named by chance. */
const quietAsking = () => {
  const random = randomFrom(4);
  const weeks = Array.from({ length: 40 }, (_, no) => ({
    monday: addDays('2021-01-04', 7 * no),
    stories: 50,
    named: Object.fromEntries(ACTORS.map(({ id }, at) => [id, 3 + Math.floor((4 + at) * random())])),
  }));
  return plantedAsking(weeks, ACTORS);
};

test('a calibration is kept, counts from then on, and answers say its false alarms', async () => {
  const asking = await quietAsking();
  const before = await answerTo(asking, '/bursts', asked());
  expect(before.notes.map(({ code }) => code)).toContain('not_calibrated');
  const snapshot = await asking.warehouse.snapshot();
  const state = await stateOf(asking, '/bursts');
  const made = await calibrateBursts(asking, 'week');
  expect(Calibration.parse(made)).toEqual(made);
  expect([made.grain, made.actors, made.steps, made.rate <= 0.5]).toEqual(['week', 3, 40, true]);
  // What was answered before is not answered again.
  expect(await stateOf(asking, '/bursts')).not.toBe(state);
  expect(await answerTo(asking, '/bursts', asked({ snapshot }))).toEqual(before);
  const after = await answerTo(asking, '/bursts', asked());
  const note = after.notes.find(({ code }) => code === 'false_alarms');
  expect(note?.text).toContain('for your 3 actors');
  expect(note?.count).toBe(Math.ceil((made.rate / 100) * 52 * 3));
  // It is of weeks: days are not calibrated by it.
  const days = await answerTo(asking, '/bursts', asked({ grain: 'day', last: '8w' }));
  expect(days.notes.map(({ code }) => code)).toContain('not_calibrated');
}, 60_000);

test('the server calibrates when it is asked to, and says why it cannot', async () => {
  const sent = (body: unknown) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const app = appOf(await quietAsking());
  const answer = await app.request(at('/api/v1/bursts/calibration'), sent({ grain: 'week' }));
  expect(answer.status).toBe(200);
  expect(Calibration.parse(await answer.json()).grain).toBe('week');
  const wrong = await app.request(at('/api/v1/bursts/calibration'), sent({ grain: 'year' }));
  expect(wrong.status).toBe(400);
  const small = await appOf(await smallAsking()).request(at('/api/v1/bursts/calibration'), sent({ grain: 'week' }));
  expect(small.status).toBe(409);
  expect(((await small.json()) as { detail: string }).detail).toMatch(/^There are 0 whole weeks with articles/);
}, 60_000);
