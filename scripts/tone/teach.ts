import type { LinearWeights } from '../../server/analysis/tone/linear.ts';
import { packed } from '../../server/analysis/tone/packed.ts';
import { linearParts, networkParts } from '../../server/analysis/tone/weights.ts';
import { LINEAR, NETWORK, NETWORKS } from './course.ts';
import type { Example, Lesson } from './examples.ts';
import { teachLinear } from './linear.ts';
import { teachNetworks, type Taught } from './network.ts';
import type { ToneSets } from './sets.ts';

/** Raised with every change of features, lessons or teaching that changes the weights. */
export const VERSION = '1';

/** What is wanted of an example, with some certainty spread over all classes. */
const lessonOf =
  (smooth: number) =>
  (example: Example): Lesson => ({
    ...example,
    wanted: [0, 1, 2].map((c) => (c === example.is ? 1 - smooth : 0) + smooth / 3),
  });

/** Teaches both models and packs them, from the given part of train. */
export function teach(
  { vocabulary, inputs }: Pick<ToneSets, 'vocabulary' | 'inputs'>,
  examples: readonly Example[],
  seed: number,
  say: (line: string) => void,
): { linear: Uint8Array; networks: Uint8Array } {
  const linear: LinearWeights = teachLinear(examples.map(lessonOf(0)), vocabulary, LINEAR, seed);
  say(`linear: ${linear.hashes.length} features`);
  const seeds = Array.from({ length: NETWORKS }, (_, at) => 100 * seed + at + 1);
  const taught: Taught = teachNetworks(examples.map(lessonOf(NETWORK.smooth)), vocabulary, NETWORK, seeds, (pass) =>
    say(`networks: pass ${pass} of ${NETWORK.passes}`),
  );
  const about = (id: string, course: object, more: object) => ({
    about: `Weights of the scorer of tone "${id}". Written by scripts/train-sentiment.ts; see data/README.md.`,
    id,
    version: VERSION,
    seed,
    course,
    targets: examples.length,
    inputs,
    ...more,
  });
  return {
    linear: packed(about('linear', LINEAR, {}), linearParts(linear)),
    networks: packed(
      about('networks', NETWORK, { filters: NETWORK.filters, networks: NETWORKS, seeds }),
      networkParts(taught.networks, taught.moves),
    ),
  };
}
