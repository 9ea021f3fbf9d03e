import type { Label } from '../reference/list.ts';

/** Every scope of the service: `<resource>:<action>`. */
export const scopes = {
  'organisation:read': { en: 'Read units and positions', id: 'Membaca unit dan jabatan' },
  'organisation:write': { en: 'Change units and positions', id: 'Mengubah unit dan jabatan' },
  'employees:read': {
    en: 'Read employees, personal data masked',
    id: 'Membaca pegawai, data pribadi tersamar',
  },
  'employees:read-sensitive': { en: 'Read employees’ personal data', id: 'Membaca data pribadi pegawai' },
  'employees:write': { en: 'Change employees and placements', id: 'Mengubah pegawai dan penempatan' },
  'imports:read': { en: 'Read imports and their findings', id: 'Membaca impor dan temuannya' },
  'imports:write': { en: 'Import files', id: 'Mengimpor berkas' },
} as const satisfies Record<string, Label>;

export type Scope = keyof typeof scopes;

export const isScope = (text: string): text is Scope => Object.hasOwn(scopes, text);
export const allScopes = Object.keys(scopes) as Scope[];

/** Who may call a route: whoever holds the scope, or anyone. */
export type Access =
  | { readonly kind: 'scope'; readonly scope: Scope; readonly sensitive?: Scope }
  | { readonly kind: 'public' };

/** Callers whose key has this scope; `sensitive` names the scope without which personal data is masked. */
export const withScope = (scope: Scope, options: { sensitive?: Scope } = {}): Access => ({
  kind: 'scope',
  scope,
  ...options,
});

/** Anyone, without a key. */
export const publicAccess: Access = { kind: 'public' };
