import { policyDocumentKinds } from '../reference.ts';
import type { PolicyDocument, PolicyEnactment } from '../schemas/documents.ts';
import type { PolicyVersion } from '../schemas/versions.ts';
import type { Found } from './found.ts';

/** What is wrong with a signature: which text was signed, and from when on it is to hold. */
export function foundInSignature(
  { kind }: Pick<PolicyDocument, 'kind'>,
  { versionId, effectiveOn }: Pick<PolicyEnactment, 'versionId' | 'effectiveOn'>,
  last: Pick<PolicyVersion, 'id' | 'number'>,
): Found[] {
  const { isRegulation, label } = policyDocumentKinds.get(kind);
  const found: Found[] = [];
  if (versionId.toLowerCase() !== last.id)
    found.push({ pointer: '/versionId', code: 'version-not-last', parameters: { number: last.number } });
  if (isRegulation && effectiveOn)
    found.push({
      pointer: '/effectiveOn',
      code: 'effective-when-promulgated',
      parameters: { kind: label.id },
    });
  return found;
}
