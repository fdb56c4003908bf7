import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fetchUrl } from '../../../../server/ingest/fetch/fetch.ts';
import { answers, effectsOf, movesTo, sends, siteOf } from '../../../support/site.ts';

const reasonOf = async (fetched: ReturnType<typeof fetchUrl>) => {
  const done = await fetched;
  return done.kind === 'failed' ? done.reason : done.kind;
};

test('a page comes with its bytes, its type, and what to ask with the next time', async () => {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    etag: '"v1"',
    'last-modified': 'Mon, 06 May 2024 10:00:00 GMT',
  };
  const site = await siteOf({ '/a': answers(200, headers, 'Привіт') });
  expect(await fetchUrl(`${site.url}/a#part`, effectsOf())).toEqual({
    kind: 'fetched',
    url: `${site.url}/a`,
    movedTo: null,
    bytes: Buffer.from('Привіт'),
    type: 'text/html; charset=utf-8',
    language: null,
    etag: '"v1"',
    lastModified: 'Mon, 06 May 2024 10:00:00 GMT',
  });
  expect(site.headers[0]?.['user-agent']).toMatch(/^Newstally\/\d/);
});

test('asked with what an earlier answer gave, a page that has not changed is told as such', async () => {
  const site = await siteOf({
    '/a': (request, response) => {
      const same = request.headers['if-none-match'] === '"v1"' && request.headers['if-modified-since'] === 'yesterday';
      response.writeHead(same ? 304 : 200, { etag: '"v1"' }).end();
    },
  });
  const validators = { etag: '"v1"', lastModified: 'yesterday' };
  expect(await fetchUrl(`${site.url}/a`, effectsOf(), { validators })).toEqual({
    kind: 'unchanged',
    url: `${site.url}/a`,
    movedTo: null,
    ...validators,
  });
});

test('five redirects are followed, a sixth is not, and a circle ends', async () => {
  const chain = Object.fromEntries(
    [0, 1, 2, 3, 4, 5].map((no) => [`/${no}`, movesTo(`/${no + 1}`, [301, 302, 303, 307, 308, 301][no])]),
  );
  const site = await siteOf({
    ...chain,
    '/6': sends('text/plain', 'end'),
    '/x': movesTo('/y'),
    '/y': movesTo('/x'),
    '/z': answers(302),
  });
  expect(await fetchUrl(`${site.url}/1`, effectsOf())).toMatchObject({ kind: 'fetched', url: `${site.url}/6` });
  expect(await reasonOf(fetchUrl(`${site.url}/0`, effectsOf()))).toBe('more than 5 redirects');
  expect(await reasonOf(fetchUrl(`${site.url}/x`, effectsOf()))).toBe('the redirects go in a circle');
  expect(await reasonOf(fetchUrl(`${site.url}/z`, effectsOf()))).toBe(
    'the server answered 302 without saying where to',
  );
});

test('a redirect to a forbidden address, name or scheme is not followed, and nothing is sent there', async () => {
  const forbidden = await siteOf({ '/': sends('text/plain', 'secret') }, '127.0.0.2');
  const site = await siteOf({
    '/ip': movesTo(`${forbidden.url}/`),
    '/hex': movesTo(`http://0x7f000002:${forbidden.port}/`),
    '/name': movesTo(`http://inside.test:${forbidden.port}/`),
    '/file': movesTo('file:///etc/hosts'),
    '/user': movesTo(`http://a:b@127.0.0.1:${forbidden.port}/`),
  });
  const effects = effectsOf({ resolve: async () => [{ address: '127.0.0.2', family: 4 }] });
  const said = await Promise.all(
    ['ip', 'hex', 'name', 'file', 'user'].map((path) => reasonOf(fetchUrl(`${site.url}/${path}`, effects))),
  );
  expect(said).toEqual([
    'the address is not on the open internet, and not among those allowed (127.0.0.2)',
    'the address is not on the open internet, and not among those allowed (127.0.0.2)',
    'the address is not on the open internet, and not among those allowed (inside.test)',
    'only http and https are fetched (file:)',
    'an address with a name or password in it is not fetched',
  ]);
  expect(forbidden.asked).toEqual([]);
  expect(effects.slept).toEqual([]);
});

