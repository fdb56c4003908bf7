import type { Dispatcher } from 'undici';
import { join } from 'node:path';
import type { DeliveryRow, NamedDelivery } from '../../contract/delivery.ts';
import { USUAL_DELIVERY } from '../../contract/vocabulary.ts';
import type { Guard, Resolve } from '../../ingest/fetch/addresses.ts';
import type { Deliver } from '../parcel.ts';
import { folderDelivery } from './folder.ts';
import { mailDelivery } from './mail.ts';
import { bucketDelivery, webhookDelivery } from './web.ts';

export type DeliveryEffects = {
  readonly guard: Guard;
  readonly resolve: Resolve;
  /** Connects to permitted addresses alone. */
  readonly dispatcher: Dispatcher;
  readonly now: () => number;
  /** Folders are told from here; the usual one is beside the database. */
  readonly base: string;
  readonly dataFolder: string;
};

export type Deliveries = {
  readonly rows: readonly DeliveryRow[];
  readonly by: ReadonlyMap<string, Deliver>;
};

/** All deliveries that there are: those of the configuration file, and the folder beside the database. */
export function createDeliveries(named: readonly NamedDelivery[], effects: DeliveryEffects): Deliveries {
  const usual: NamedDelivery = {
    name: USUAL_DELIVERY,
    told: { kind: 'folder', path: join(effects.dataFolder, 'reports') },
    secrets: {},
  };
  const all = [usual, ...named];
  return {
    rows: all.map(({ name, told }) => ({ delivery: name, kind: told.kind, to: leadsTo({ name, told }) })),
    by: new Map(all.map((one) => [one.name, deliveryOf(one, effects)])),
  };
}

function deliveryOf({ told, secrets }: NamedDelivery, effects: DeliveryEffects): Deliver {
  switch (told.kind) {
    case 'folder':
      return folderDelivery(told, effects.base);
    case 'mail':
      return mailDelivery(told, secrets, effects);
    case 'webhook':
      return webhookDelivery(told, secrets, effects);
    case 'bucket':
      return bucketDelivery(told, secrets, effects);
  }
}

/** Where it leads, for people; an address may carry a secret in its path, so only its host is told. */
function leadsTo({ name, told }: Pick<NamedDelivery, 'name' | 'told'>): string {
  switch (told.kind) {
    case 'folder':
      return name === USUAL_DELIVERY ? 'the folder reports beside the database' : 'a folder of this machine';
    case 'mail':
      return told.to.join(', ');
    case 'webhook':
      return new URL(told.url).host;
    case 'bucket':
      return `${new URL(told.endpoint).host}/${told.bucket}/${told.prefix}`;
  }
}
