import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AwsClient } from 'aws4fetch';
import { Webhook } from 'standardwebhooks';
import { type Dispatcher, fetch } from 'undici';
import type { DeliveryOf, NamedDelivery } from '../../contract/delivery.ts';
import { type Deliver, idOf, manifestName, manifestOf } from '../parcel.ts';

/** Larger files are named in a message, with their hash, and not in it. */
const MOST_IN_MESSAGE = 1024 * 1024;
const MOST_IN_BUCKET = 512 * 1024 * 1024;

type Web = {
  /** Connects to permitted addresses alone. */
  readonly dispatcher: Dispatcher;
  readonly now: () => number;
};

/** A message in JSON, signed after Standard Webhooks; its id is the same at each attempt. */
export function webhookDelivery(
  { url }: DeliveryOf<'webhook'>,
  secrets: NamedDelivery['secrets'],
  { dispatcher, now }: Web,
): Deliver {
  return async (parcel, signal) => {
    const { letter, files, ...told } = parcel;
    const data = {
      ...told,
      text: letter.text,
      files: await Promise.all(
        files.map(async ({ path, ...file }) => ({
          ...file,
          content: file.bytes > MOST_IN_MESSAGE ? null : (await readFile(path)).toString('base64'),
        })),
      ),
    };
    const at = new Date(now());
    const type = parcel.events.length > 0 ? 'alert.told' : 'report.made';
    const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
    const signer = signerOf(secrets['secret'] ?? '');
    const id = idOf(parcel);
    const answer = await fetch(url, {
      method: 'POST',
      dispatcher,
      redirect: 'error',
      signal,
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signer.sign(id, at, body),
      },
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`${new URL(url).host} answered ${answer.status}`);
    return { where: new URL(url).origin };
  };
}

/** A secret as Standard Webhooks writes it ("whsec_…", base64), or any other text by its bytes. */
const signerOf = (secret: string): Webhook =>
  secret.startsWith('whsec_') ? new Webhook(secret) : new Webhook(Buffer.from(secret, 'utf8'), { format: 'raw' });

/** Files in a bucket that speaks S3, by its path; the store checks each by its hash. */
export function bucketDelivery(
  { endpoint, bucket, region, prefix }: DeliveryOf<'bucket'>,
  secrets: NamedDelivery['secrets'],
  { dispatcher, now }: Web,
): Deliver {
  const client = new AwsClient({
    accessKeyId: secrets['key'] ?? '',
    secretAccessKey: secrets['secret'] ?? '',
    region,
    service: 's3',
    retries: 0,
  });
  return async (parcel, signal) => {
    const put = async (name: string, type: string, content: Buffer) => {
      const address = new URL(`${endpoint.replace(/\/$/, '')}/${bucket}/${prefix}${encodeURIComponent(name)}`);
      const signed = await client.sign(address, {
        method: 'PUT',
        body: content as unknown as BodyInit,
        headers: {
          'content-type': type,
          'x-amz-content-sha256': createHash('sha256').update(content).digest('hex'),
        },
        aws: { datetime: new Date(now()).toISOString().replace(/[:-]|\.\d{3}/g, '') },
      });
      const answer = await fetch(signed.url, {
        method: 'PUT',
        dispatcher,
        redirect: 'error',
        signal,
        body: content,
        headers: Object.fromEntries(signed.headers),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`${address.host} answered ${answer.status} to ${name}`);
    };
    for (const file of parcel.files) {
      if (file.bytes > MOST_IN_BUCKET) throw new Error(`${file.name} is too large for one upload; narrow what is sent`);
      await put(file.name, file.type, await readFile(file.path));
    }
    // Last, so that who finds it finds all that it names.
    await put(manifestName(parcel), 'application/json', Buffer.from(manifestOf(parcel)));
    return { where: `${new URL(endpoint).host}/${bucket}/${prefix}` };
  };
}
