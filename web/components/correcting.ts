import type { Correction } from '../../server/contract/correction.ts';
import type { Draft } from '../corrections.ts';

/** A change that somebody wants to make, and what the page does once it is made. */
export type Correcting = { readonly draft: Draft; readonly made?: () => void };

/** A correction that was made, and its change in words. */
export type Made = { readonly made: Correction; readonly words: string };

/** Opens the dialog for a change. What has the focus now gets it back when the dialog closes. */
export function correct(from: EventTarget, draft: Draft, made?: () => void): void {
  const detail: Correcting = { draft, ...(made === undefined ? {} : { made }) };
  from.dispatchEvent(new CustomEvent<Correcting>('correct', { detail, bubbles: true, composed: true }));
}

/** Says that a correction was made without the dialog; every figure is asked again. */
export function corrected(from: EventTarget, detail: Made): void {
  from.dispatchEvent(new CustomEvent<Made>('corrected', { detail, bubbles: true, composed: true }));
}
