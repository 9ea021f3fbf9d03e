import Type, { type Static } from 'typebox';
import { fileScans } from '../files/reference.ts';
import { Closed, Code, Id, Nullable, Timestamp, Words } from '../http/schemas.ts';
import { type Language, say } from '../http/text.ts';
import { fileRefusals } from './problems.ts';
import { maximumBytes } from './purposes.ts';
import { filePurposes, fileUploadStates } from './reference.ts';
import type { StoredFileUpload } from './store.ts';

export const FileUploadParams = Closed({ fileUploadId: Id('Stable id of the upload.') });

const Bytes = (description: string, minimum: number) =>
  Type.Integer({ minimum, maximum: maximumBytes, format: 'int64', description, examples: [1_048_576] });

export const FileUpload = Type.Object(
  {
    id: Id('Id of the upload, by which what keeps the file names it, once.'),
    purpose: filePurposes.schema,
    fileName: Words('What the file is called, without a path.', 200, 'Perwali 12 Tahun 2025.pdf'),
    bytes: Bytes('How large the file is.', 1),
    receivedBytes: Bytes('How much of it has arrived for good.', 0),
    state: fileUploadStates.schema,
    mediaType: Nullable(
      Words('What the file is by its content; null until it is checked.', 100, 'application/pdf'),
    ),
    sha256: Nullable(
      Type.String({
        pattern: '^[0-9a-f]{64}$',
        maxLength: 64,
        description: 'SHA-256 of the file; null until it is checked.',
        examples: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
      }),
    ),
    scan: Nullable(fileScans.schema),
    refusal: Nullable(Code('For what problem it was refused, see `/problems/{code}`.', 'file-type')),
    refusalText: Nullable(
      Words('The same in words.', 1000, 'By its content the file is text/html; accepted are PDF, DOCX, ODT.'),
    ),
    createdAt: Timestamp('When it was begun.'),
    expiresAt: Timestamp('When it is forgotten, unless something happens to it before.'),
  },
  { $id: 'FileUpload', description: 'A file on its way, or there and to be used by what names it.' },
);
export type FileUpload = Static<typeof FileUpload>;

export function shownUpload(row: StoredFileUpload, language: Language): FileUpload {
  const { refusal } = row;
  const kind = refusal === null ? undefined : fileRefusals[refusal as keyof typeof fileRefusals];
  return {
    id: row.id,
    purpose: row.purpose,
    fileName: row.fileName,
    bytes: row.bytes,
    receivedBytes: row.receivedBytes,
    state: row.state,
    mediaType: row.mediaType,
    sha256: row.sha256?.toString('hex') ?? null,
    scan: row.scan as FileUpload['scan'],
    refusal,
    refusalText: kind ? say(kind.detail, language, row.refusalParameters ?? {}) : null,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
  };
}
