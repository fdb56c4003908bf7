import { expect, test } from 'vitest';
import { RULES } from '../../server/contract/vocabulary.ts';
import { ruleWords } from '../../web/rules.ts';

test('every rule has words of its own, and an unknown one is said as it is written', () => {
  const words = RULES.map(ruleWords);
  expect(new Set(words).size).toBe(RULES.length);
  for (const said of words) expect(said).not.toContain('_');
  expect(ruleWords('title_surname')).toBe('title and family name together');
  expect(ruleWords('some_rule')).toBe('some rule');
  console.log(`rules in words: ${words.length}`);
});
