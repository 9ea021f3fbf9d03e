import { inDays } from '../support/feedback.ts';
import { measureOf, scores } from '../support/readiness.ts';
import type { Knowledge } from './knowledge.ts';
import type { Json } from './schema.ts';

let number = 0;

/** Something that can be done with what a fact names. */
const of =
  (parameter: string, fact: string, body?: () => Json): Knowledge =>
  (request, world, random) => {
    number += 1;
    return {
      ...request,
      path: { [parameter]: world.valueOf(fact, random) ?? '-' },
      ...(body ? { body: body() } : { query: [] }),
    };
  };

/** What requests on pulses and measures have to know so that they are sound. */
export const readinessKnowledge: Readonly<Record<string, Knowledge>> = {
  createPulse: of('campaignId', 'askedCampaignId', () => ({
    opensOn: inDays(200 + 3 * number),
    closesOn: inDays(201 + 3 * number),
  })),
  cancelPulse: of('pulseId', 'plannedPulseId', () => ({ reason: 'Salah tanggal.' })),
  getOwnPulse: of('pulseId', 'askedPulseId'),
  answerPulse: of('pulseId', 'askedPulseId', () => ({ scores: scores(1 + (number % 5)) })),
  getReadiness: of('campaignId', 'askedCampaignId'),
  getCampaignOutlook: of('campaignId', 'askedCampaignId'),
  listMeasureSuggestions: of('campaignId', 'askedCampaignId'),
  planMeasure: (request, world, random) => ({
    ...request,
    path: { campaignId: world.valueOf('askedCampaignId', random) ?? '-' },
    body: measureOf(world.valueOf('cityId', random) ?? '-'),
  }),
  updateMeasure: of('measureId', 'keptMeasureId', () => ({ kind: number % 2 === 0 ? 'mentor' : 'practice' })),
  completeMeasure: of('measureId', 'plannedMeasureId', () => ({ result: { id: `Sudah ${number}.` } })),
  dropMeasure: of('measureId', 'plannedMeasureId', () => ({ reason: { id: `Diganti ${number}.` } })),
};
