import { mintToken } from '../../src/platform/access/tokens/development-issuer.ts';
import type { TestApp } from '../support/build.ts';
import { aMaterial, anAmbassador, invite, momentIn } from '../support/campaign-exchange.ts';
import { act, aFaqEntry, asked } from '../support/campaign-questions.ts';
import type { EmployeeBody } from '../support/employees.ts';
import { created } from '../support/feedback.ts';
import { aUnit } from '../support/organisation.ts';

const ofEach = 4;

/** What is asked in a campaign and held for it: some in each state, all by and for somebody. */
export async function startedExchange(
  api: TestApp,
  campaignId: string,
  somebody: EmployeeBody,
  unitId: string,
): Promise<Record<string, string[]>> {
  const token = await mintToken(api.app.database.read, { nip: somebody.nip, roles: [], minutes: 30 });
  const facts = {
    questionId: [] as string[],
    openQuestionId: [] as string[],
    ownQuestionId: [] as string[],
    withdrawableQuestionId: [] as string[],
    reviewableObjectionId: [] as string[],
    decidableObjectionId: [] as string[],
    groupable: [] as string[],
    faqEntryId: [] as string[],
    eventId: [] as string[],
    cancellableEventId: [] as string[],
    freeEventId: [] as string[],
    registeredEventId: [] as string[],
    attendable: [] as string[],
    unitToSpeakFor: [] as string[],
    endableAmbassador: [] as string[],
    removableMaterial: [] as string[],
    '/campaigns/{campaignId}/materials/{materialId}': [] as string[],
    '/me/campaigns/{campaignId}/materials/{materialId}': [] as string[],
    '/campaigns/{campaignId}/ambassadors/{ambassadorId}': [] as string[],
  };
  const question = async (about: object = {}) => (await asked(api, campaignId, { token }, about)).id;
  const objection = { kind: 'objection', text: 'Beban kerja loket bertambah.' };
  const event = async (about: object = {}) => (await created(invite(api, campaignId, about))).id;
  const past = { startsAt: momentIn(-3), endsAt: momentIn(-1) };
  for (let at = 0; at < ofEach; at++) {
    facts.openQuestionId.push(await question());
    facts.ownQuestionId.push(await question({ isConfidential: true }));
    facts.withdrawableQuestionId.push(await question());
    facts.reviewableObjectionId.push(await question(objection));
    const decidable = await question(objection);
    await created(act(api, decidable, 'review'));
    facts.decidableObjectionId.push(decidable);
    const entry = await aFaqEntry(api, campaignId);
    facts.faqEntryId.push(entry.id);
    facts.groupable.push(`${entry.id} ${await question()}`);
    facts.cancellableEventId.push(await event());
    facts.freeEventId.push(await event({ seats: 1 + at }));
    const registered = await event();
    const path = `/v1/me/campaign-events/${registered}/registration`;
    await created(api.call('POST', path, { key: token, body: {} }));
    facts.registeredEventId.push(registered);
    facts.attendable.push(`${await event(past)} ${somebody.id}`);
    facts.unitToSpeakFor.push((await aUnit(api, { parentId: unitId })).id);
    const { id } = await aUnit(api, { parentId: unitId });
    facts.endableAmbassador.push(
      `${campaignId} ${(await anAmbassador(api, campaignId, somebody.id, id)).id}`,
    );
    facts.removableMaterial.push(`${campaignId} ${(await aMaterial(api, campaignId)).id}`);
  }
  await anAmbassador(api, campaignId, somebody.id, unitId);
  const kept = `${campaignId} ${(await aMaterial(api, campaignId)).id}`;
  facts['/campaigns/{campaignId}/materials/{materialId}'].push(kept);
  facts['/me/campaigns/{campaignId}/materials/{materialId}'].push(kept);
  facts['/campaigns/{campaignId}/ambassadors/{ambassadorId}'].push(...facts.endableAmbassador);
  facts.questionId.push(...facts.openQuestionId, ...facts.ownQuestionId);
  facts.eventId.push(...facts.registeredEventId);
  return facts;
}
