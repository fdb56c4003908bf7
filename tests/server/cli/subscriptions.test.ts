import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newstally, start } from '../../support/process.ts';
import { siteOf } from '../../support/site.ts';
import { feedOf } from '../../support/subscribed.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
afterAll(() => rmSync(folder, { recursive: true }));

const env = (name: string) => ({
  NEWSTALLY_DATA: join(folder, name),
  NEWSTALLY_DEMO: 'off',
  NEWSTALLY_FETCH_ALLOW: '127.0.0.1',
  PORT: '0',
});
const WAIT = { timeout: 300_000 };

type Row = Record<string, unknown> & { subscription: number };
const listed = async (name: string): Promise<Row[]> => {
  const { out, status } = await newstally(['subscriptions', '--json'], env(name));
  expect(status).toBe(0);
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
};

test(
  'without a server subscriptions are kept, listed and changed; the next server checks them once',
  WAIT,
  async () => {
    const site = await siteOf({
      '/feed': (request, response) => {
        const same = request.headers['if-none-match'] === '"1"';
        response
          .writeHead(same ? 304 : 200, { etag: '"1"', 'content-type': 'text/xml' })
          .end(same ? '' : feedOf('Pier', 'Mole'));
      },
    });
    const none = await newstally(['subscriptions'], env('own'));
    expect(none.out).toContain('No subscriptions yet');
    const added = await newstally(
      ['subscribe', `${site.url}/feed`, '--source', 'Harbour Wire', '--every', '2 hours'],
      env('own'),
    );
    expect(added).toMatchObject({ status: 0, err: '' });
    expect(added.out).toContain(`1  ${site.url}/feed: every 2 hours`);
    expect(await listed('own')).toMatchObject([
      { subscription: 1, source: 'Harbour Wire', state: 'active', checked_at: null },
    ]);
    expect(site.asked).toEqual([]);

    const server = await start(env('own'));
    await expect.poll(async () => (await listed('own'))[0]?.['result'], WAIT).toBe('read');
    const { rows } = (await (await fetch(`${server.url}/api/v1/articles`)).json()) as { rows: { source: string }[] };
    expect(rows.map(({ source }) => source)).toEqual(['harbour-wire', 'harbour-wire']);
    expect((await server.stop()).err).toBe('');

    // A server that comes back before it is due asks nothing.
    const again = await start(env('own'));
    expect(await listed('own')).toMatchObject([{ run: 1, added: 2 }]);
    expect((await again.stop()).status).toBe(0);
    expect(site.asked).toEqual(['/robots.txt', '/feed']);
  },
);

test(
  'while a server runs it is asked: lists go in and out, what is refused is said, and changes are told',
  WAIT,
  async () => {
    const site = await siteOf({ '/gone': (_request, response) => void response.writeHead(410).end() });
    const server = await start(env('served'));
    const stateOfFirst = async () => {
      const { rows } = (await (await fetch(`${server.url}/api/v1/subscriptions`)).json()) as { rows: Row[] };
      return rows[0]?.['state'];
    };
    const opml = join(folder, 'feeds.opml');
    writeFileSync(
      opml,
      `<opml version="2.0"><body><outline text="A" xmlUrl="${site.url}/gone"/><outline text="B" xmlUrl="http://10.9.9.9/feed"/></body></opml>`,
    );
    const added = await newstally(['subscribe', opml, 'ftp://post.example/', '--every', 'hourly'], env('served'));
    expect(added.status).toBe(2);
    expect(added.err).toBe('2 addresses were refused.\n');
    expect(added.out).toContain(`1  ${site.url}/gone`);
    expect(added.out).toMatch(/http:\/\/10\.9\.9\.9\/feed: refused; expected .*NEWSTALLY_FETCH_ALLOW/);
    expect(added.out).toContain('1 added, 0 there already, 1 refused');
    await expect.poll(stateOfFirst, WAIT).toBe('paused');
    const table = await newstally(['subscriptions'], env('served'));
    expect(table.out).toContain('1: paused because the server answered 410: asking again would not help');
    const out = await newstally(['subscriptions', '--opml'], env('served'));
    expect(out.out).toContain(`xmlUrl="${site.url}/gone"`);

    const say = async (...args: string[]) => (await newstally(args, env('served'))).out;
    expect(await say('resume', '1')).toBe(`1  ${site.url}/gone: resumed\n`);
    await expect.poll(stateOfFirst, WAIT).toBe('paused');
    expect(await say('unsubscribe', `${site.url}/gone`)).toContain('removed; its articles stay');
    expect(await listed('served')).toEqual([]);
    const unknown = await newstally(['pause', '7'], env('served'));
    expect([unknown.status, unknown.err]).toEqual([
      2,
      'There is no subscription "7"; newstally subscriptions lists their numbers and addresses.\n',
    ]);
    const twice = await newstally(['subscribe', 'https://post.invalid/', '--every', 'soon'], env('served'));
    expect([twice.status, twice.err.includes('every 30 minutes, hourly')]).toEqual([2, true]);
    expect((await server.stop()).err).toBe('');
  },
);
