import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { optionalVersion } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { unknownReference } from '../../../platform/http/problems.ts';
import { Closed, ref } from '../../../platform/http/schemas.ts';
import { socialisationProblems } from '../problems.ts';
import { refuseFound } from '../rules/found.ts';
import { stateAfter } from '../rules/life.ts';
import { foundInQuiz } from '../rules/quizzes.ts';
import { foundInWords } from '../rules/texts.ts';
import { AudienceUpdate, Campaign, CampaignEnd, Edition, NewEdition } from '../schemas/campaigns.ts';
import { followMembers, freezeAudience, joinAudience, only } from '../store/audience.ts';
import { findCampaign, takeCampaign, updateCampaign } from '../store/campaigns.ts';
import { editionList, insertEdition, requireEdition } from '../store/editions.ts';
import { CampaignParams, campaignOf, read, toldCampaign, write } from './campaigns.ts';
import { requireAudiences } from './named.ts';

const tags = ['campaigns'];
const refused = [404, 409, 412, 413, 415, 422] as const;

/** What becomes of a campaign: it starts, gives another text to read, follows its audience, and ends. */
export const runningRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.post(
    '/campaigns/:campaignId/start',
    {
      config: write,
      schema: {
        operationId: 'startCampaign',
        tags,
        summary: 'Start a campaign',
        description:
          'Settles the audience as it is today, and gives the latest text of the subject to read — of an enacted document the one that was signed. The list of people can be proven by its digest (`audienceSha256`). Refused if nobody belongs to one of its audiences, with the place of each such audience.',
        params: CampaignParams,
        body: Closed({}, { description: 'Nothing more is needed.' }),
        response: answers({ 201: ref(Campaign) }, ...refused),
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const reach = reachOf(request);
      const expected = optionalVersion(request);
      const today = app.today();
      const campaign = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeCampaign(transaction, campaignId, reach, 'start', expected);
        const { subject, quiz } = held;
        const found = await app.subjects[subject.kind].find(transaction, subject.id, null, today);
        if (!found?.version) throw new Problem(socialisationProblems['nothing-to-read']);
        const { empty, ...audience } = await freezeAudience(transaction, campaignId, today);
        refuseFound(empty.map((at) => ({ pointer: `/audiences/${at}`, code: 'audience-empty' })));
        const first = { campaignId, number: 1, version: found.version, quiz };
        await insertEdition(transaction, { ...first, note: null, audienceIds: null });
        await updateCampaign(transaction, campaignId, {
          ...audience,
          state: stateAfter('start', held.state),
          edition: 1,
          startedOn: today,
        });
        return (await findCampaign(transaction, campaignId, null))!;
      });
      return toldCampaign(request, reply, campaign);
    },
  );

  app.get(
    '/campaigns/:campaignId/editions',
    {
      config: read,
      schema: {
        operationId: 'listCampaignEditions',
        tags,
        summary: 'List the texts that a campaign gave to read',
        description: 'Each with its digest, its quiz, what was new in it, and who had to read it anew.',
        params: CampaignParams,
        querystring: listQuery({}, ['number']),
        response: answers({ 200: PageOf(ref(Edition)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await campaignOf(request, request.params.campaignId);
      return sendList(request, reply, pageRequest(request), editionList(database.read, id));
    },
  );

  app.post(
    '/campaigns/:campaignId/editions',
    {
      config: write,
      schema: {
        operationId: 'issueCampaignEdition',
        tags,
        summary: 'Give another text to read',
        description:
          'From now on this version of the subject is the one to read and to acknowledge. `audienceIds` says who has to read it anew: everybody (null), some audiences, or nobody (empty) where nothing of substance changed; acknowledgements of earlier versions stay on record. Without `quiz` the questions stay as they are.',
        params: CampaignParams,
        body: ref(NewEdition),
        response: answers({ 201: ref(Campaign) }, ...refused),
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const { versionId, note, audienceIds, quiz: given } = request.body;
      const reach = reachOf(request);
      const expected = optionalVersion(request);
      refuseFound([...foundInQuiz(given), ...foundInWords('/note', note)]);
      const campaign = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeCampaign(transaction, campaignId, reach, 'issue-edition', expected);
        const { subject, audiences } = held;
        const version = await app.subjects[subject.kind].findVersion(transaction, subject.id, versionId);
        if (!version) throw unknownReference('version', '/versionId');
        requireAudiences(audiences, audienceIds);
        const number = held.edition + 1;
        const quiz = given === undefined ? held.quiz : given;
        await insertEdition(transaction, { campaignId, number, version, quiz, note, audienceIds });
        await requireEdition(transaction, campaignId, number, audienceIds);
        await updateCampaign(transaction, campaignId, { edition: number, quiz });
        return (await findCampaign(transaction, campaignId, null))!;
      });
      return toldCampaign(request, reply, campaign);
    },
  );

  app.post(
    '/campaigns/:campaignId/audience-updates',
    {
      config: write,
      schema: {
        operationId: 'updateCampaignAudience',
        tags,
        summary: 'Bring the audience up to date',
        description:
          'Adds those who fit an audience by now, and notes who sits in another unit, who has left and who has come back. Nobody is taken off: whoever left no longer counts, and stays on the list. Moves and departures are noted every night by themselves.',
        params: CampaignParams,
        body: Closed({}, { description: 'Nothing more is needed.' }),
        response: answers({ 201: ref(AudienceUpdate) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const reach = reachOf(request);
      const today = app.today();
      const update = await database.transaction(actorOf(request), async (transaction) => {
        const { edition } = await takeCampaign(transaction, campaignId, reach, 'update-audience');
        const followed = await followMembers(transaction, only(campaignId), today);
        return { ...followed, joined: await joinAudience(transaction, campaignId, edition, today) };
      });
      reply.status(201).header('location', publicPath(request, `/v1/campaigns/${campaignId}/members`));
      return update;
    },
  );

  app.post(
    '/campaigns/:campaignId/end',
    {
      config: write,
      schema: {
        operationId: 'endCampaign',
        tags,
        summary: 'End a campaign',
        description: 'Ends a campaign: what was read and said stays, and nothing is added to it any more.',
        params: CampaignParams,
        body: ref(CampaignEnd),
        response: answers({ 201: ref(Campaign) }, ...refused),
      },
    },
    async (request, reply) => toldCampaign(request, reply, await finish(request, 'end')),
  );

  app.post(
    '/campaigns/:campaignId/cancellation',
    {
      config: write,
      schema: {
        operationId: 'cancelCampaign',
        tags,
        summary: 'Cancel a campaign',
        description:
          'Gives a campaign up, for a reason: it is no longer shown to those whom it was for. What was read and said stays on record.',
        params: CampaignParams,
        body: ref(CampaignEnd),
        response: answers({ 201: ref(Campaign) }, ...refused),
      },
    },
    async (request, reply) => toldCampaign(request, reply, await finish(request, 'cancel')),
  );

  function finish(request: FastifyRequest, action: 'end' | 'cancel'): Promise<Campaign> {
    const { campaignId } = request.params as { campaignId: string };
    const { reason } = request.body as { reason: string };
    const reach = reachOf(request);
    const expected = optionalVersion(request);
    return database.transaction(actorOf(request), async (transaction) => {
      const { state } = await takeCampaign(transaction, campaignId, reach, action, expected);
      await updateCampaign(transaction, campaignId, {
        state: stateAfter(action, state),
        endedOn: app.today(),
        endReason: reason,
      });
      return (await findCampaign(transaction, campaignId, null))!;
    });
  }
};
