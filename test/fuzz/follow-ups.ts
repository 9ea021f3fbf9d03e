import type { TestApp } from '../support/build.ts';
import { created } from '../support/feedback.ts';
import { aConcludedTopic, aFollowUp, anAccepted, take, weakResult } from '../support/follow-ups.ts';
import { aPhotoFile, send } from '../support/photos.ts';

const ofEach = 4;

/** What there is of follow-ups: some in each state, and what they answer. */
export async function startedFollowUps(api: TestApp, unitId: string): Promise<Record<string, string[]>> {
  const topic = await aConcludedTopic(api, { unitId });
  const { publicationId, serviceId } = await weakResult(api, { unitId });
  const about = { unitId, origins: [{ forumTopic: { topicId: topic.id } }] };
  const weak = { satisfaction: { publicationId, serviceId, element: 'staff-competence' } };
  const facts = {
    concludedTopicId: [topic.id],
    followUpId: [] as string[],
    proposedFollowUpId: [] as string[],
    acceptedFollowUpId: [] as string[],
    keptFollowUpId: [] as string[],
    '/public-follow-ups/{followUpId}': [] as string[],
    '/follow-ups/{followUpId}/photos/{photoId}': [] as string[],
    '/public-follow-ups/{followUpId}/photos/{photoId}': [] as string[],
  };
  for (let at = 0; at < ofEach; at++) {
    facts.proposedFollowUpId.push((await aFollowUp(api, about)).id);
    facts.acceptedFollowUpId.push((await anAccepted(api, about)).id);
  }
  const kept = await anAccepted(api, { unitId, origins: [weak] });
  const photoId = (await created(send(api, await aPhotoFile(40, 30)))).id;
  await created(take(api, kept.id, 'evidence', { description: { id: 'Foto.' }, photoIds: [photoId] }));
  facts.followUpId.push(kept.id);
  facts.keptFollowUpId.push(kept.id);
  facts['/public-follow-ups/{followUpId}'].push(kept.id);
  facts['/follow-ups/{followUpId}/photos/{photoId}'].push(`${kept.id} ${photoId}`);
  facts['/public-follow-ups/{followUpId}/photos/{photoId}'].push(`${kept.id} ${photoId}`);
  await created(
    api.call('POST', '/v1/satisfaction-targets', {
      body: { unitId, value: 80, legalBasis: 'Keputusan 1/2026' },
    }),
  );
  return facts;
}
