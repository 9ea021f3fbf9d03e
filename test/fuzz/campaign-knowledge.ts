import { today } from '../support/feedback.ts';
import { campaignOf, words } from '../support/socialisation.ts';
import type { Knowledge } from './knowledge.ts';
import type { Json } from './schema.ts';
import type { World } from './world.ts';

type Random = Parameters<Knowledge>[2];

let number = 0;

/** The parts of a fact, which are written one after the other. */
const partsOf = (world: World, fact: string, random: Random): string[] =>
  (world.valueOf(fact, random) ?? '- - - -').split(' ');

/** Something that can be done with a campaign in a state for it. */
const ofCampaign =
  (fact: string, body?: (parts: readonly string[]) => Json): Knowledge =>
  (request, world, random) => {
    number += 1;
    const parts = partsOf(world, fact, random);
    return {
      ...request,
      path: { ...request.path, campaignId: parts[0]! },
      ...(body ? { body: body(parts) } : {}),
    };
  };

/** What requests on campaigns have to know so that they are sound. */
export const campaignKnowledge: Readonly<Record<string, Knowledge>> = {
  createCampaign: (request, world, random) => {
    number += 1;
    const [cityId = '-', documentId = '-'] = [
      world.valueOf('cityId', random),
      world.valueOf('keptPolicyId', random),
    ];
    return { ...request, body: campaignOf(cityId, documentId, { title: words(`Kampanye ${number}`) }) };
  },
  updateCampaign: ofCampaign('keptCampaignId', () => ({ targetPercent: 70 + (number % 30) })),
  startCampaign: ofCampaign('draftCampaignId', () => ({})),
  issueCampaignEdition: ofCampaign('newEdition', ([, versionId]) => ({
    versionId,
    note: words('Pasal 1 berubah.'),
    audienceIds: null,
  })),
  updateCampaignAudience: ofCampaign('keptCampaignId', () => ({})),
  endCampaign: ofCampaign('runningCampaignId', () => ({ reason: 'Sudah berlaku.' })),
  cancelCampaign: ofCampaign('runningCampaignId', () => ({ reason: 'Ditarik.' })),
  getCampaignCoverage: (request) => ({ ...request, query: [] }),
  listCampaignCoverageDays: (request) => ({ ...request, query: [] }),
  noteCampaignDelivery: (request, world, random) => ({
    ...request,
    path: { campaignId: world.valueOf('keptCampaignId', random) ?? '-' },
    body: { channel: 'assembly', unitId: world.valueOf('cityId', random), note: `Apel ${number}` },
  }),
  enterAcknowledgement: ofCampaign('signableCampaign', ([, versionId, employeeId, nip]) => ({
    ...{ employeeId, nip, versionId },
    signedOn: today(),
    evidence: `Berkas ${number}`,
  })),
  receiveOwnCampaign: ofCampaign('keptCampaignId', () => ({})),
  getOwnCampaignQuiz: ofCampaign('quizCampaignId'),
  answerOwnCampaignQuiz: ofCampaign('quizCampaignId', () => ({ answers: [1 + (number % 2), 1] })),
  acknowledgeOwnCampaign: ofCampaign('unreadCampaign', ([, versionId]) => ({ versionId, stance: 'support' })),
  stateOwnStance: ofCampaign('keptCampaignId', () => ({ stance: 'concern', reason: `Alasan ${number}` })),
};
