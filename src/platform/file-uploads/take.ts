import type { Transaction } from '../database/database.ts';
import { fileProblems } from '../files/problems.ts';
import type { FileScan } from '../files/reference.ts';
import type { ProblemKind } from '../http/problem.ts';
import { Problem } from '../http/problem.ts';
import { notFound, unknownReference } from '../http/problems.ts';
import { fileRefusals, fileUploadProblems } from './problems.ts';
import type { FilePurpose } from './reference.ts';
import { type FileUploadRow, findUpload, type Owner, scanOf, takeFinished } from './store.ts';

/** A file that an upload left, for whoever keeps it from now on: by a foreign key on `platform.files`. */
export interface TakenFile {
  readonly sha256: Buffer;
  readonly bytes: number;
  readonly mediaType: string;
  readonly fileName: string;
  readonly scan: FileScan;
}

/**
 * Takes over the file of an upload, once: of two that want it, one gets it. Insert the row that refers to it in the
 * same transaction.
 * @param pointer where the id stands in the body
 * @throws Problem `unknown-reference`, `file-upload-unfinished`, `file-upload-refused`, `file-upload-taken`
 */
export async function takeUpload(
  transaction: Transaction,
  id: string,
  owner: Owner,
  purpose: FilePurpose,
  pointer = '/fileUploadId',
): Promise<TakenFile> {
  const taken = await takeFinished(transaction, id, owner, purpose);
  if (!taken) throw await reasonOf(transaction, id, owner, purpose, pointer);
  const { bytes, fileName } = taken;
  const [sha256, mediaType] = [taken.sha256!, taken.mediaType!];
  const scan = (await scanOf(transaction, sha256)) as FileScan;
  if (scan === 'infected') throw refused(fileProblems['file-infected'], taken, pointer);
  return { sha256, bytes, mediaType, fileName, scan };
}

async function reasonOf(
  transaction: Transaction,
  id: string,
  owner: Owner,
  purpose: FilePurpose,
  pointer: string,
): Promise<Problem> {
  const upload = await findUpload(transaction, id, owner).catch((error: unknown) => {
    if (error instanceof Problem && error.kind === notFound().kind) return undefined;
    throw error;
  });
  if (upload?.purpose !== purpose) return unknownReference('file upload', pointer);
  const { state, refusal } = upload;
  if (state === 'refused')
    return refused(fileRefusals[refusal as keyof typeof fileRefusals], upload, pointer);
  return state === 'taken'
    ? new Problem(fileUploadProblems['file-upload-taken'])
    : new Problem(fileUploadProblems['file-upload-unfinished'], {
        parameters: { state },
        headers: { 'retry-after': '1' },
      });
}

const refused = (
  { code, detail, mend }: ProblemKind,
  { refusalParameters }: FileUploadRow,
  pointer: string,
): Problem =>
  new Problem(fileUploadProblems['file-upload-refused'], {
    remarks: [
      {
        place: { pointer },
        code,
        text: { message: detail, hint: mend },
        parameters: refusalParameters ?? {},
      },
    ],
  });
