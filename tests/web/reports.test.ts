import { expect, test } from 'vitest';
import { missingFor, pageIn, reportAddress, reportIn, reportLink } from '../../web/reports.ts';
import { parse } from '../../web/view.ts';

test('a report is asked with the filters of the view, and its page where it is of one', () => {
  const view = parse('/reports?actors=nato,-russia&last=13w&report=view&of=/pairs');
  expect(reportIn(view)).toBe('view');
  expect(reportAddress(view, 'view', 'html')).toBe('/api/v1/reports/view?last=13w&actors=nato,-russia&of=/pairs');
  expect(reportAddress(view, 'comparison', 'pdf')).toBe(
    '/api/v1/reports/comparison?last=13w&actors=nato,-russia&format=pdf',
  );
  expect(reportIn(parse('/reports'))).toBe('weekly-brief');
  expect(reportAddress(parse('/reports'), 'weekly-brief', 'html')).toBe('/api/v1/reports/weekly-brief');
  expect(reportAddress(parse('/reports'), 'view', 'csv')).toBe('/api/v1/reports/view?of=/&format=csv');
});

test('what a report still needs is said before it is asked', () => {
  const of = (actors: string) => parse(`/reports?actors=${actors}`);
  expect(missingFor('weekly-brief', parse('/reports'))).toBe(null);
  expect(missingFor('actor-brief', parse('/reports'))).toBe('Choose the actor above.');
  expect(missingFor('actor-brief', of('nato'))).toBe(null);
  expect(missingFor('actor-brief', of('@cabinet'))).toBe('Choose the actor above.');
  expect(missingFor('actor-brief', of('nato,russia'))).toBe(
    'This report is about one actor: take the others off above.',
  );
  expect(missingFor('comparison', of('nato,-russia'))).toBe('Choose two actors or more above, or a watchlist.');
  expect(missingFor('comparison', of('nato,russia'))).toBe(null);
  expect(missingFor('comparison', of('@cabinet'))).toBe(null);
});

test('a page with figures has a report of them with its filters, and others have none', () => {
  expect(reportLink(parse('/actors/nato?last=13w&sort=name'))).toBe(
    '/reports?last=13w&report=view&of=%2Factors%2Fnato',
  );
  expect(reportLink(parse('/'))).toBe('/reports?report=view&of=%2F');
  const none = ['/settings', '/quality', '/articles/abc', '/bursts', '/reports', '/nowhere/at/all'];
  expect(none.map((link) => reportLink(parse(link)))).toEqual(none.map(() => null));
});

test('the page of a report is named', () => {
  expect(pageIn(parse('/reports'))).toBe('the overview');
  expect(pageIn(parse('/reports?of=/pairs'))).toBe('the page /pairs');
});
