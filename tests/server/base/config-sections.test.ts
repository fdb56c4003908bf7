import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../../server/base/config.ts';
import { FILE_KEYS } from '../../../server/base/config.ts';
import { parseConfigFile } from '../../../server/base/config-file.ts';

const GOOD = `
deliveries:
  desk: { kind: mail, host: mail.example, from: a@b.example, to: [c@d.example], user: news, password_env: MAIL_WORD }
schedules:
  brief: { sends: weekly-brief, when: mondays at 06:00, deliver: [desk] }
alerts:
  cold:
    on: tone
    below: -0.2
`;

function configOf(text: string, environment: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'newstally-config-'));
  writeFileSync(join(folder, 'newstally.yaml'), text);
  return readConfig(environment, folder);
}

test('deliveries, schedules and alerts are read, and secrets come from the environment', () => {
  const { deliveries, schedules, alerts } = configOf(GOOD, { MAIL_WORD: 'open sesame' });
  expect([deliveries[0]?.name, deliveries[0]?.secrets]).toEqual(['desk', { password: 'open sesame' }]);
  expect(schedules).toEqual([
    {
      slug: 'brief',
      told: { sends: 'weekly-brief', when: 'mondays at 06:00', deliver: ['desk'], filters: '', paused: false },
    },
  ]);
  expect(alerts).toEqual([
    { slug: 'cold', told: { on: 'tone', below: -0.2, deliver: ['files'], filters: '', paused: false } },
  ]);
});

test('a secret that is not set stops the start, and its variable is named', () => {
  expect(() => configOf(GOOD)).toThrow(
    /deliveries\.desk\.password_env: MAIL_WORD|environment variable MAIL_WORD to be set/,
  );
});

const WRONG: readonly (readonly [text: string, line: number, key: string, expected: RegExp])[] = [
  ['schedules:\n  brief: { sends: weekly-brief, when: never }', 2, 'schedules.brief.when', /cron expression/],
  [
    'schedules:\n  brief:\n    sends: weekly-brief\n    when: daily\n    timezone: Mars',
    5,
    'schedules.brief.timezone',
    /IANA zone/,
  ],
  ['schedules:\n  brief:\n    sends: weekly-brief\n    wen: daily', 4, 'schedules.brief.wen', /nearest is `when`/],
  ['schedules:\n  Brief: { sends: weekly-brief, when: daily }', 2, 'schedules.Brief', /a slug in lower case/],
  ['deliveries:\n  desk:\n    kind: pigeon', 3, 'deliveries.desk.kind', /folder, mail, webhook, bucket/],
  ['deliveries:\n  files: { kind: folder, path: here }', 2, 'deliveries.files', /always there/],
  [
    'deliveries:\n  hook:\n    kind: webhook\n    url: nowhere\n    secret_env: A',
    4,
    'deliveries.hook.url',
    /an address such as/,
  ],
  [
    'deliveries:\n  hook:\n    kind: webhook\n    url: https://a.example\n    secret: abc\n    secret_env: A',
    5,
    'deliveries.hook.secret',
    /nearest is `secret_env`/,
  ],
  ['alerts:\n  cold: { on: rain }', 2, 'alerts.cold.on', /burst, tone, quiet/],
  ['alerts:\n  cold: 3', 2, 'alerts.cold', /a map/],
];

test('whatever is wrong is told with its line, its key and what would be right', () => {
  for (const [text, line, key, expected] of WRONG) {
    const { wrong } = parseConfigFile('newstally.yaml', text, FILE_KEYS);
    expect([
      key,
      wrong.some((one) => one.line === line && one.key === key && expected.test(one.expected)),
      wrong,
    ]).toEqual([key, true, wrong]);
  }
  console.log(`wrong entries: ${WRONG.length}`);
});
