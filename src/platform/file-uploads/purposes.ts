import type { FilePurpose } from './reference.ts';

/** The media types that are told apart by their content. */
export const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
} as const;
export type FileKind = keyof typeof mediaTypes;

interface Rule {
  readonly kinds: readonly FileKind[];
  readonly maximumBytes: number;
}

export const purposeRules: Readonly<Record<FilePurpose, Rule>> = {
  'policy-document': { kinds: ['pdf', 'docx', 'odt'], maximumBytes: 209_715_200 },
  'campaign-material': { kinds: ['pdf', 'docx', 'odt'], maximumBytes: 52_428_800 },
};

/** The largest file of any purpose. */
export const maximumBytes = Math.max(...Object.values(purposeRules).map((rule) => rule.maximumBytes));
