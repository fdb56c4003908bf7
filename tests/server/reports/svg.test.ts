import { expect, test } from 'vitest';
import { svgOf } from '../../../server/reports/svg.ts';
import { count } from '../../../web/charts/format.ts';
import { drawLines } from '../../../web/charts/lines.ts';
import { pictureOfPlots } from '../../../web/charts/picture.ts';

const point = (value: number | null) => ({ value, hollow: false, measured: value !== null, text: '' });
const lines = [
  { actor: 'a', name: 'Київ', points: [point(1), point(null), point(3)] },
  { actor: 'b', name: 'Αθήνα', points: [point(2), point(null), point(1)] },
];
const sheet = {
  buckets: ['2021-05-03', '2021-05-10', '2021-05-17'],
  grain: 'week',
  named: true,
  counting: true,
  asText: count,
  what: 'Mentions',
} as const;
const picture = (width: number) =>
  pictureOfPlots([{ title: '', draw: (room) => drawLines(lines, { ...sheet, width: room }) }], '', '', width);

test('a picture is the same however many were drawn before it', () => {
  const first = svgOf(picture(760), 'mentions');
  svgOf(picture(358), 'other');
  expect(svgOf(picture(760), 'mentions')).toBe(first);
  expect(first).not.toMatch(/zr\d|cls-|ecmeta|<style/);
});

test('colours stay tokens, names stand at the ends of lines, and what was not read is hatched', () => {
  const drawn = svgOf(picture(760), 'mentions');
  expect(drawn).toMatch(/^<svg width="760" height="304"/);
  expect(drawn).toContain('stroke="var(--actor-1)"');
  expect(drawn).not.toMatch(/stroke="#/);
  expect(drawn).toContain('>Київ</text>');
  expect(drawn).toContain('>Αθήνα</text>');
  expect(drawn).toContain('stroke="var(--rule)"');
});

test('on a narrow page names have no room beside the lines', () => {
  const drawn = svgOf(picture(358), 'mentions');
  expect(drawn).toMatch(/^<svg width="358" height="220"/);
  expect(drawn).not.toContain('Київ');
});
