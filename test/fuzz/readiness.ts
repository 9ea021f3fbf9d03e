import type { TestApp } from '../support/build.ts';
import { created, inDays } from '../support/feedback.ts';
import { aDraft, write } from '../support/policy-documents.ts';
import { aMeasure, aPulse } from '../support/readiness.ts';
import { campaignOf, start } from '../support/socialisation.ts';

const ofEach = 4;

/** What there is of pulses and measures: some in each state, for people of a unit. */
export async function askedReadiness(api: TestApp, unitId: string): Promise<Record<string, string[]>> {
  const facts = {
    pulseId: [] as string[],
    measureId: [] as string[],
    keptPulseId: [] as string[],
    keptMeasureId: [] as string[],
    askedCampaignId: [] as string[],
    askedPulseId: [] as string[],
    plannedPulseId: [] as string[],
    plannedMeasureId: [] as string[],
  };
  const { id: documentId } = await aDraft(api, { unitId });
  await write(api, documentId);
  const running = async () => {
    const prepared = await created(
      api.call('POST', '/v1/campaigns', { body: campaignOf(unitId, documentId) }),
    );
    return (await start(api, prepared.id)).id;
  };
  for (let at = 0; at < ofEach; at++) facts.askedPulseId.push((await aPulse(api, await running())).id);
  const campaignId = await running();
  facts.askedCampaignId.push(campaignId);
  for (let at = 0; at < ofEach; at++) {
    const days = { opensOn: inDays(100 + 10 * at), closesOn: inDays(103 + 10 * at) };
    facts.plannedPulseId.push((await aPulse(api, campaignId, days)).id);
    facts.plannedMeasureId.push((await aMeasure(api, campaignId, unitId)).id);
  }
  facts.keptPulseId.push((await aPulse(api, campaignId)).id);
  facts.keptMeasureId.push((await aMeasure(api, campaignId, unitId)).id);
  facts.pulseId.push(...facts.keptPulseId);
  facts.measureId.push(...facts.keptMeasureId);
  return facts;
}
