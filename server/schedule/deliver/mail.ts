import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import type { DeliveryOf, NamedDelivery } from '../../contract/delivery.ts';
import { type Guard, refuseLiteral, type Resolve, resolveGuarded } from '../../ingest/fetch/addresses.ts';
import { type Deliver, idOf, type Parcel } from '../parcel.ts';

/** More than this is refused by most mail servers. */
const MOST_BYTES = 20 * 1024 * 1024;
const TIMES = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 };

/** A letter with the files in it, to all readers of the delivery. The connection goes to the very address that was checked. */
export function mailDelivery(
  told: DeliveryOf<'mail'>,
  secrets: NamedDelivery['secrets'],
  { guard, resolve }: { readonly guard: Guard; readonly resolve: Resolve },
): Deliver {
  return async (parcel) => {
    const bytes = parcel.files.reduce((sum, file) => sum + file.bytes, 0);
    if (bytes > MOST_BYTES)
      throw new Error(
        `its files are ${Math.ceil(bytes / 1e6)} MB, more than mail takes; send them to a folder or a bucket`,
      );
    refuseLiteral(told.host, guard);
    const host = isIP(told.host) === 0 ? (await resolveGuarded(told.host, resolve, guard))[0]!.address : told.host;
    const transport = createTransport({
      host,
      port: told.port,
      secure: told.secure ?? told.port === 465,
      // A password goes out in the clear to nobody but this machine.
      requireTLS: told.user !== undefined && !/^(?:127\.|::1$)/.test(host),
      tls: isIP(told.host) === 0 ? { servername: told.host } : {},
      ...(told.user === undefined ? {} : { auth: { user: told.user, pass: secrets['password'] ?? '' } }),
      ...TIMES,
      disableFileAccess: false,
      disableUrlAccess: true,
    });
    try {
      const { accepted, rejected } = await transport.sendMail(letterOf(parcel, told));
      if (rejected.length > 0) throw new Error(`the server refused ${rejected.map(String).join(', ')}`);
      return { where: accepted.map(String).join(', ') };
    } finally {
      transport.close();
    }
  };
}

function letterOf(parcel: Parcel, { from, to, unsubscribe }: DeliveryOf<'mail'>) {
  const domain = from.split('@')[1] ?? 'newstally';
  return {
    from: { name: 'Newstally', address: from },
    to: [...to],
    subject: parcel.subtitle === '' ? parcel.title : `${parcel.title} · ${parcel.subtitle}`,
    // The same at each attempt, so that a second one is no second letter.
    messageId: `<${idOf(parcel)}.${hash(to.join())}@${domain}>`,
    text: parcel.letter.text,
    html: parcel.letter.html,
    attachments: parcel.files.map(({ name, type, path }) => ({ filename: name, contentType: type, path })),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Newstally-Snapshot': parcel.snapshot, ...leaving(unsubscribe) },
  };
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** How a reader leaves the list (RFC 2369); at an address of https with one click (RFC 8058). */
const leaving = (unsubscribe: string | undefined): Record<string, string> =>
  unsubscribe === undefined
    ? {}
    : {
        'List-Unsubscribe': `<${unsubscribe}>`,
        ...(unsubscribe.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
      };
