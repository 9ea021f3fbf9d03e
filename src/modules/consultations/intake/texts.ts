import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id } from '../../../platform/http/schemas.ts';
import type { SubjectText } from '../../../platform/subjects/schemas.ts';
import type { AskedConsultation } from '../schemas/consultations.ts';
import { readVersions } from '../store/versions.ts';

export const TextQuery = Closed({
  versionId: Type.Optional(
    Id('An earlier text that was asked about; the one that is asked about now if not given.'),
  ),
});

/**
 * A text that a consultation asks or asked about, provision by provision.
 * @throws Problem `not-found` of another text
 */
export async function textOf(
  { database, subjects }: FastifyInstance,
  { id, subject, consultedVersion }: AskedConsultation,
  versionId = consultedVersion.id,
): Promise<SubjectText> {
  const versions = await readVersions(database.read, id);
  const version = versions.find((one) => one.id === versionId.toLowerCase());
  if (!version) throw notFound();
  const provisions = await subjects[subject.kind].readProvisions(database.read, subject.id, version.id);
  return { subject, version, provisions };
}
