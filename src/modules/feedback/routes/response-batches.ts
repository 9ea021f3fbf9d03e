import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf, principalOf } from '../../../platform/access/caller.ts';
import { reaches, reachOf } from '../../../platform/access/reach.ts';
import { withScope } from '../../../platform/access/scopes.ts';
import { dayIn } from '../../../platform/clock.ts';
import { answers } from '../../../platform/http/answers.ts';
import { languageOf } from '../../../platform/http/error-handler.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { renderRemark } from '../../../platform/http/remarks.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import type { Language } from '../../../platform/http/text.ts';
import { type EntryResult, takeBatch } from '../intake/batches.ts';
import { withLayout } from '../intake/form-book.ts';
import { notOpen } from '../intake/judge.ts';
import { feedbackRemarks } from '../remarks.ts';
import { ResponseBatch, TakenBatch } from '../schemas/responses.ts';
import { receiptSecret, takeForm } from '../store/forms.ts';

const tags = ['survey-responses'];
const SurveyParams = Closed({ surveyId: Id('Stable id of the survey.') });

/** Answers that field officers gathered without a network. */
export const responseBatchRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;
  const dayOf = dayIn(app.config.timeZone);
  const secret = await receiptSecret(database.read);

  app.post(
    '/surveys/:surveyId/response-batches',
    {
      config: { access: withScope('survey-responses:write', { units: 'narrowed' }) },
      schema: {
        operationId: 'sendResponseBatch',
        tags,
        summary: 'Send answers gathered in the field',
        description:
          'Takes the answers that are sound, each once however often it is sent, and says of every other what is wrong with it. A clock that goes wrong is set right by the time at which the device says it sends. Answers given within the period of the survey are taken until `lateDays` after its last day, unless it is closed.',
        params: SurveyParams,
        body: ref(ResponseBatch),
        response: answers({ 201: ref(TakenBatch) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const receivedAt = new Date();
      const { sentAt: sent, entries } = request.body;
      const sentAt = new Date(sent);
      const reach = reachOf(request);
      const { kind, id } = principalOf(request);
      const results = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeForm(transaction, request.params.surveyId);
        if (!held || !reaches(reach, held.unitId)) throw notFound();
        const form = withLayout(held);
        const today = app.today();
        const source = `${kind}:${id}`;
        const batch = { form, entries, sentAt, receivedAt, source, secret, dayOf, today };
        const results = await takeBatch(transaction, batch);
        if (!results) throw notOpen(form, today);
        return results;
      });
      const count = (outcome: EntryResult['outcome']) =>
        results.filter((result) => result.outcome === outcome).length;
      reply.status(201);
      return {
        taken: count('taken'),
        repeated: count('repeated'),
        refused: count('refused'),
        clockOffBySeconds: Math.round((sentAt.getTime() - receivedAt.getTime()) / 1000),
        entries: results.map((result) => shown(result, languageOf(request))),
      };
    },
  );
};

const mostTold = 100;

const shown = ({ id, outcome, state, found }: EntryResult, language: Language) => ({
  id,
  outcome,
  state,
  errors: found.slice(0, mostTold).map(({ pointer, code, parameters = {} }) => {
    const remark = { place: { pointer }, code, text: feedbackRemarks[code], parameters };
    const { message, hint } = renderRemark(remark, language);
    return { pointer, code, message, hint };
  }),
});