test('without an allowed range, no spelling of this machine is connected to', async () => {
  const site = await siteOf({ '/': sends('text/plain', 'secret') });
  const effects = effectsOf({ allow: [], resolve: async () => [{ address: '127.0.0.1', family: 4 }] });
  const hosts = [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.1',
    '017700000001',
    '0',
    '[::1]',
    '[::ffff:7f00:1]',
    '①②⑦.⓪.⓪.①',
    '127。0。0。1',
    'localhost',
    'LOCALHOST.',
    'user@127.0.0.1',
  ];
  const kinds = await Promise.all(
    hosts.map(async (host) => (await fetchUrl(`http://${host}:${site.port}/`, effects)).kind),
  );
  console.log(`local hosts: ${hosts.length} cases`);
  expect(kinds).toEqual(hosts.map(() => 'failed'));
  expect(site.asked).toEqual([]);
});

test('the connection goes to the address that was checked: a name that changes it is no way in', async () => {
  const forbidden = await siteOf({ '/': sends('text/plain', 'secret') }, '127.0.0.2');
  const given: string[] = [];
  const effects = effectsOf({
    resolve: async () => {
      const address = given.length === 0 ? '127.0.0.1' : '127.0.0.2';
      given.push(address);
      return [{ address, family: 4 }];
    },
  });
  // Nobody listens on that port of 127.0.0.1; the next tries are given 127.0.0.2, where somebody does.
  expect(await reasonOf(fetchUrl(`http://changing.test:${forbidden.port}/`, effects))).toBe(
    'the address is not on the open internet, and not among those allowed (changing.test)',
  );
  expect(given).toEqual(['127.0.0.1', '127.0.0.2']);
  expect(forbidden.asked).toEqual([]);
});

test('a server that is busy is asked again after the time it names, else after waits that double', async () => {
  let tries = 0;
  const site = await siteOf({
    '/429': (_request, response) => {
      tries += 1;
      if (tries < 3)
        response
          .writeHead(429, tries === 1 ? { 'retry-after': '7' } : { 'retry-after': 'Mon, 06 May 2024 12:00:19 GMT' })
          .end();
      else response.end('at last');
    },
    '/503': answers(503),
    '/long': answers(503, { 'retry-after': '3600' }),
    '/404': answers(404),
  });
  const polite = effectsOf();
  expect((await fetchUrl(`${site.url}/429`, polite)).kind).toBe('fetched');
  // The clock stands at 12:00:07 when the second answer names 12:00:19.
  expect(polite.slept).toEqual([7000, 12_000]);
  const down = effectsOf();
  expect(await reasonOf(fetchUrl(`${site.url}/503`, down))).toBe('the server answered 503');
  expect(down.slept).toEqual([500, 1000]);
  const long = effectsOf();
  expect(await fetchUrl(`${site.url}/long`, long)).toMatchObject({
    kind: 'failed',
    status: 503,
    retryAfterMs: 3_600_000,
  });
  expect(await reasonOf(fetchUrl(`${site.url}/404`, long))).toBe('the server answered 404');
  expect(long.slept).toEqual([]);
  expect(site.asked.filter((path) => path === '/503')).toHaveLength(3);
});

test('a body over the limit is cut off, whether it says its size, streams without end or unpacks to it', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  let sent = 0;
  const site = await siteOf({
    '/huge': sends('text/html', Buffer.alloc(200_001, 'x')),
    '/endless': (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536))) sent += 65_536;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    },
    '/bomb': answers(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }, bomb),
    '/fits': answers(200, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(200_000, 'y'))),
  });
  const effects = effectsOf({ limits: { mostBytes: 200_000 } });
  for (const path of ['huge', 'endless', 'bomb']) {
    expect([path, await reasonOf(fetchUrl(`${site.url}/${path}`, effects))]).toEqual([
      path,
      'larger than 0.2 MB after unpacking',
    ]);
  }
  expect(bomb.length).toBeLessThan(100_000);
  expect(await fetchUrl(`${site.url}/fits`, effects)).toMatchObject({ bytes: Buffer.alloc(200_000, 'y') });
  expect(sent).toBeLessThan(50_000_000);
});

test('a server that is silent, trickles or breaks off is given up with the reason', async () => {
  const site = await siteOf({
    '/silent': () => {},
    '/slow': (_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    },
    '/broken': (_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setTimeout(() => response.destroy(), 20);
    },
  });
  const reason = (path: string, limits: object) => reasonOf(fetchUrl(`${site.url}/${path}`, effectsOf({ limits })));
  expect(await reason('silent', { headersMs: 100 })).toBe('no answer in time');
  expect(await reason('slow', { wholeMs: 400 })).toBe('not finished within 0.4 s');
  expect(await reason('broken', {})).toBe('the connection broke off');
  expect(site.asked.filter((path) => path === '/broken')).toHaveLength(3);
});
