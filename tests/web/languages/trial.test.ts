import { expect, test } from 'vitest';
import { trial } from '../../../web/languages/trial.ts';

test('accented English keeps expressions, tags and forms, and is longer', () => {
  const say = trial('en-XA');
  expect(say('<b>{0}</b> of {1}')).toMatch(/^\[<b>\{0\}<\/b> óf \{1\}·[· ]*\]$/);
  expect(say('story|stories').split('|')).toHaveLength(2);
  expect(say('a text of some length').length).toBeGreaterThan('a text of some length'.length * 1.3);
});

test('mirrored English stands in marks that run from right to left', () => {
  expect(trial('ar-XB')('Words')).toMatch(/^\u202eWórds.*\u202c$/);
});
