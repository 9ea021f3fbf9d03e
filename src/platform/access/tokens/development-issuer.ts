import { generateKeyPairSync, hash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { calculateJwkThumbprint, importJWK, type JSONWebKeySet, type JWK_OKP_Private, SignJWT } from 'jose';
import type { Reader } from '../../database/database.ts';
import { secrets } from '../../database/tables.ts';
import type { Issuer } from './issuers.ts';

const secretName = 'development-issuer';
const audience = 'penata';

/** The issuer for trying: its tokens are made by the service itself, its key lies in the database. */
export const developmentIssuerSettings: Issuer = {
  issuer: 'urn:penata:development',
  audiences: [audience],
  audienceClaims: ['aud'],
  algorithms: ['EdDSA'],
  leewaySeconds: 30,
  claims: { nip: 'nip', roles: ['roles'], name: 'name' },
  outageToleranceSeconds: 86_400,
};

/** Whether the issuer for trying may be used: never in production, and never beside a real one. */
export const mayRun = (circumstances: {
  nodeEnvironment: string | undefined;
  issuers: readonly Issuer[];
}): boolean => circumstances.nodeEnvironment !== 'production' && circumstances.issuers.length === 0;

/** The private key (Ed25519); made at the first call, the same for all instances. */
export async function ensureDevelopmentKey(reader: Reader): Promise<JWK_OKP_Private & { kid: string }> {
  const stored = await storedKey(reader);
  if (stored) return stored;
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as JWK_OKP_Private;
  const key = { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'EdDSA', use: 'sig' };
  await reader
    .insert(secrets)
    .values({ name: secretName, value: Buffer.from(JSON.stringify(key)) })
    .onConflictDoNothing();
  return (await storedKey(reader))!;
}

async function storedKey(reader: Reader): Promise<(JWK_OKP_Private & { kid: string }) | undefined> {
  const [row] = await reader.select().from(secrets).where(eq(secrets.name, secretName));
  return row && JSON.parse(row.value.toString());
}

/** The public half, as an issuer's key set. */
export async function publicJwks(reader: Reader): Promise<JSONWebKeySet> {
  const { d: _, ...key } = await ensureDevelopmentKey(reader);
  return { keys: [key] };
}

/** An access token of the issuer for trying, for the civil servant with this NIP, which is not its subject: that is logged. */
export async function mintToken(
  reader: Reader,
  holder: { nip: string; roles: readonly string[]; minutes: number; name?: string },
): Promise<string> {
  const key = await ensureDevelopmentKey(reader);
  const { nip, roles, minutes, name } = holder;
  return new SignJWT({ nip, roles: [...roles], ...(name === undefined ? {} : { name }) })
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: 'at+jwt' })
    .setIssuer(developmentIssuerSettings.issuer)
    .setAudience(audience)
    .setSubject(hash('sha256', nip, 'base64url').slice(0, 22))
    .setIssuedAt()
    .setExpirationTime(`${minutes} minutes`)
    .sign(await importJWK(key));
}
