import type { FastifyRequest } from 'fastify';
import { reachOf } from '../../../platform/access/reach.ts';
import { notFound } from '../../../platform/http/problems.ts';
import type { PolicyDocument } from '../schemas/documents.ts';
import type { PublicPolicyDocument } from '../schemas/public-documents.ts';
import { findDocument } from '../store/documents.ts';
import { findPublicDocument } from '../store/public-documents.ts';

/**
 * A document within the caller's reach, as it stands on a day.
 * @throws Problem `not-found`
 */
export async function documentOf(
  request: FastifyRequest,
  documentId: string,
  asOf = request.server.today(),
): Promise<PolicyDocument> {
  const document = await findDocument(request.server.database.read, documentId, reachOf(request), asOf);
  if (!document) throw notFound();
  return document;
}

/**
 * A published document, as it stands on a day.
 * @throws Problem `not-found`
 */
export async function publishedDocumentOf(
  request: FastifyRequest,
  documentId: string,
  asOf = request.server.today(),
): Promise<PublicPolicyDocument> {
  const document = await findPublicDocument(request.server.database.read, documentId, asOf);
  if (!document) throw notFound();
  return document;
}
