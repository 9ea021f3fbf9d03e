import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actorOf } from '../../../platform/access/caller.ts';
import { reachOf } from '../../../platform/access/reach.ts';
import { answers } from '../../../platform/http/answers.ts';
import { optionalVersion } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { ref } from '../../../platform/http/schemas.ts';
import { fewestAnswers } from '../../feedback/index.ts';
import { consultationProblems } from '../problems.ts';
import { refuseFound } from '../rules/found.ts';
import { foundInTexts, inTwoLanguages } from '../rules/texts.ts';
import { Conclusion, NewConclusion } from '../schemas/conclusions.ts';
import { ComparedAlternatives, Participation } from '../schemas/participation.ts';
import { findConclusion, insertConclusion } from '../store/conclusions.ts';
import { readAlternatives, readParticipation } from '../store/figures.ts';
import { requirePossible } from '../store/life.ts';
import { takeConsultation, updateRound } from '../store/rounds.ts';
import { insertStep } from '../store/steps.ts';
import { ConsultationParams, consultationOf, read, write } from './consultations.ts';

const tags = ['consultations'];

/** Who took part, what was preferred, and what came of it. */
export const outcomeRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    '/consultations/:consultationId/participation',
    {
      config: read,
      schema: {
        operationId: 'getConsultationParticipation',
        tags,
        summary: 'See who takes part, and who is missing',
        description: `How many were asked and how many said something — by unit, district, gender and age band as far as they are known — and who is not heard (statistik partisipasi). Nothing is told of fewer than ${fewestAnswers} people, nor what would follow by subtraction; what was said in confidence counts and points at nobody.`,
        params: ConsultationParams,
        response: answers({ 200: ref(Participation) }, 404),
      },
    },
    async (request) => {
      const consultation = await consultationOf(request);
      return database.snapshot((reader) => readParticipation(reader, consultation, app.today()));
    },
  );

  app.get(
    '/consultations/:consultationId/alternatives',
    {
      config: read,
      schema: {
        operationId: 'compareConsultationAlternatives',
        tags,
        summary: 'Compare the alternatives',
        description:
          'The alternatives side by side: how many comments prefer each, what kind these are, and the groups that most of them are in.',
        params: ConsultationParams,
        response: answers({ 200: ref(ComparedAlternatives) }, 404),
      },
    },
    async (request) => readAlternatives(database.read, await consultationOf(request)),
  );

  app.post(
    '/consultations/:consultationId/conclusion',
    {
      config: write,
      schema: {
        operationId: 'concludeConsultation',
        tags,
        summary: 'Conclude a consultation',
        description:
          'Concludes a consultation that is closed, once every comment that counts is in a group and every group is answered. What was said, what was answered and who took part is kept as it stands, with a digest, in the file of what it was about; everybody reads that of a public one.',
        params: ConsultationParams,
        body: ref(NewConclusion),
        response: answers({ 201: ref(Conclusion) }, 404, 409, 412, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { consultationId } = request.params;
      const { summary } = request.body;
      const reach = reachOf(request);
      const expected = optionalVersion(request);
      const today = app.today();
      const conclusion = await database.transaction(actorOf(request), async (transaction) => {
        const held = await takeConsultation(transaction, consultationId, reach, today, expected);
        requirePossible('conclude', held);
        refuseFound(foundInTexts(inTwoLanguages('/summary', summary)));
        const { heldCount, ungroupedCount: ungrouped, unansweredCount: unanswered } = held;
        if (heldCount + ungrouped + unanswered > 0)
          throw new Problem(consultationProblems['consultation-unanswered'], {
            parameters: { held: heldCount, ungrouped, unanswered },
          });
        const concluded = await insertConclusion(transaction, held, summary, today);
        await updateRound(transaction, consultationId, { ending: 'concluded', endedOn: today });
        await insertStep(transaction, { roundId: consultationId, kind: 'concluded', happenedOn: today });
        return concluded;
      });
      reply
        .status(201)
        .header('location', publicPath(request, `/v1/consultations/${consultationId}/conclusion`));
      return conclusion;
    },
  );

  app.get(
    '/consultations/:consultationId/conclusion',
    {
      config: read,
      schema: {
        operationId: 'getConsultationConclusion',
        tags,
        summary: 'Read what came of a consultation',
        description:
          'The conclusion (kesimpulan) as it was kept: it never changes, and its digest proves it. 404 as long as there is none.',
        params: ConsultationParams,
        response: answers({ 200: ref(Conclusion) }, 404),
      },
    },
    async (request) => {
      const { id } = await consultationOf(request);
      const conclusion = await findConclusion(database.read, id);
      if (!conclusion) throw notFound();
      return conclusion;
    },
  );
};
