import { expect, test } from 'vitest';
import { inLight, parseTokens, tokens } from '../../../server/reports/tokens.ts';

test('the colours of the dashboard are read from its style sheet, light and dark', () => {
  expect(tokens().get('ink')).toEqual({ light: '#1b1a17', dark: '#ece8df' });
  expect(tokens().size).toBeGreaterThanOrEqual(24);
  expect([...parseTokens(':root { --a: light-dark(#010203, #040506); --b: red; }')]).toEqual([
    ['a', { light: '#010203', dark: '#040506' }],
  ]);
});

test('paper has the light colours, and a token that there is not stays as it is', () => {
  expect(inLight('fill="var(--ink)" stroke="var(--gone)"')).toBe('fill="#1b1a17" stroke="var(--gone)"');
});
