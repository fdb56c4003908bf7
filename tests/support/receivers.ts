import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';

/** Something that receives on this machine; `status` is what it answers with. */
export type Receiver<Got> = { readonly port: number; readonly got: Got[]; status: number; close(): Promise<void> };

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

async function listening<Got>(take: (request: IncomingMessage, body: Buffer) => Got): Promise<Receiver<Got>> {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request)
      .then((body) => void (receiver.status === 200 && got.push(take(request, body))))
      .then(
        () => response.writeHead(receiver.status).end(),
        () => response.writeHead(400).end(),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver<Got> = {
    port: (server.address() as AddressInfo).port,
    got,
    status: 200,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return receiver;
}

/** A receiver of webhooks that takes only what is signed with its secret. */
export const webhookReceiver = (secret: string): Promise<Receiver<{ id: string; body: Record<string, unknown> }>> =>
  listening((request, body) => {
    const headers = request.headers as Record<string, string>;
    const webhook = secret.startsWith('whsec_')
      ? new Webhook(secret)
      : new Webhook(Buffer.from(secret), { format: 'raw' });
    const [id = '', sent = ''] = [headers['webhook-id'], headers['webhook-signature']];
    // The library's own check wants a message of these minutes, and these clocks are moved by hand.
    const due = webhook.sign(id, new Date(Number(headers['webhook-timestamp']) * 1000), body.toString('utf8'));
    if (due !== sent) throw new Error('the signature is wrong');
    return { id, body: JSON.parse(body.toString('utf8')) as Record<string, unknown> };
  });

/** A bucket that takes only what is signed with its keys (AWS Signature Version 4), and whose hash is that of its bytes. */
export const bucketReceiver = (key: string, secret: string): Promise<Receiver<{ path: string; bytes: Buffer }>> =>
  listening((request, bytes) => {
    const headers = request.headers as Record<string, string>;
    const [, named, scope, names = '', sent] =
      /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
        headers['authorization'] ?? '',
      ) ?? [];
    const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
    const hmac = (by: string | Buffer, data: string) => createHmac('sha256', by).update(data).digest();
    const hash = headers['x-amz-content-sha256'] ?? '';
    const url = new URL(request.url ?? '', 'http://bucket');
    const canonical = [
      request.method,
      url.pathname,
      url.search.slice(1),
      ...names.split(';').map((name) => `${name}:${headers[name]}`),
      '',
      names,
      hash,
    ].join('\n');
    const [day = '', region = '', service = '', end = ''] = (scope ?? '').split('/');
    const signing = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), end);
    const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
    if (named !== key || hmac(signing, text).toString('hex') !== sent) throw new Error('the signature is wrong');
    if (sha256(bytes) !== hash) throw new Error('the hash is wrong');
    return { path: decodeURIComponent(url.pathname), bytes };
  });

/** What a letter says. */
export const letterIn = (bytes: Buffer): Promise<Email> => PostalMime.parse(bytes);

/** A mail server that takes letters from whoever signs in. */
export async function mailReceiver(user: string, password: string): Promise<Receiver<Buffer>> {
  const letters: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password: given }, _session, done) =>
      username === user && given === password ? done(null, { user }) : done(new Error('wrong password')),
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { status } = receiver;
        if (status === 200) letters.push(Buffer.concat(parts));
        done(status === 200 ? null : Object.assign(new Error('try again later'), { responseCode: status }));
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver<Buffer> = {
    port: (server.server.address() as AddressInfo).port,
    got: letters,
    status: 200,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return receiver;
}
