import { LABELS, type Model, type Weights } from '../../server/analysis/tagger-model.ts';

/** The share of weights that may be cut at the end of the scale, so that the others keep their differences. */
const CUT = 0.0002;

/** Weights in steps of one byte: the scale is set by the largest but a few. Transitions share it, uncut. */
export function packed({ emissions, transitions }: Model): Weights {
  const sizes = Float64Array.from(emissions, Math.abs)
    .filter((size) => size > 0)
    .sort();
  const most = sizes[Math.floor(sizes.length * (1 - CUT))] ?? 1;
  const step = most / 127;
  const bytes = Int8Array.from(emissions, (weight) => Math.max(-127, Math.min(127, Math.round(weight / step))));
  return {
    emissions: Buffer.from(bytes.buffer).toString('base64'),
    transitions: Array.from(transitions, (weight) => Math.round(weight / step)),
  };
}

/** The transitions of one label. */
const row = (transitions: readonly number[], label: number): string =>
  `    ${transitions.slice(label * LABELS, (label + 1) * LABELS).join(', ')}`;

/** The file of weights as text: what is said about them first, one line for the bytes. */
export function fileOf(about: Readonly<Record<string, unknown>>, { emissions, transitions }: Weights): string {
  const said = Object.entries(about).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const rows = Array.from({ length: LABELS }, (_, label) => row(transitions, label)).join(',\n');
  return `{\n${said.join(',\n')},\n  "transitions": [\n${rows}\n  ],\n  "emissions": "${emissions}"\n}\n`;
}
