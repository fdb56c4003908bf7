import type { ReactiveControllerHost } from 'lit';
import type { RosterKind } from '../../server/contract/vocabulary.ts';
import { type Roster, rosterOf } from '../rosters.ts';
import { Asking } from './asking.ts';

/** Asks for the rosters of the kind that an element shows. */
export class RosterAsking {
  private readonly kind: () => RosterKind;
  private readonly watchlists: Asking<'/watchlists'>;
  private readonly collections: Asking<'/collections'>;

  constructor(host: ReactiveControllerHost, kind: () => RosterKind) {
    this.kind = kind;
    this.watchlists = new Asking(host, '/watchlists', () => (kind() === 'watchlists' ? { query: '' } : null));
    this.collections = new Asking(host, '/collections', () => (kind() === 'collections' ? { query: '' } : null));
  }

  get asking(): Asking<'/watchlists'> | Asking<'/collections'> {
    return this.kind() === 'watchlists' ? this.watchlists : this.collections;
  }

  /** Undefined until they have come. */
  get rows(): readonly Roster[] | undefined {
    return this.asking.answer?.rows.map(rosterOf);
  }
}
