import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { calculateJwkThumbprint, type JWK, type JWK_OKP_Private, type JWK_OKP_Public } from 'jose';
import type { Config } from '../../../config.ts';

/** The key that signs tree heads (Ed25519). */
export interface SealKey {
  /** RFC 7638 thumbprint. */
  readonly id: string;
  readonly privateJwk: JWK_OKP_Private;
  readonly publicJwk: JWK_OKP_Public;
}

/** The file of the key can neither be read nor made; the message is one sentence for the log. */
export class SealKeyUnavailable extends Error {
  override readonly name = 'SealKeyUnavailable';
}

/** Where the private key lies: it never enters the database, so that whoever rules that cannot sign. */
export const sealKeyFileOf = ({ sealKeyFile, dataDirectory }: Config): string =>
  sealKeyFile ?? path.join(dataDirectory, 'seal-key.json');

/**
 * Reads the key, or makes it if there is no file yet.
 * @throws SealKeyUnavailable
 */
export async function ensureSealKey(file: string): Promise<SealKey> {
  try {
    const stored = await readSealKey(file);
    if (stored) return stored;
    const unfinished = await writeBeside(file, await makeSealKey());
    try {
      // Fails if another process was faster: a rename would overwrite its key.
      await link(unfinished, file).catch(unless('EEXIST'));
    } finally {
      await rm(unfinished, { force: true });
    }
    return (await readSealKey(file))!;
  } catch (error) {
    if (error instanceof SealKeyUnavailable) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new SealKeyUnavailable(
      `the key that seals the audit log can neither be read from nor made at ${path.resolve(file)} (${reason}): set PENATA_SEAL_KEY_FILE to a file that this service can read`,
      { cause: error },
    );
  }
}

/** The key in the file; undefined if there is no file. */
export async function readSealKey(file: string): Promise<SealKey | undefined> {
  const text = await readFile(file, 'utf8').catch(unless('ENOENT'));
  return text === undefined ? undefined : parseSealKey(text, file);
}

export const makeSealKey = (): Promise<SealKey> =>
  sealKeyOf(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as JWK_OKP_Private);

/** Puts a key into the place of another at once; the old private key is gone, for it could sign heads of any date. */
export async function replaceSealKey(file: string, key: SealKey): Promise<void> {
  await rename(await writeBeside(file, key), file);
}

async function parseSealKey(text: string, file: string): Promise<SealKey> {
  try {
    const jwk = JSON.parse(text) as JWK | null;
    if (jwk?.kty === 'OKP' && jwk.crv === 'Ed25519' && typeof jwk.x === 'string' && typeof jwk.d === 'string')
      return await sealKeyOf(jwk as JWK_OKP_Private);
  } catch {
    // The error would quote the file.
  }
  throw new SealKeyUnavailable(
    `${path.resolve(file)} holds no Ed25519 private key (JWK): the audit log cannot be sealed`,
  );
}

async function sealKeyOf({ x, d }: JWK_OKP_Private): Promise<SealKey> {
  const bare: JWK_OKP_Public = { kty: 'OKP', crv: 'Ed25519', x };
  const id = await calculateJwkThumbprint(bare);
  const publicJwk = { ...bare, kid: id, alg: 'EdDSA', use: 'sig' };
  return { id, publicJwk, privateJwk: { ...publicJwk, d } };
}

async function writeBeside(file: string, { privateJwk }: SealKey): Promise<string> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  const unfinished = path.join(folder, `.${path.basename(file)}.${randomUUID()}`);
  await writeFile(unfinished, `${JSON.stringify(privateJwk)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return unfinished;
}

const unless =
  (code: string) =>
  (error: NodeJS.ErrnoException): undefined => {
    if (error.code !== code) throw error;
  };
