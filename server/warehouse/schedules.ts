import type { Sending } from '../contract/schedule.ts';

export type ToldKind = 'schedule' | 'alert';
/** A schedule or an alert that was made in the app; `told` is what was said of it, as JSON. */
export type KeptTold = {
  readonly slug: string;
  readonly kind: ToldKind;
  readonly told: string;
  readonly updated_at: string;
};
/** When a schedule comes next: found by its words and zone. */
export type Due = { readonly slug: string; readonly whenever: string; readonly next_at: string | null };

/** What the warehouse keeps of schedules, alerts and what was sent; each change is safe on disk when it resolves. */
export interface ScheduleStore {
  all(): Promise<KeptTold[]>;
  /** Writes one, in the place of one of the same kind and slug. */
  put(told: KeptTold): Promise<void>;
  remove(kind: ToldKind, slug: string): Promise<void>;
  dues(): Promise<Due[]>;
  setDue(due: Due): Promise<void>;
  /** All that was sent, the newest first. */
  sendings(): Promise<Sending[]>;
  /** Keeps a new one, which gets a number that no other ever had; of each slug only the newest so many stay. */
  addSending(sending: Omit<Sending, 'sending'>, keep: number): Promise<Sending>;
  putSending(sending: Sending): Promise<void>;
  told(): Promise<{ readonly slug: string; readonly event: string }[]>;
  tell(slug: string, events: readonly string[], at: string): Promise<void>;
}
