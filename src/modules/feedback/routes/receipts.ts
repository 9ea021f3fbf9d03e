import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { ref } from '../../../platform/http/schemas.ts';
import { thePublic } from '../../../platform/public-writes/index.ts';
import { readReceipt } from '../intake/receipts.ts';
import { feedbackProblems } from '../problems.ts';
import { Erasure } from '../schemas/erasures.ts';
import { CheckedReceipt, ShownReceipt } from '../schemas/receipts.ts';
import { eraseByReceipt, findByReceipt } from '../store/receipts.ts';

const tags = ['survey-responses'];

/** What whoever answered may do with the own answer. */
export const receiptRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.post(
    '/survey-receipts/_check',
    {
      config: { access: publicAccess, readsOnly: true },
      schema: {
        operationId: 'checkSurveyReceipt',
        tags,
        summary: 'Look at one’s own answer',
        description:
          'Whether the answer that a receipt stands for is kept, whether it counts, and what became of its texts. What was answered is not told: a receipt may be lost.',
        body: ref(ShownReceipt),
        response: answers({ 200: ref(CheckedReceipt) }, 404, 413, 415),
      },
    },
    async (request) => {
      const receipt = readReceipt(request.body.receipt);
      const checked = receipt && (await findByReceipt(database.read, receipt));
      if (!checked) throw unknown();
      return checked;
    },
  );

  app.post(
    '/survey-receipts/erasure',
    {
      config: { access: publicAccess, publicWrite: true },
      schema: {
        operationId: 'eraseSurveyResponse',
        tags,
        summary: 'Erase one’s own answer',
        description:
          'Erases the answer that a receipt stands for, with all that was written in it, for good (UU 27/2022 art. 8 and 43): it leaves every figure that is read from now on. Results that were published before keep standing: nobody is found in them.',
        body: ref(ShownReceipt),
        response: answers({ 201: ref(Erasure) }, 404, 409, 413, 415),
      },
    },
    async (request, reply) => {
      const receipt = readReceipt(request.body.receipt);
      if (!receipt) throw unknown();
      const isErased = await database.transaction(thePublic, (transaction) =>
        eraseByReceipt(transaction, receipt),
      );
      if (!isErased) throw unknown();
      reply.status(201);
      return { erasedOn: app.today() };
    },
  );
};

const unknown = (): Problem => new Problem(feedbackProblems['receipt-unknown']);
