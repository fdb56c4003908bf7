import { expect, test } from 'vitest';
import { checkedUrl, createGuard, isPublic, resolveGuarded } from '../../../../server/ingest/fetch/addresses.ts';

/** One or more addresses of each range that is not the open internet. Nothing is contacted here. */
const FORBIDDEN = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.254',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.88.99.1',
  '192.168.0.1',
  '198.18.0.1',
  '198.19.255.255',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  'fe80::1',
  'fec0::1',
  'fc00::1',
  'fd12:3456::1',
  '::ffff:0:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '2002:7f00:1::',
  '2001::1',
  '2001:20::1',
  '2001:db8::1',
  '100::1',
  'ff02::1',
  '::ffff:10.0.0.1',
  '::ffff:127.0.0.1',
];
const OPEN = ['8.8.8.8', '1.1.1.1', '93.184.216.34', '2606:4700::1111', '2a00:1450:4001:81b::200e', '::ffff:8.8.8.8'];

test('addresses of this machine, of own networks and of special use are refused, those of the open internet are not', () => {
  console.log(`addresses: ${FORBIDDEN.length} forbidden, ${OPEN.length} open`);
  expect(FORBIDDEN.filter(isPublic)).toEqual([]);
  expect(OPEN.filter(isPublic)).toEqual(OPEN);
  expect(['', 'localhost', '1.2.3', '300.1.1.1', '8.8.8.8/8'].filter(isPublic)).toEqual([]);
});

/** Why an address is refused; its place on the web where it is not. */
function saysOf(url: string, guard: ReturnType<typeof createGuard>): string {
  try {
    return checkedUrl(url, guard).href;
  } catch (error) {
    return String(error);
  }
}

const SPELLINGS = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://017700000001/',
  'http://0/',
  'http://[::1]/',
  'http://[::ffff:7f00:1]/',
  'http://①②⑦.⓪.⓪.①/',
  'http://127。0。0。1/',
  'http://127.0.0.1./',
  'http://0177.0.0.1/',
  'http://[0:0:0:0:0:ffff:127.0.0.1]/',
  'https://169.254.169.254/latest/meta-data/',
];

test('every spelling of a local address is refused before anything is looked up', () => {
  const guard = createGuard();
  console.log(`spellings of local addresses: ${SPELLINGS.length} cases`);
  expect(SPELLINGS.filter((url) => !saysOf(url, guard).includes('not on the open internet'))).toEqual([]);
});

test('only http and https are fetched, and no address with a name and password in it', () => {
  const guard = createGuard();
  const others = [
    'file:///etc/passwd',
    'data:text/html,<p>x',
    'blob:http://a.test/1',
    'ftp://a.test/',
    'gopher://a.test/',
    'javascript:alert(1)',
  ];
  console.log(`other schemes: ${others.length} cases`);
  expect(others.filter((url) => !saysOf(url, guard).includes('only http and https'))).toEqual([]);
  expect(() => checkedUrl('http://user@127.0.0.1/', guard)).toThrow('name or password');
  expect(() => checkedUrl('http://a:b@news.test/', guard)).toThrow('name or password');
  expect(() => checkedUrl('no address', guard)).toThrow('not an address');
  expect(checkedUrl('/b?c=1#d', guard, 'https://news.test/a').href).toBe('https://news.test/b?c=1');
});

test('a range that a person allowed is let through, and no address beside it', () => {
  const guard = createGuard(['10.1.2.0/24', '192.168.7.5', 'fd00:1::/32']);
  const asked = [
    '10.1.2.9',
    '::ffff:10.1.2.9',
    '10.1.3.1',
    '192.168.7.5',
    '192.168.7.6',
    'fd00:1::7',
    'fd00:2::7',
    '127.0.0.1',
    '8.8.8.8',
  ];
  expect(asked.filter(guard)).toEqual(['10.1.2.9', '::ffff:10.1.2.9', '192.168.7.5', 'fd00:1::7', '8.8.8.8']);
  expect(() => createGuard(['10.1.2/99'])).toThrow('"10.1.2/99" is no range');
});

test('a name is refused when only one of its addresses is forbidden, or when it has none', async () => {
  const guard = createGuard();
  const resolve =
    (...addresses: string[]) =>
    async () =>
      addresses.map((address) => ({ address, family: 4 as const }));
  expect(await resolveGuarded('a.test', resolve('8.8.8.8', '1.1.1.1'), guard)).toHaveLength(2);
  await expect(resolveGuarded('a.test', resolve('8.8.8.8', '127.0.0.1'), guard)).rejects.toThrow(
    'not on the open internet',
  );
  await expect(resolveGuarded('localhost', resolve('127.0.0.1'), guard)).rejects.toThrow('(localhost)');
  await expect(resolveGuarded('a.test', resolve(), guard)).rejects.toThrow('no address');
});
