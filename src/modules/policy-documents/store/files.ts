import { and, eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../../platform/database/database.ts';
import type { TakenFile } from '../../../platform/file-uploads/index.ts';
import type { SentFile } from '../../../platform/files/send.ts';
import type { List } from '../../../platform/http/list.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { documentFiles } from '../file-tables.ts';
import type { PolicyFile } from '../schemas/files.ts';

const columns = {
  id: documentFiles.id,
  role: documentFiles.role,
  fileName: documentFiles.fileName,
  mediaType: sql<PolicyFile['mediaType']>`${documentFiles.mediaType}`,
  bytes: documentFiles.bytes,
  sha256: sql<string>`encode(${documentFiles.sha256}, 'hex')`,
  addedAt: documentFiles.addedAt,
};

/** The files of a document in the order in which they were added. */
export const fileList = (reader: Reader, documentId: string): List<PolicyFile> => ({
  orders: {
    id: [{ expression: sql`${documentFiles.id}`, bind: (value) => sql`${value}::uuid`, of: ({ id }) => id }],
  },
  columns,
  rows: (condition) =>
    reader
      .select(columns)
      .from(documentFiles)
      .where(and(eq(documentFiles.documentId, documentId), condition))
      .getSQL(),
  item: (row) => row,
});

/** What is sent of a file of a document. */
export async function findSent(
  reader: Reader,
  documentId: string,
  fileId: string,
): Promise<SentFile | undefined> {
  const [row] = await reader
    .select({
      sha256: documentFiles.sha256,
      mediaType: documentFiles.mediaType,
      fileName: documentFiles.fileName,
    })
    .from(documentFiles)
    .where(and(eq(documentFiles.id, fileId), eq(documentFiles.documentId, documentId)));
  return row;
}

export async function insertFile(
  transaction: Transaction,
  documentId: string,
  role: PolicyFile['role'],
  { sha256, bytes, mediaType, fileName }: TakenFile,
): Promise<PolicyFile> {
  const [row] = await transaction
    .insert(documentFiles)
    .values({ documentId, role, sha256, bytes, mediaType, fileName })
    .returning(columns);
  return row!;
}

/** @throws Problem `not-found` if the document has no such file */
export async function deleteFile(
  transaction: Transaction,
  documentId: string,
  fileId: string,
): Promise<void> {
  const { rowCount } = await transaction
    .delete(documentFiles)
    .where(and(eq(documentFiles.id, fileId), eq(documentFiles.documentId, documentId)));
  if (rowCount === 0) throw notFound();
}
