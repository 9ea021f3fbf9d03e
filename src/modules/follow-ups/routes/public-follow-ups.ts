import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { answers } from '../../../platform/http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { PhotoSizeQuery, photoAnswer, sendPhoto } from '../../../platform/photos/index.ts';
import { unitCriteria, unitFilter } from '../../organisation/index.ts';
import { FollowUpSummary, PublicFollowUp, PublicFollowUpWithSteps } from '../schemas/public-follow-ups.ts';
import { isPhotoOf } from '../store/evidence.ts';
import { readSummary } from '../store/figures.ts';
import { findPublicFollowUp, isFollowUpPublic, publicFollowUpList } from '../store/public-follow-ups.ts';
import { FollowUpParams, followUpFilters } from './follow-ups.ts';

const tags = ['public-follow-ups'];
const open = { access: publicAccess };

/** You said — we did: what everybody reads of follow-ups. */
export const publicFollowUpRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/public-follow-ups',
    {
      config: open,
      schema: {
        operationId: 'listPublicFollowUps',
        tags,
        summary: 'List what was said and what was done',
        description:
          'Anda sampaikan — kami tindak lanjuti: every accepted action with what citizens said (`youSaid`) and what the city did (`weDid`), overdue and dropped ones too, in the order of their due dates; open to all.',
        querystring: listQuery(followUpFilters, ['dueOn']),
        response: answers({ 200: PageOf(ref(PublicFollowUp)) }),
      },
    },
    async (request, reply) => {
      const today = app.today();
      const units = await unitCriteria(database.read, request.query, today);
      const list = publicFollowUpList(database.read, { ...request.query, ...units }, today);
      return sendList(request, reply, pageRequest(request), list);
    },
  );

  app.get(
    '/public-follow-ups/:followUpId',
    {
      config: open,
      schema: {
        operationId: 'getPublicFollowUp',
        tags,
        summary: 'Read what was said and what was done',
        description:
          'One accepted action step by step, every change of its due date with its reason; open to all.',
        params: FollowUpParams,
        response: answers({ 200: ref(PublicFollowUpWithSteps) }, 404),
      },
    },
    async (request) => {
      const followUp = await findPublicFollowUp(database.read, request.params.followUpId, app.today());
      if (!followUp) throw notFound();
      return followUp;
    },
  );

  app.get(
    '/public-follow-ups/:followUpId/photos/:photoId',
    {
      config: open,
      schema: {
        operationId: 'getPublicFollowUpPhoto',
        tags,
        summary: 'See a photo of what was done, as everybody',
        description: 'A photo of the evidence of an accepted action.',
        params: Closed({ ...FollowUpParams.properties, photoId: Id('Stable id of the photo.') }),
        querystring: Closed({ size: PhotoSizeQuery }),
        response: answers({ 200: photoAnswer }, 404),
      },
    },
    async (request, reply) => {
      const { followUpId, photoId } = request.params;
      const isShown =
        (await isFollowUpPublic(database.read, followUpId)) &&
        (await isPhotoOf(database.read, followUpId, photoId));
      if (!isShown) throw notFound();
      return sendPhoto(reply, photoId, request.query.size ?? 'full');
    },
  );

  app.get(
    '/follow-up-summary',
    {
      config: open,
      schema: {
        operationId: 'getFollowUpSummary',
        tags,
        summary: 'Read how far the city is with what it promised',
        description:
          'Accepted actions by state, how many were done by their first due date and how many are overdue, for the city and by unit; open to all.',
        querystring: Closed(unitFilter),
        response: answers({ 200: ref(FollowUpSummary) }),
      },
    },
    async (request) => {
      const today = app.today();
      const { unitIds } = await unitCriteria(database.read, request.query, today);
      return readSummary(database.read, unitIds, today);
    },
  );
};
