import type { LinearCourse } from './linear.ts';
import type { NetworkCourse } from './network.ts';

/** How the linear model is taught. Tried on an eighth of train and on dev; see data/README.md. */
export const LINEAR: LinearCourse = { least: 3, passes: 12, rate: 0.1, decay: 0.001 };

/** How the networks are taught. */
export const NETWORK: NetworkCourse = {
  filters: 64,
  passes: 5,
  batch: 32,
  rate: 1e-3,
  moving: 0.25,
  drop: 0.5,
  dropUnits: 0.08,
  draws: 4,
  smooth: 0.1,
};

/** How many networks are taught side by side. */
export const NETWORKS = 2;
