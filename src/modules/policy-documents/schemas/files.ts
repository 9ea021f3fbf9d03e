import Type, { type Static } from 'typebox';
import { Closed, Id, Text, Timestamp } from '../../../platform/http/schemas.ts';
import { policyFileRoles } from '../reference.ts';

export const fileTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.text',
] as const;
export const mostFileBytes = 209_715_200;

export const NewPolicyFile = Closed(
  {
    role: policyFileRoles.schema,
    fileUploadId: Id('A finished upload of `POST /file-uploads` with the purpose `policy-document`.'),
  },
  { $id: 'NewPolicyFile', description: 'A file that was uploaded, and what it is of the document.' },
);

export const PolicyFile = Type.Object(
  {
    id: Id('Stable id of the file.'),
    role: policyFileRoles.schema,
    fileName: Text('How it is called.', 200, 'Perwali 12 Tahun 2025.pdf'),
    mediaType: Type.Enum([...fileTypes], {
      title: 'PolicyFileType',
      description: 'Its type, as its content shows.',
      examples: [fileTypes[0]],
    }),
    bytes: Type.Integer({
      minimum: 0,
      maximum: mostFileBytes,
      format: 'int32',
      description: 'Its size.',
      examples: [482_113],
    }),
    sha256: Type.String({
      pattern: '^[0-9a-f]{64}$',
      maxLength: 64,
      description: 'SHA-256 of its bytes: proves that it is this file.',
      examples: ['2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae'],
    }),
    addedAt: Timestamp('When it was added.'),
  },
  { $id: 'PolicyFile', description: 'A file of a document — berkas dokumen.' },
);
export type PolicyFile = Static<typeof PolicyFile>;

export const fileSchemas = [NewPolicyFile, PolicyFile];
