import type { Calibration } from '../contract/calibration.ts';

/** What the warehouse keeps of how the alarm was calibrated; it is asked for like anything else. */
export interface CalibrationStore {
  /** Keeps one, which counts for its grain from now on; safe on disk when it resolves. */
  add(calibration: Calibration): Promise<void>;
}
