import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { admit } from '../../../platform/access/authorisation.ts';
import { actorOf, principalOf } from '../../../platform/access/caller.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { ref } from '../../../platform/http/schemas.ts';
import { insertPhoto, keepPhoto, maximumPhotoBytes } from '../../../platform/photos/index.ts';
import type { TemporaryFile } from '../../../platform/transfer/read/temporary-file.ts';
import { formBytes } from '../../../platform/uploads/form.ts';
import {
  fileReports,
  foundInReport,
  preparedReport,
  refuseFound,
  reportSecret,
  requireFiled,
} from '../../reports/index.ts';
import { root } from '../addresses.ts';
import { send, wordsFor } from '../answer.ts';
import { open311Errors } from '../errors.ts';
import { readForm } from '../intake/form.ts';
import { keysOf } from '../intake/keys.ts';
import { open311Problems } from '../problems.ts';
import { refused } from '../remarks.ts';
import { reportOf } from '../rules/report.ts';
import { knownFields } from '../rules/sent.ts';
import { open311Answers } from '../schemas/answers.ts';
import {
  FilingQuery,
  Open311NewRequest,
  Open311NewRequestWithPhoto,
  type Open311NewRequestWithPhoto as Sent,
} from '../schemas/filing.ts';
import { Open311Filed } from '../schemas/requests.ts';
import { findUsedKey, lockContent } from '../store/filing.ts';
import { findActiveCategory } from '../store/services.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The photo that came with a report, as it was sent. */
    open311Photo: TemporaryFile | undefined;
  }
}

const keyField = 'api_key';
const formFields = new Set(Object.keys(Open311NewRequestWithPhoto.properties));
const fields = new Set(Object.keys(Open311NewRequest.properties));

const notices = {
  id: (number: string, secret: string) =>
    `Laporan diterima. Nomor ${number}, kode rahasia ${secret}: simpan keduanya untuk memantau dan menanggapi.`,
  en: (number: string, secret: string) =>
    `The report was received. Number ${number}, secret ${secret}: keep both to follow it and to reply.`,
} as const;

/** Reports come in by apps that speak Open311. */
export const filingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { config, database } = app;
  const secret = await reportSecret(database.read);
  app.decorateRequest('open311Photo', undefined);

  await app.register(multipart);
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, text, done) => done(null, Object.fromEntries(new URLSearchParams(text as string))),
  );

  app.addHook('preValidation', async (request, reply) => {
    if (request.method !== 'POST') return;
    if (request.isMultipart()) {
      const form = await readForm(request);
      request.open311Photo = form.photo;
      request.body = knownFields(form.fields, formFields);
    } else request.body = knownFields(request.body, fields);
    await admit(request, reply, (request.body as Record<string, unknown>)[keyField]);
  });

  app.addHook('onResponse', async ({ open311Photo }) => open311Photo?.close());

  app.post(
    `${root}/requests`,
    {
      config: {
        access: withScope('open311:write', { units: 'shared' }),
        keyField,
        showsOnce: true,
        problemForm: open311Errors,
      },
      bodyLimit: maximumPhotoBytes + formBytes,
      schema: {
        operationId: 'fileOpen311Request',
        tags: ['open311'],
        summary: 'File a report by Open311',
        description:
          'Takes a report that somebody files with an app of the city or of others, by form, by JSON, or by form with a photo in `media`. Instead of a proof of work the app shows its key, as `api_key` or in a header; without one, or without the scope, it is answered 403. Who reports reaches the handling officers alone. Sent again by the same app within ten minutes with the same content it is the same report, and is answered the same; an `Idempotency-Key` holds for a day. Number and secret stand in `service_notice`, for whoever reported. Everybody sees the report when it is verified.',
        querystring: FilingQuery,
        body: {
          content: {
            // Generators of clients take the first: a form they take apart, into names that parameters have already.
            'application/json': { schema: ref(Open311NewRequest) },
            'application/x-www-form-urlencoded': { schema: ref(Open311NewRequest) },
            'multipart/form-data': { schema: ref(Open311NewRequestWithPhoto) },
          },
        } as never,
        response: open311Answers(
          {
            status: 201,
            description: 'The report is kept, and has its number.',
            json: {
              type: 'array',
              items: ref(Open311Filed),
              maxItems: 1,
              description: 'What has become of the report.',
            } as never,
            xml: '<service_requests><request><service_request_id>L-7k3m-q0zd-41</service_request_id><service_notice>Laporan diterima. Nomor L-7k3m-q0zd-41, kode rahasia 7k3mq0zd41xv9pbt7k3mq0zd41: simpan keduanya untuk memantau dan menanggapi.</service_notice><account_id/></request></service_requests>',
          },
          409,
          413,
          415,
        ),
      },
    },
    async (request: FastifyRequest, reply) => {
      const sent = request.body as Sent;
      const report = reportOf(sent);
      if (typeof report === 'string') throw refused({ pointer: '/lat' }, report);
      refuseFound(foundInReport(report.content));
      const now = new Date();
      const keys = keysOf(secret, principalOf(request).id, sent, now);
      const file = request.open311Photo;
      const photo = file && (await keepPhoto(app, file.readSync(0, file.size)));
      const { identity } = await database.transaction(actorOf(request), async (transaction) => {
        const category = await findActiveCategory(transaction, sent.service_code);
        if (!category) throw new Problem(open311Problems['service-code-unknown']);
        await lockContent(transaction, keys);
        const used = await findUsedKey(transaction, keys);
        // What was filed before has its photo already.
        const photoIds =
          photo && !used ? [(await insertPhoto(transaction, { ...photo, proofId: null })).id] : [];
        const prepared = await preparedReport(
          transaction,
          {
            report: { ...report.content, categoryId: category.id, photoIds },
            channel: 'open311',
            receivedAt: now,
            point: report.point,
          },
          used ?? keys[0],
          secret,
        );
        const [filed] = await fileReports(transaction, [prepared.incoming], config.timeZone);
        requireFiled(filed!);
        return prepared;
      });
      const { number } = identity;
      reply.status(201).header('location', publicPath(request, `/v1${root}/requests/${number}`));
      const told = {
        service_request_id: number,
        service_notice: notices[wordsFor(request)](number, identity.secret),
        account_id: null,
      };
      return send(request, reply, { json: [told], xml: { service_requests: { request: told } } });
    },
  );
};
