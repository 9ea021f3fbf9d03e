import type { SubjectSource, SubjectVersion } from '../../platform/subjects/subject.ts';
import { isEnacted } from './rules/life.ts';
import { labelOf } from './rules/passages.ts';
import { walk } from './rules/text/structure.ts';
import { findDocument } from './store/documents.ts';
import { findVersion, latestVersion, versionHead } from './store/versions.ts';

/** Documents as what is consulted on and explained. */
export const policyDocumentSubjects: SubjectSource = {
  kind: 'policy-document',
  async find(reader, id, reach, today) {
    const document = await findDocument(reader, id, reach, today);
    if (!document) return undefined;
    const { unitId, name, stage, effectiveOn, officialVersionId } = document;
    const version = officialVersionId
      ? await versionHead(reader, id, officialVersionId)
      : await latestVersion(reader, id);
    return {
      kind: 'policy-document',
      ...{ id, unitId, name, effectiveOn },
      isDecided: isEnacted(stage),
      version: version ? headOf(version) : null,
    };
  },
  async findVersion(reader, id, versionId) {
    const version = await versionHead(reader, id, versionId);
    return version && headOf(version);
  },
  async readProvisions(reader, id, versionId) {
    const version = await findVersion(reader, id, versionId);
    return [...walk(version?.text.provisions ?? [])].map(({ eId, provision: { heading, text } }) => ({
      eId,
      label: labelOf(eId),
      heading,
      text,
    }));
  },
};

const headOf = ({ id, number, sha256 }: SubjectVersion): SubjectVersion => ({ id, number, sha256 });
