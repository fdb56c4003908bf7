import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { NamedDelivery } from '../../server/contract/delivery.ts';
import { bucketReceiver, mailReceiver, type Receiver, webhookReceiver } from './receivers.ts';
import { movedClock, sendingOf } from './sending.ts';
import { smallAsking } from './small.ts';

export const SECRETS = {
  password: 'pass-7781',
  webhook: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  key: 'AKNORLAND',
  secret: 'bucket-4412',
};
type Letter = Awaited<ReturnType<typeof mailReceiver>>;
type Hook = Awaited<ReturnType<typeof webhookReceiver>>;
type Bucket = Awaited<ReturnType<typeof bucketReceiver>>;

export let mail: Letter;
export let hook: Hook;
export let bucket: Bucket;
/** Opens the receivers for the tests of a file. */
export function openReceivers(): void {
  beforeAll(async () => {
    mail = await mailReceiver('desk', SECRETS.password);
    hook = await webhookReceiver(SECRETS.webhook);
    bucket = await bucketReceiver(SECRETS.key, SECRETS.secret);
  });
  afterAll(() => Promise.all([mail, hook, bucket].map((one: Receiver<unknown>) => one.close())));
}

export const deliveriesTo = (folder: string, keep?: number): NamedDelivery[] => [
  { name: 'archive', told: { kind: 'folder', path: folder, ...(keep === undefined ? {} : { keep }) }, secrets: {} },
  {
    name: 'desk',
    told: {
      kind: 'mail',
      host: '127.0.0.1',
      port: mail.port,
      user: 'desk',
      password_env: 'P',
      from: 'newstally@norland.example',
      to: ['desk@norland.example', 'night@norland.example'],
      unsubscribe: 'https://norland.example/leave',
    },
    secrets: { password: SECRETS.password },
  },
  {
    name: 'hook',
    told: { kind: 'webhook', url: `http://127.0.0.1:${hook.port}/secret-path`, secret_env: 'S' },
    secrets: { secret: SECRETS.webhook },
  },
  {
    name: 'store',
    told: {
      kind: 'bucket',
      endpoint: `http://127.0.0.1:${bucket.port}`,
      bucket: 'norland',
      region: 'us-east-1',
      prefix: 'weekly/',
      key_env: 'K',
      secret_env: 'S',
    },
    secrets: { key: SECRETS.key, secret: SECRETS.secret },
  },
];
export const ALL = ['archive', 'desk', 'hook', 'store'];
export const BRIEF = {
  slug: 'monday-brief',
  told: {
    sends: 'weekly-brief',
    filters: '',
    formats: ['html', 'pdf', 'xlsx', 'csv'],
    when: 'mondays at 06:00',
    timezone: 'Europe/Kyiv',
    deliver: ALL,
    paused: false,
  },
};

/** What sends over the small collection, to receivers of this machine, with a clock that is moved by hand. */
export async function house(settings: Partial<Parameters<typeof sendingOf>[1]> = {}) {
  const clock = movedClock('2026-01-01T00:00:00Z');
  const asking = await smallAsking();
  const folder = mkdtempSync(join(tmpdir(), 'newstally-archive-'));
  const logged: string[] = [];
  const log = {
    info: () => {},
    error: (event: string, facts = {}) => void logged.push(`${event} ${JSON.stringify(facts)}`),
  };
  const sending = sendingOf(asking, { clock, deliveries: deliveriesTo(folder), schedules: [BRIEF], log, ...settings });
  for (const one of [mail, hook, bucket] as Receiver<unknown>[]) {
    one.got.length = 0;
    one.status = 200;
  }
  return { clock, asking, folder, logged, sending, runner: sending.runner };
}
