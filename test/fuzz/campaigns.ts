import type { TestApp } from '../support/build.ts';
import type { EmployeeBody } from '../support/employees.ts';
import { created, today } from '../support/feedback.ts';
import { aDraft, article, aText, write } from '../support/policy-documents.ts';
import { aQuiz, campaignOf, start } from '../support/socialisation.ts';

const ofEach = 4;

/** What there is of campaigns: some in each state, for people of a unit. */
export async function startedCampaigns(
  api: TestApp,
  unitId: string,
  somebody: EmployeeBody,
): Promise<Record<string, string[]>> {
  const facts = {
    campaignId: [] as string[],
    keptCampaignId: [] as string[],
    draftCampaignId: [] as string[],
    runningCampaignId: [] as string[],
    unreadCampaign: [] as string[],
    signableCampaign: [] as string[],
    quizCampaignId: [] as string[],
    newEdition: [] as string[],
    '/campaigns/{campaignId}/acknowledgements/{acknowledgementId}/withdrawal': [] as string[],
    '/me/campaigns/{campaignId}/acknowledgements/{acknowledgementId}/withdrawal': [] as string[],
  };
  const { id: documentId } = await aDraft(api, { unitId });
  const { id: versionId } = await write(api, documentId);
  const prepare = (about: object = {}) =>
    created(api.call('POST', '/v1/campaigns', { body: campaignOf(unitId, documentId, about) }));
  const running = async (about: object = {}) => start(api, (await prepare(about)).id);
  const paper = {
    employeeId: somebody.id,
    nip: somebody.nip,
    versionId,
    signedOn: today(),
    evidence: 'Berkas',
  };
  const signed = (campaignId: string) =>
    created(api.call('POST', `/v1/campaigns/${campaignId}/acknowledgements`, { body: paper }));
  const issued = await running();
  const kept = await running({ quiz: aQuiz({ attempts: 5, passPercent: 100 }) });
  await signed(kept.id);
  for (let at = 0; at < ofEach; at++) {
    facts.draftCampaignId.push((await prepare()).id);
    facts.runningCampaignId.push((await running()).id);
    facts.unreadCampaign.push(`${(await running()).id} ${versionId}`);
    facts.signableCampaign.push(`${(await running()).id} ${versionId} ${paper.employeeId} ${paper.nip}`);
    facts.quizCampaignId.push((await running({ quiz: aQuiz({ attempts: 5 }) })).id);
    for (const of of ['/campaigns', '/me/campaigns'] as const) {
      const { id } = await running();
      const path = `${of}/{campaignId}/acknowledgements/{acknowledgementId}/withdrawal` as const;
      facts[path].push(`${id} ${(await signed(id)).id}`);
    }
  }
  for (let at = 0; at < ofEach; at++) {
    const { id } = await write(api, documentId, aText(article('1', `Naskah ke-${at}.`)));
    facts.newEdition.push(`${issued.id} ${id}`);
  }
  facts.campaignId.push(kept.id);
  facts.keptCampaignId.push(kept.id, ...facts.quizCampaignId);
  return facts;
}
