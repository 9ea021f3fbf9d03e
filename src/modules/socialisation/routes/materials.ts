import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';
import { actorOf, ownEmployeeId } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { selfAccess } from '../../../platform/access/scopes.ts';
import { sendList } from '../../../platform/export/send-list.ts';
import { takeUpload } from '../../../platform/file-uploads/index.ts';
import { FileHeaders, fileAnswers } from '../../../platform/files/documented.ts';
import { sendFile } from '../../../platform/files/send.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { listQuery, PageOf, pageRequest } from '../../../platform/http/paging.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { eventProblems } from '../event-problems.ts';
import { refuseInEvent } from '../event-remarks.ts';
import {
  Material,
  MaterialRemoval,
  materialTypes,
  mostMaterialBytes,
  NewMaterial,
  OwnMaterial,
} from '../schemas/materials.ts';
import { takeCampaign } from '../store/campaigns.ts';
import {
  findOwnSent,
  findSent,
  insertMaterial,
  materialList,
  ownMaterialList,
  removeMaterial,
  takeMaterial,
} from '../store/materials.ts';
import { readOwnCampaign } from '../store/own-campaigns.ts';
import { CampaignParams, campaignOf, read, write } from './campaigns.ts';
import { requireAudiences } from './named.ts';

const tags = ['campaign-materials'];
const own = { access: selfAccess };
const MaterialParams = Closed({
  ...CampaignParams.properties,
  materialId: Id('Stable id of the material.'),
});
const sent = fileAnswers('The file, byte by byte as it was uploaded.', materialTypes, mostMaterialBytes);

/** What people are given to understand a change. */
export const materialRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/campaigns/:campaignId/materials',
    {
      config: read,
      schema: {
        operationId: 'listCampaignMaterials',
        tags,
        summary: 'List the materials of a campaign',
        description:
          'What people are given to understand the change (bahan sosialisasi), in the order in which it was added; also what is no longer given out, with the reason.',
        params: CampaignParams,
        querystring: listQuery(
          {
            isRemoved: Type.Optional(
              Type.Boolean({ description: 'Only what is no longer given out, or (`false`) the rest.' }),
            ),
          },
          ['id'],
        ),
        response: answers({ 200: PageOf(ref(Material)) }, 404),
      },
    },
    async (request, reply) => {
      const { id } = await campaignOf(request, request.params.campaignId);
      return sendList(request, reply, pageRequest(request), materialList(id, request.query.isRemoved));
    },
  );

  app.post(
    '/campaigns/:campaignId/materials',
    {
      config: write,
      schema: {
        operationId: 'addCampaignMaterial',
        tags,
        summary: 'Add a material',
        description:
          'Adds a link, or a file that was uploaded with `POST /file-uploads` and checked, for all or for some audiences. It never changes: remove it and add another.',
        params: CampaignParams,
        body: ref(NewMaterial),
        response: answers({ 201: ref(Material) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const { fileUploadId, url, ...about } = request.body;
      const reach = reachOf(request);
      if ((fileUploadId === undefined) === (url === undefined))
        refuseInEvent([
          { pointer: fileUploadId === undefined ? '/url' : '/fileUploadId', code: 'one-source' },
        ]);
      const material = await database.transaction(actorOf(request), async (transaction) => {
        const { audiences } = await takeCampaign(transaction, campaignId, reach, 'change');
        requireAudiences(audiences, about.audienceIds);
        if (fileUploadId === undefined)
          return insertMaterial(transaction, { campaignId, ...about, url: url! });
        const { scan: _, ...file } = await takeUpload(
          transaction,
          fileUploadId,
          actorOf(request),
          'campaign-material',
        );
        return insertMaterial(transaction, { campaignId, ...about, ...file });
      });
      const path = `/v1/campaigns/${campaignId}/materials`;
      reply
        .status(201)
        .header(
          'location',
          publicPath(request, material.sha256 === null ? path : `${path}/${material.id}/content`),
        );
      return material;
    },
  );

  app.post(
    '/campaigns/:campaignId/materials/:materialId/removal',
    {
      config: write,
      schema: {
        operationId: 'removeCampaignMaterial',
        tags,
        summary: 'Give a material out no longer',
        description:
          'Takes a material away from those whom the campaign is for; the record stays with the reason.',
        params: MaterialParams,
        body: ref(MaterialRemoval),
        response: answers({ 201: ref(Material) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { campaignId, materialId } = request.params;
      const { reason } = request.body;
      const reach = reachOf(request);
      const material = await database.transaction(actorOf(request), async (transaction) => {
        await takeCampaign(transaction, campaignId, reach, 'change');
        const held = await takeMaterial(transaction, campaignId, materialId);
        if (held.removedAt !== null) throw new Problem(eventProblems['material-removed']);
        return removeMaterial(transaction, held, reason);
      });
      reply.status(201).header('location', publicPath(request, `/v1/campaigns/${campaignId}/materials`));
      return material;
    },
  );

  app.get(
    '/campaigns/:campaignId/materials/:materialId/content',
    {
      config: read,
      schema: {
        operationId: 'downloadCampaignMaterial',
        tags,
        summary: 'Download a material of a campaign',
        description:
          'The bytes of a file, or with `Range` a part of them: a download that broke off goes on. Also of one that is no longer given out.',
        params: MaterialParams,
        headers: FileHeaders,
        response: sent,
      },
    },
    async (request, reply) => {
      const { campaignId, materialId } = request.params;
      await campaignOf(request, campaignId);
      const file = await findSent(database.read, campaignId, materialId);
      if (!file) throw notFound();
      return sendFile(reply, file);
    },
  );

  app.get(
    '/me/campaigns/:campaignId/materials',
    {
      config: own,
      schema: {
        operationId: 'listOwnCampaignMaterials',
        tags,
        summary: 'List the materials that one is given',
        description: 'What one is given to understand the change: for all, or for one’s own audience.',
        params: CampaignParams,
        querystring: listQuery({}, ['id']),
        response: answers({ 200: PageOf(ref(OwnMaterial)) }, 404),
      },
    },
    async (request, reply) => {
      const { campaignId } = request.params;
      const employeeId = ownEmployeeId(request);
      await readOwnCampaign(database.read, employeeId, campaignId);
      return sendList(request, reply, pageRequest(request), ownMaterialList(employeeId, campaignId));
    },
  );

  app.get(
    '/me/campaigns/:campaignId/materials/:materialId/content',
    {
      config: own,
      schema: {
        operationId: 'downloadOwnCampaignMaterial',
        tags,
        summary: 'Download a material that one is given',
        description:
          'The bytes of a file, or with `Range` a part of them: a download that broke off goes on.',
        params: MaterialParams,
        headers: FileHeaders,
        response: sent,
      },
    },
    async (request, reply) => {
      const { campaignId, materialId } = request.params;
      const file = await findOwnSent(database.read, ownEmployeeId(request), campaignId, materialId);
      if (!file) throw notFound();
      return sendFile(reply, file);
    },
  );
};
