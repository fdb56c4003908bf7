import { expect, test } from 'vitest';
import { type Kept, placeOf, wentOf, whatOf } from '../../web/sendings.ts';

const schedule = {
  schedule: 'brief',
  sends: 'weekly-brief',
  formats: ['html', 'pdf'],
  filters: 'actors=ukraine&last=4w',
} as Kept;
const alert = { alert: 'cold', on: 'tone', below: -0.2, above: null, filters: '' } as Kept;
const went = (changes: object) =>
  wentOf({ state: 'done', error: null, deliveries: [], files: [], retry_at: null, ...changes } as unknown as Parameters<
    typeof wentOf
  >[0]);

test('what is sent, and where it is found, is said in words', () => {
  expect([whatOf(schedule), placeOf(schedule)]).toEqual([
    'weekly-brief as html, pdf, actors=ukraine, last=4w',
    '/api/v1/schedules/brief',
  ]);
  expect([whatOf(alert), placeOf(alert)]).toEqual(['tone below -0.2', '/api/v1/alerts/cold']);
});

test('how a sending went names what arrived, what did not and why, and when it is tried again', () => {
  const deliveries = [
    { delivery: 'files', state: 'done', error: null },
    { delivery: 'desk', state: 'failed', error: 'nobody answered' },
  ];
  expect(went({ state: 'retrying', deliveries, retry_at: '2026-01-05T04:01:00.000Z' })).toBe(
    'retrying; arrived at files; desk: nobody answered; again at 04:01 UTC',
  );
  expect(went({ state: 'failed', error: 'nothing to report' })).toBe('failed; nothing to report');
  expect(went({ state: 'dry', files: [{}] })).toBe('1 file made, sent nowhere');
});
