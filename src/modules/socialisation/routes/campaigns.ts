import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { type Reach, reaches, reachOf, requireReached } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { historyOfResource } from '../../../platform/audit/routes/history.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound, unknownReference } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { subjectKinds } from '../../../platform/subjects/reference.ts';
import { unitCriteria, unitExistsOn, unitFilter } from '../../organisation/index.ts';
import { campaignStates } from '../reference.ts';
import { foundInDue } from '../rules/days.ts';
import { refuseFound } from '../rules/found.ts';
import { foundInQuiz } from '../rules/quizzes.ts';
import { foundInCampaign } from '../rules/texts.ts';
import { AudiencePreview } from '../schemas/audiences.ts';
import { Campaign, CampaignChange, NewCampaign } from '../schemas/campaigns.ts';
import { previewAudience } from '../store/audience.ts';
import {
  campaignList,
  findCampaign,
  insertCampaign,
  replaceAudiences,
  requirePossible,
  takeCampaign,
  updateCampaign,
} from '../store/campaigns.ts';
import { requirePlaces } from '../store/places.ts';

const tags = ['campaigns'];
export const read = { access: withScope('socialisation:read', { units: 'narrowed' }) };
export const write = { access: withScope('socialisation:write', { units: 'narrowed' }) };
const withNames = { units: 'narrowed', sensitive: 'socialisation:read-sensitive' } as const;
/** As {@link read} and {@link write}, where answers name people. */
export const readNames = { access: withScope('socialisation:read', withNames) };
export const writeNames = { access: withScope('socialisation:write', withNames) };
export const CampaignParams = Closed({ campaignId: Id('Stable id of the campaign.') });

const usual = { targetPercent: 90, answerWorkingDays: 5, reminderDays: [14, 7, 1] };

/**
 * A campaign that the caller sees.
 * @throws Problem `not-found`
 */
export async function campaignOf(request: FastifyRequest, campaignId: string): Promise<Campaign> {
  const campaign = await findCampaign(request.server.database.read, campaignId, reachOf(request));
  if (!campaign) throw notFound();
  return campaign;
}

/** A campaign as it was left by a change, with the answer that says where it is. */
export function toldCampaign(request: FastifyRequest, reply: FastifyReply, campaign: Campaign): Campaign {
  reply.status(201).header('location', publicPath(request, `/v1/campaigns/${campaign.id}`));
  return versioned(reply, campaign);
}

