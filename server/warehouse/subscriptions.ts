import type { Subscription } from '../contract/subscription.ts';

/** What the warehouse keeps of subscriptions; each change is safe on disk when it resolves. */
export interface SubscriptionStore {
  /** All of them, in the order in which they were added. */
  all(): Promise<Subscription[]>;
  /** Keeps new ones, all or none; they come back with the numbers they got, which no other ever had. */
  add(fresh: readonly Omit<Subscription, 'subscription'>[]): Promise<Subscription[]>;
  /** Writes one as it now stands; one that is gone stays gone. */
  put(subscription: Subscription): Promise<void>;
  remove(no: number): Promise<void>;
}
