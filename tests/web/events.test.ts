import { expect, test } from 'vitest';
import { eventsIn, eventsOf, kindsShown, withEvents } from '../../web/events.ts';
import { linkTo, parse } from '../../web/view.ts';

const LINK = '/?events=peaks,own&event=2021-06-01@nato~Summit&event=2021-05-06~Visit';

test('without the key peaks and coverage are marked; off marks nothing', () => {
  expect(kindsShown(parse('/'))).toEqual(['peaks', 'coverage']);
  expect(kindsShown(parse('/?events=off'))).toEqual([]);
  expect(kindsShown(parse('/?events=own,peaks'))).toEqual(['peaks', 'own']);
});

test('events are told in the order of time, those of one actor only where the actor is', () => {
  const texts = (actors: string[]) => eventsOf(parse(LINK), actors).map(({ text }) => text);
  expect(eventsIn(parse(LINK)).map(({ text }) => text)).toEqual(['Visit', 'Summit']);
  expect([texts(['nato']), texts(['russia'])]).toEqual([['Visit', 'Summit'], ['Visit']]);
  expect(eventsOf(parse(LINK.replace('peaks,own', 'peaks')), ['nato'])).toEqual([]);
});

test('an event that is added is shown, and the last one that is taken off takes its key along', () => {
  const [visit] = eventsIn(parse(LINK));
  expect(linkTo(parse('/'), withEvents(parse('/'), [visit!]))).toBe(
    '/?events=peaks,coverage,own&event=2021-05-06~Visit',
  );
  expect(linkTo(parse(LINK), withEvents(parse(LINK), []))).toBe('/?events=peaks');
  const alone = parse('/?events=own&event=2021-05-06~Visit');
  expect(linkTo(alone, withEvents(alone, []))).toBe('/?events=off');
});
