import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { leafHash } from './merkle.ts';

type Values = Readonly<Record<string, unknown>>;

/** Personal fields of a change; they are no part of the leaf, which holds their salted hash alone. */
export interface PersonalValues {
  /** A random UUID: without it the hash would tell values that can be guessed. */
  readonly salt: string;
  readonly before: Values | null;
  readonly after: Values | null;
}

/** One entry of the audit log, as it is exported. */
export interface AuditEntry {
  readonly id: number;
  /** UTC with six digits of seconds: `2026-11-25T01:02:03.123456Z`. */
  readonly recordedAt: string;
  readonly actor: { readonly kind: 'key' | 'token' | 'system' | 'public'; readonly id: string };
  readonly requestId: string | null;
  readonly operation: 'insert' | 'update' | 'delete' | 'read';
  readonly resource: string;
  readonly resourceId: string | null;
  readonly table: string | null;
  readonly recordKey: Values | null;
  readonly before: Values | null;
  readonly after: Values | null;
  readonly reason: string | null;
  /** Null for an entry without personal data. */
  readonly personalHash: string | null;
  /** Null when there are no personal data, or when they are withheld or erased. */
  readonly personal: PersonalValues | null;
}

/** Hash of an entry's leaf: of all its fields but `personal`, in the form of RFC 8785. */
export function leafHashOf(entry: AuditEntry): Buffer {
  const { personal: _, ...leaf } = entry;
  return leafHash(canonicalize(leaf)!);
}

/** Value of `personalHash` for these personal fields. */
export const personalHashOf = (personal: PersonalValues): string =>
  hash('sha256', canonicalize(personal)!, 'base64url');
