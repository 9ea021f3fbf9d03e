import Type, { type Static } from 'typebox';
import { ref, Timestamp } from '../../http/schemas.ts';

export const maximumTreeSize = Number.MAX_SAFE_INTEGER;

const Count = (description: string) =>
  Type.Integer({ minimum: 0, maximum: maximumTreeSize, format: 'int64', description });

const Hash = (description: string) =>
  Type.String({
    pattern: '^[A-Za-z0-9_-]{43}$',
    maxLength: 43,
    description: `${description} SHA-256 (RFC 9162 §2.1.1), base64url.`,
    examples: ['47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'],
  });

const Hashes = (description: string) =>
  Type.Array(Hash('Root of a subtree.'), { maxItems: 110, description });

const TreeSize = Count('Leaves of the tree: the entries that are sealed.');

export const AuditHead = Type.Object(
  {
    treeSize: TreeSize,
    rootHash: Hash('Root of the tree.'),
    signedAt: Timestamp('When it was signed.'),
    keyId: Type.String({
      maxLength: 43,
      pattern: '^[\\w-]+$',
      description: 'Thumbprint (RFC 7638) of the key that signed it; see `/audit/jwks`.',
      examples: ['NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs'],
    }),
    jws: Type.String({
      maxLength: 1000,
      pattern: '^[\\w-]+\\.[\\w-]*\\.[\\w-]+$',
      description:
        'The signed head (compact JWS, EdDSA). Keep it: whoever holds it can prove later that nothing before it was changed.',
      examples: ['eyJhbGciOiJFZERTQSJ9.eyJ0cmVlU2l6ZSI6MX0.c2lnbmF0dXJl'],
    }),
  },
  { $id: 'AuditHead', description: 'A signed head of the audit log: what it was at a moment.' },
);
export type AuditHead = Static<typeof AuditHead>;

export const InclusionProof = Type.Object(
  {
    leafIndex: Count('Place of the entry in the log, from 0.'),
    treeSize: TreeSize,
    leafHash: Hash('Hash of the leaf of the entry.'),
    hashes: Hashes('Siblings from the leaf up (RFC 9162 §2.1.3).'),
    head: ref(AuditHead),
  },
  { $id: 'InclusionProof', description: 'Proves that an entry stands in the log of a signed head.' },
);

export const ConsistencyProof = Type.Object(
  {
    from: Count('Leaves of the older tree.'),
    to: Count('Leaves of the newer tree.'),
    hashes: Hashes('The proof (RFC 9162 §2.1.4); empty if the trees are equal or the older one has no leaf.'),
  },
  {
    $id: 'ConsistencyProof',
    description: 'Proves that a tree begins with all leaves of an older one: nothing was changed or removed.',
  },
);

const word = (maxLength: number, description: string, example: string) =>
  Type.String({ maxLength, pattern: '^[\\w-]+$', description, examples: [example] });

export const SealKeySet = Type.Object(
  {
    keys: Type.Array(
      Type.Object(
        {
          kty: word(10, 'Kind of key: OKP (RFC 8037).', 'OKP'),
          crv: word(20, 'Curve: Ed25519.', 'Ed25519'),
          x: word(60, 'The public key, base64url.', '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'),
          kid: word(43, 'Thumbprint of the key (RFC 7638).', 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k'),
          alg: word(10, 'Algorithm: EdDSA.', 'EdDSA'),
          use: word(10, 'Use: sig.', 'sig'),
        },
        { description: 'A public key.' },
      ),
      { maxItems: 10_000, description: 'All keys that ever signed, the newest first.' },
    ),
  },
  { $id: 'SealKeySet', description: 'Public keys (JWK Set, RFC 7517) that sign the heads of the audit log.' },
);

export const sealSchemas = [AuditHead, InclusionProof, ConsistencyProof, SealKeySet];
