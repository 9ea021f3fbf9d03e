/** Personal data that can be told by its form, in Indonesian text. */
export const personalDataKinds = [
  'nik',
  'nip',
  'npwp',
  'card',
  'account',
  'phone',
  'email',
  'vehicle-plate',
  'address',
  'birth-date',
  'name',
  'social-handle',
] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];

/** Personal data at a place of a text: from `start` up to but without `end`, in UTF-16 code units. */
export interface PersonalDataFinding {
  readonly kind: PersonalDataKind;
  readonly start: number;
  readonly end: number;
}
