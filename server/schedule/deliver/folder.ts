import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { hashOf, safeOnDisk } from '../../base/on-disk.ts';
import type { DeliveryOf } from '../../contract/delivery.ts';
import { type Deliver, MANIFEST_ENDING, manifestName, manifestOf, type Parcel } from '../parcel.ts';

type Manifest = { readonly of: string; readonly slot: string; readonly files: readonly { readonly name: string }[] };

/**
 * Files in a folder, with a manifest beside them that says what they hold. A file appears whole or not at all, and none is written over:
 * the same bytes under the same name are there already, others get a number. Of `keep` sendings older than the newest so many go, only
 * those that this schedule brought.
 */
export function folderDelivery({ path, keep }: DeliveryOf<'folder'>, base: string): Deliver {
  const folder = resolve(base, path);
  return async (parcel) => {
    await mkdir(folder, { recursive: true });
    const files: (Parcel['files'][number] & { name: string })[] = [];
    for (const file of parcel.files) {
      const name = await freeName(folder, file.name, file.sha256);
      if (name.fresh) await put(folder, name.name, (part) => copyFile(file.path, part));
      files.push({ ...file, name: name.name });
    }
    const manifest = manifestOf(parcel, files);
    const hash = createHash('sha256').update(manifest).digest('hex');
    const named = await freeName(folder, manifestName(parcel), hash);
    if (named.fresh) await put(folder, named.name, (part) => writeFile(part, manifest));
    await safeOnDisk(folder);
    if (keep !== undefined) await forgetOld(folder, parcel.of, keep);
    return { where: named.name };
  };
}

/** The name that a file gets: its own, or with a number where other bytes have it; not fresh where the very bytes lie there. */
async function freeName(folder: string, wanted: string, sha256: string): Promise<{ name: string; fresh: boolean }> {
  const [, stem = wanted, ending = ''] = /^(.+?)((?:\.[a-z0-9]+)*)$/.exec(wanted) ?? [];
  for (let no = 1; ; no += 1) {
    const name = no === 1 ? wanted : `${stem}-${no}${ending}`;
    const path = join(folder, name);
    if (!existsSync(path)) return { name, fresh: true };
    if ((await hashOf(path)) === sha256) return { name, fresh: false };
  }
}

async function put(folder: string, name: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = join(folder, `.${name}.part`);
  await write(part);
  await safeOnDisk(part);
  await rename(part, join(folder, name));
}

async function forgetOld(folder: string, of: string, keep: number): Promise<void> {
  const manifests: { file: string; told: Manifest }[] = [];
  for (const file of await readdir(folder)) {
    if (!file.startsWith(`${of}_`) || !file.endsWith(MANIFEST_ENDING)) continue;
    const told = JSON.parse(await readFile(join(folder, file), 'utf8')) as Manifest;
    if (told.of === of) manifests.push({ file, told });
  }
  const newestFirst = manifests.sort((left, right) => (left.told.slot < right.told.slot ? 1 : -1));
  const kept = new Set(newestFirst.slice(0, keep).flatMap(({ told }) => told.files.map(({ name }) => name)));
  for (const { file, told } of newestFirst.slice(keep)) {
    // Names in a manifest lead nowhere else, whoever wrote it.
    for (const { name } of told.files)
      if (!kept.has(name) && !/[/\\]/.test(name)) await rm(join(folder, name), { force: true });
    await rm(join(folder, file));
  }
}
