import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../../server/base/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-oidc-'));
afterAll(() => rmSync(folder, { recursive: true }));

const NEEDED = {
  NEWSTALLY_OIDC_ISSUER: 'https://login.example/house',
  NEWSTALLY_OIDC_CLIENT: 'newstally',
  NEWSTALLY_OIDC_ALLOWED: 'ann@news.example, @desk.example',
};

test('nobody signs in at a provider unless one is named, and then with what it needs', () => {
  expect(readConfig({}, folder).access.oidc).toBeNull();
  expect(readConfig(NEEDED, folder).access.oidc).toEqual({
    issuer: 'https://login.example/house',
    client: 'newstally',
    secret: null,
    claim: 'email',
    allowed: ['ann@news.example', '@desk.example'],
    scopes: ['read'],
  });
  const more = { NEWSTALLY_OIDC_SECRET: 's', NEWSTALLY_OIDC_CLAIM: 'groups', NEWSTALLY_OIDC_SCOPES: 'read,correct' };
  expect(readConfig({ ...NEEDED, ...more }, folder).access.oidc).toMatchObject({
    secret: 's',
    claim: 'groups',
    scopes: ['read', 'correct'],
  });
});

test('all that is missing is named at once', () => {
  expect(() => readConfig({ NEWSTALLY_OIDC_ISSUER: 'https://login.example' }, folder)).toThrow(
    /NEWSTALLY_OIDC_CLIENT=none: expected the client id that https:\/\/login\.example gave; NEWSTALLY_OIDC_ALLOWED=none: expected who may/,
  );
  expect(() => readConfig({ NEWSTALLY_OIDC_CLIENT: 'newstally' }, folder)).toThrow(
    /NEWSTALLY_OIDC_ISSUER=none: expected/,
  );
});

test('what is sent to a provider is encrypted, or stays on this machine', () => {
  const issuer = (at: string) => () => readConfig({ ...NEEDED, NEWSTALLY_OIDC_ISSUER: at }, folder).access.oidc?.issuer;
  for (const good of ['https://login.example', 'http://127.0.0.1:8080', 'http://localhost:8080/x', 'http://[::1]:9'])
    expect(issuer(good)()).toBe(good);
  for (const wrong of [
    'http://login.example',
    'http://127.0.0.1.login.example',
    'http://localhost.login.example',
    'ftp://login.example',
    'login.example',
    'https://ann:pass@login.example',
    'https://login.example/?a=b',
  ])
    expect(issuer(wrong)).toThrow(/NEWSTALLY_OIDC_ISSUER=.*http on this machine alone/);
});

test('the configuration file names the provider and never its secret, which no refusal shows', () => {
  const file = join(folder, 'newstally.yaml');
  const plain = 'oidc_issuer: https://login.example\noidc_client: newstally\noidc_allowed: ["@news.example"]\n';
  writeFileSync(file, plain);
  expect(readConfig({ NEWSTALLY_OIDC_SECRET: 's' }, folder).access.oidc).toMatchObject({
    secret: 's',
    allowed: ['@news.example'],
  });
  writeFileSync(file, `${plain}oidc_secret: very-secret\n`);
  const said = (() => {
    try {
      return readConfig({}, folder).host;
    } catch (error) {
      return JSON.stringify([(error as Error).message, (error as { errors?: unknown }).errors]);
    }
  })();
  expect(said).toContain(
    'newstally.yaml, line 4: oidc_secret: …: expected the environment variable NEWSTALLY_OIDC_SECRET',
  );
  expect(said).not.toContain('very-secret');
});
