import type { TestApp } from '../support/build.ts';
import { created } from '../support/feedback.ts';
import { aPdf, uploaded } from '../support/file-uploads.ts';
import {
  aDraft,
  aPolicyFile,
  aRegistered,
  aRegulation,
  article,
  aText,
  policyOf,
  relate,
  sign,
  step,
  write,
} from '../support/policy-documents.ts';
import { link, promise, targetOf } from '../support/policy-targets.ts';

const ofEach = 4;

/** What there is of policy documents: some at each stage, with texts and relations, and uploads of a key. */
export async function enteredPolicies(
  api: TestApp,
  unitId: string,
  key: string,
): Promise<Record<string, string[]>> {
  const facts = {
    policyDocumentId: [] as string[],
    publishedPolicyId: [] as string[],
    draftPolicyId: [] as string[],
    harmonisedPolicyId: [] as string[],
    harmonisedPolicyText: [] as string[],
    signedPolicyId: [] as string[],
    ideaPolicyId: [] as string[],
    writtenPolicyId: [] as string[],
    keptPolicyId: [] as string[],
    comparedPolicyVersions: [] as string[],
    finishedFileUpload: [] as string[],
    removablePolicyFile: [] as string[],
    measuredPolicyTarget: [] as string[],
    changeablePolicyTarget: [] as string[],
    removablePolicyTarget: [] as string[],
    '/policy-documents/{policyDocumentId}/links/{policyLinkId}': [] as string[],
    '/policy-documents/{policyDocumentId}/targets/{policyTargetId}': [] as string[],
    '/policy-documents/{policyDocumentId}/targets/{policyTargetId}/measurements/{policyMeasurementId}':
      [] as string[],
    '/policy-documents/{policyDocumentId}/versions/{policyVersionId}': [] as string[],
    '/policy-documents/{policyDocumentId}/relations/{policyRelationId}': [] as string[],
    '/policy-documents/{policyDocumentId}/files/{policyFileId}': [] as string[],
    '/public-policy-documents/{policyDocumentId}/files/{policyFileId}': [] as string[],
    '/regulations/{policyDocumentKind}/{documentYear}/{documentNumber}': [] as string[],
  };
  for (let at = 0; at < ofEach; at++) {
    const idea = await created(api.call('POST', '/v1/policy-documents', { body: policyOf(unitId) }));
    facts.ideaPolicyId.push(idea.id);
    const draft = await aDraft(api, { unitId });
    await write(api, draft.id);
    facts.draftPolicyId.push(draft.id);
    const signable = await aDraft(api, { unitId, kind: 'mayor-decision' });
    const { id: versionId } = await write(api, signable.id);
    await step(api, signable.id, 'harmonisation');
    facts.harmonisedPolicyText.push(`${signable.id} ${versionId}`);
    const harmonised = await aDraft(api, { unitId, kind: 'mayor-decision' });
    await write(api, harmonised.id);
    await step(api, harmonised.id, 'harmonisation');
    facts.harmonisedPolicyId.push(harmonised.id);
    const signed = await aDraft(api, { unitId });
    await write(api, signed.id);
    await sign(api, signed.id);
    facts.signedPolicyId.push(signed.id);
  }
  const written = await aDraft(api, { unitId });
  facts.writtenPolicyId.push(written.id);
  const before = await write(api, written.id);
  const after = await write(api, written.id, aText(article('1', 'Ketentuan lama.')));
  facts.comparedPolicyVersions.push(`${written.id} ${before.id} ${after.id}`);
  for (let at = 0; at < ofEach; at++) {
    const upload = await uploaded(api, aPdf(`% ${at}\n`), { key });
    facts.finishedFileUpload.push(`${written.id} ${upload.body.id}`);
    const removable = await aDraft(api, { unitId });
    facts.removablePolicyFile.push(`${removable.id} ${(await aPolicyFile(api, removable.id)).id}`);
  }
  const kept = await aRegulation(api, { unitId });
  const basis = await aRegistered(api, { unitId, kind: 'law' });
  const relation = await created(relate(api, kept.id, { kind: 'based-on', targetId: basis.id }));
  const file = await aPolicyFile(api, kept.id);
  for (const of of ['policy', 'public-policy'])
    facts[`/${of}-documents/{policyDocumentId}/files/{policyFileId}` as keyof typeof facts].push(
      `${kept.id} ${file.id}`,
    );
  const touched = await created(link(api, kept.id, { kind: 'unit', targetId: unitId }));
  const [promised, changeable] = [
    await created(promise(api, kept.id, targetOf({ unitId }))),
    await created(promise(api, written.id, targetOf({ unitId }))),
  ];
  const { id: measurementId } = await created(
    api.call('POST', `/v1/policy-documents/${kept.id}/targets/${promised.id}/measurements`, {
      body: { measuredOn: promised.baselineOn, value: 61, evidence: { id: 'Rekap loket.' } },
    }),
  );
  facts.measuredPolicyTarget.push(`${kept.id} ${promised.id}`);
  facts.changeablePolicyTarget.push(`${written.id} ${changeable.id}`);
  for (let at = 0; at < ofEach; at++) {
    const removable = await created(promise(api, written.id, targetOf({ unitId })));
    facts.removablePolicyTarget.push(`${written.id} ${removable.id}`);
  }
  facts['/policy-documents/{policyDocumentId}/links/{policyLinkId}'].push(`${kept.id} ${touched.id}`);
  facts['/policy-documents/{policyDocumentId}/targets/{policyTargetId}'].push(`${kept.id} ${promised.id}`);
  facts[
    '/policy-documents/{policyDocumentId}/targets/{policyTargetId}/measurements/{policyMeasurementId}'
  ].push(`${kept.id} ${promised.id} ${measurementId}`);
  facts.policyDocumentId.push(kept.id, basis.id);
  facts.publishedPolicyId.push(kept.id, basis.id);
  facts.keptPolicyId.push(kept.id, basis.id);
  facts['/policy-documents/{policyDocumentId}/versions/{policyVersionId}'].push(
    `${kept.id} ${kept.officialVersionId}`,
  );
  facts['/policy-documents/{policyDocumentId}/relations/{policyRelationId}'].push(
    `${kept.id} ${relation.id}`,
  );
  facts['/regulations/{policyDocumentKind}/{documentYear}/{documentNumber}'].push(
    `mayor-regulation ${kept.year} ${kept.number}`,
  );
  return facts;
}