/** Campaigns: prepared, read and changed. */
export const campaignRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/campaigns',
    {
      config: read,
      schema: {
        operationId: 'listCampaigns',
        tags,
        summary: 'List campaigns',
        description:
          'Campaigns (kampanye sosialisasi) that units within reach run, or that tell people there; by id, or by the day on which all is to be read.',
        querystring: listQuery(
          {
            ...unitFilter,
            state: Type.Optional(campaignStates.schema),
            subjectKind: Type.Optional(subjectKinds.schema),
            subjectId: Type.Optional(Id('Only campaigns that explain this.')),
          },
          ['id', 'dueOn'],
        ),
        response: answers({ 200: PageOf(ref(Campaign)) }),
      },
    },
    async (request, reply) => {
      const units = await unitCriteria(database.read, request.query, app.today());
      const list = campaignList(database.read, reachOf(request), { ...request.query, ...units });
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.post(
    '/campaigns',
    {
      config: write,
      schema: {
        operationId: 'createCampaign',
        tags,
        summary: 'Prepare a campaign',
        description: `Prepares a campaign for a document or plan: whom to tell what, until when to have read it, and if wanted a short quiz. Until it starts its audience is looked up anew each time (\`GET /campaigns/{campaignId}/audience\`). Not given: ${usual.targetPercent} percent are to have read it, questions are answered within ${usual.answerWorkingDays} working days, and reminders go out ${usual.reminderDays.join(', ')} days before the due day.`,
        body: ref(NewCampaign),
        response: answers({ 201: ref(Campaign) }, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { audiences, subject, ...given } = request.body;
      const reach = reachOf(request);
      refuseFound(foundInSaid(request.body));
      const campaign = await database.transaction(actorOf(request), async (transaction) => {
        await requireNamed(transaction, request.body, reach);
        if (!(await app.subjects[subject.kind].find(transaction, subject.id, reach, app.today())))
          throw unknownReference(subjectKinds.get(subject.kind).label.en.toLowerCase(), '/subject/id');
        const id = await insertCampaign(transaction, {
          ...usual,
          ...given,
          subjectKind: subject.kind,
          subjectId: subject.id,
        });
        await replaceAudiences(transaction, id, audiences);
        return (await findCampaign(transaction, id, null))!;
      });
      return toldCampaign(request, reply, campaign);
    },
  );

  app.get(
    '/campaigns/:campaignId',
    {
      config: read,
      schema: {
        operationId: 'getCampaign',
        tags,
        summary: 'Read a campaign',
        description:
          'One campaign with its audiences and messages, the text that it gives to read, and what can be done with it.',
        params: CampaignParams,
        response: answers({ 200: ref(Campaign) }, 404),
      },
    },
    async (request, reply) => versioned(reply, await campaignOf(request, request.params.campaignId)),
  );

  app.patch(
    '/campaigns/:campaignId',
    {
      config: write,
      schema: {
        operationId: 'updateCampaign',
        tags,
        summary: 'Change a campaign',
        description:
          'Changes a campaign (JSON Merge Patch). Once it runs, its audiences and its quiz stay as they were; another quiz comes with another text.',
        params: CampaignParams,
        body: ref(CampaignChange),
        response: answers({ 200: ref(Campaign) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const expected = expectedVersion(request);
      const { audiences, ...change } = request.body;
      const reach = reachOf(request);
      refuseFound(foundInSaid(request.body));
      const campaign = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeCampaign(transaction, campaignId, reach, 'change', expected);
        if (audiences !== undefined || change.quiz !== undefined) requirePossible('prepare', held.state);
        await requireNamed(transaction, request.body, reach);
        if (audiences !== undefined) await replaceAudiences(transaction, campaignId, audiences);
        await updateCampaign(transaction, campaignId, change);
        return (await findCampaign(transaction, campaignId, null))!;
      });
      return versioned(reply, campaign);
    },
  );

  app.get(
    '/campaigns/:campaignId/audience',
    {
      config: write,
      schema: {
        operationId: 'previewCampaignAudience',
        tags,
        summary: 'See whom a campaign would tell',
        description:
          'Evaluates the criteria of all audiences as of today: how many people each has, how many units they are from, and how many have no official e-mail address. Once the campaign has started this shows how the audience would be today; who was settled then stands in its members.',
        params: CampaignParams,
        response: answers({ 200: ref(AudiencePreview) }, 404),
      },
    },
    async (request) => {
      const { id, unitId } = await campaignOf(request, request.params.campaignId);
      if (!reaches(reachOf(request), unitId)) throw notFound();
      return previewAudience(database.read, id, app.today());
    },
  );

  await app.register(
    historyOfResource({
      path: '/campaigns/:campaignId',
      parameter: 'campaignId',
      resource: 'campaign',
      tag: tags[0]!,
      access: read.access,
      exists: async (request, id) => {
        const reach = reachOf(request);
        const campaign = await findCampaign(database.read, id, reach);
        return campaign !== undefined && reaches(reach, campaign.unitId);
      },
    }),
  );

  /** What is wrong with what is said of a campaign. */
  const foundInSaid = (said: CampaignChange) => [
    ...foundInDue(said.dueOn, app.today()),
    ...foundInQuiz(said.quiz),
    ...foundInCampaign(said),
  ];

  /** @throws Problem if a unit or area is named that is not there, or not within reach */
  async function requireNamed(
    transaction: Transaction,
    { unitId, audiences = [] }: Pick<CampaignChange, 'unitId' | 'audiences'>,
    reach: Reach,
  ): Promise<void> {
    requireReached(reach, unitId, '/unitId');
    const today = app.today();
    if (unitId !== undefined && !(await unitExistsOn(transaction, unitId, today, reach)))
      throw unknownReference('unit', '/unitId');
    await requirePlaces(transaction, audiences, reach, today);
  }
};
