import type { FastifyInstance } from 'fastify';
import {
  CompactSign,
  compactVerify,
  decodeProtectedHeader,
  errors,
  importJWK,
  type JSONWebKeySet,
} from 'jose';
import { unavailable } from '../../http/problems.ts';
import { ensureSealKey, type SealKey, SealKeyUnavailable, sealKeyFileOf } from './seal-key.ts';
import { registerSealKey } from './seal-keys.ts';

const algorithm = 'EdDSA';

/** Signs statements of one kind, each as a compact JWS. */
export type Signer = (statements: readonly object[]) => Promise<string[]>;

/**
 * A signer with the key that seals the audit log; `type` keeps statements of one kind apart from those of others, and from
 * heads.
 * @throws Problem `unavailable` if there is no key that may sign
 */
export async function openSigner(app: FastifyInstance, type: string): Promise<Signer> {
  const key = await keyOf(app);
  const secret = await importJWK(key.privateJwk, algorithm);
  const header = { alg: algorithm, kid: key.id, typ: type };
  return (statements) =>
    Promise.all(
      statements.map((statement) =>
        new CompactSign(Buffer.from(JSON.stringify(statement))).setProtectedHeader(header).sign(secret),
      ),
    );
}

async function keyOf({ config, database, log }: FastifyInstance): Promise<SealKey> {
  try {
    const key = await ensureSealKey(sealKeyFileOf(config));
    await registerSealKey(database.pool, key);
    return key;
  } catch (error) {
    if (!(error instanceof SealKeyUnavailable)) throw error;
    log.error({ err: error }, 'there is no key to sign with');
    throw unavailable(error);
  }
}

/** What a signed statement says, or why it is not to be believed. */
export type StatementCheck =
  | { readonly statement: Readonly<Record<string, unknown>>; readonly why: null }
  | { readonly statement: null; readonly why: 'malformed' | 'unknown-key' | 'signature-invalid' };

const refused = (why: NonNullable<StatementCheck['why']>): StatementCheck => ({ statement: null, why });

/** Whether one of these keys signed a statement of this kind, byte by byte as it is given. */
export async function checkStatement(
  signed: string,
  type: string,
  { keys }: JSONWebKeySet,
): Promise<StatementCheck> {
  try {
    const { alg, typ, kid } = decodeProtectedHeader(signed);
    if (alg !== algorithm || typ !== type) return refused('malformed');
    const jwk = keys.find((key) => key.kid === kid);
    if (!jwk) return refused('unknown-key');
    const { payload } = await compactVerify(signed, await importJWK(jwk, algorithm), {
      algorithms: [algorithm],
    });
    return { statement: JSON.parse(Buffer.from(payload).toString()), why: null };
  } catch (error) {
    return refused(
      error instanceof errors.JWSSignatureVerificationFailed ? 'signature-invalid' : 'malformed',
    );
  }
}
