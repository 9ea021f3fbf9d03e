import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { clientAddress } from '../../../platform/access/client-address.ts';
import { publicAccess } from '../../../platform/access/scopes.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { answers } from '../../../platform/http/answers.ts';
import { expectedVersion, versioned } from '../../../platform/http/conditional.ts';
import { publicPath } from '../../../platform/http/links.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/problems.ts';
import { Closed, Id, ref } from '../../../platform/http/schemas.ts';
import { identityByKey, identityOfChance, sha256, thePublic } from '../../../platform/public-writes/index.ts';
import { type Form, withLayout } from '../intake/form-book.ts';
import { foundInDraft, notOpen, requireVersionAsked } from '../intake/judge.ts';
import { feedbackProblems } from '../problems.ts';
import { changedDraft } from '../rules/drafts.ts';
import { refuseFound } from '../rules/found.ts';
import { surveyState } from '../rules/surveys.ts';
import {
  DraftKey,
  KeptSurveyDraft,
  NewSurveyDraft,
  SurveyDraft,
  SurveyDraftChange,
} from '../schemas/drafts.ts';
import { Erasure } from '../schemas/erasures.ts';
import { SurveyLink } from '../schemas/surveys.ts';
import {
  deleteDraft,
  findDraft,
  type HeldDraft,
  keepDraft,
  takeDraft,
  updateDraft,
} from '../store/drafts.ts';
import { findForm, receiptSecret } from '../store/forms.ts';

const tags = ['survey-forms'];
const open = { access: publicAccess };
const DraftParams = Closed({ draftId: Id('Stable id of the draft.') });

/** Answers that are begun on one day or device and finished on another. */
export const draftRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;
  const secret = await receiptSecret(database.read);

  app.post(
    '/survey-forms/:link/drafts',
    {
      config: { ...open, publicWrite: true, showsOnce: true },
      schema: {
        operationId: 'keepSurveyDraft',
        tags,
        summary: 'Keep answers that are not finished',
        description:
          'Keeps what somebody has answered so far, with a `proof` of work from `/challenges?purpose=survey-draft`, and shows once the secret that opens it. The same sent again with the same proof is the same draft. It counts nowhere; what is finished is sent as an answer. Drafts are deleted some days after their last change (`/retention-rules`).',
        params: Closed({ link: SurveyLink }),
        body: ref(NewSurveyDraft),
        response: answers({ 201: ref(KeptSurveyDraft) }, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { proof, ...content } = request.body;
      const held = await findForm(database.read, { link: request.params.link });
      if (!held || held.decision === 'draft') throw notFound();
      const form = withLayout(held);
      app.topicLimits.require(`survey-draft ${form.id}`, clientAddress(request.ip));
      const opened = app.proofs.open(proof, 'survey-draft');
      requireOpen(form);
      requireVersionAsked(form, content.questionnaireVersion);
      refuseFound(foundInDraft(form, content));
      const identity = opened ? identityByKey(secret, form.id, opened.id) : identityOfChance();
      const own = identity.secret.toString('base64url');
      const draft = await database.transaction(thePublic, (transaction) =>
        keepDraft(transaction, { id: identity.id, surveyId: form.id, secretHash: sha256(own), content }),
      );
      if (!draft)
        throw new Problem(feedbackProblems['answer-already-given'], { parameters: { means: 'proof' } });
      reply.status(201).header('location', publicPath(request, `/v1/survey-drafts/${draft.id}`));
      return versioned(reply, { ...shown(draft, form), secret: own });
    },
  );

  app.post(
    '/survey-drafts/:draftId/_read',
    {
      config: { ...open, readsOnly: true },
      schema: {
        operationId: 'readSurveyDraft',
        tags,
        summary: 'Read a draft',
        description:
          'What was answered so far, for whoever knows the secret; also when the survey takes no answers any more.',
        params: DraftParams,
        body: ref(DraftKey),
        response: answers({ 200: ref(SurveyDraft) }, 404, 413, 415),
      },
    },
    async (request, reply) => {
      const draft = await findDraft(database.read, request.params.draftId, sha256(request.body.secret));
      if (!draft) throw notFound();
      return versioned(reply, shown(draft, await formOf(database.read, draft)));
    },
  );

  app.patch(
    '/survey-drafts/:draftId',
    {
      config: open,
      schema: {
        operationId: 'updateSurveyDraft',
        tags,
        summary: 'Go on with a draft',
        description:
          'Changes a draft for whoever knows its secret, as long as the survey takes answers. What another device has changed since is not overwritten: `If-Match` names what was read.',
        params: DraftParams,
        body: ref(SurveyDraftChange),
        response: answers({ 200: ref(SurveyDraft) }, 404, 409, 412, 413, 415, 422, 428),
      },
    },
    async (request, reply) => {
      const { secret: given, ...change } = request.body;
      const { draftId } = request.params;
      const expected = expectedVersion(request);
      const draft = await database.transaction(thePublic, async (transaction) => {
        const held = await takeDraft(transaction, draftId, sha256(given), expected);
        const form = await formOf(transaction, held);
        requireOpen(form);
        const content = changedDraft(held.content, change);
        refuseFound(foundInDraft(form, content));
        return shown(await updateDraft(transaction, held.id, content), form);
      });
      return versioned(reply, draft);
    },
  );

  app.post(
    '/survey-drafts/:draftId/deletion',
    {
      config: { ...open, publicWrite: true },
      schema: {
        operationId: 'deleteSurveyDraft',
        tags,
        summary: 'Delete a draft',
        description: 'Deletes a draft at once and for good, for whoever knows its secret.',
        params: DraftParams,
        body: ref(DraftKey),
        response: answers({ 201: ref(Erasure) }, 404, 413, 415),
      },
    },
    async (request, reply) => {
      const { draftId } = request.params;
      const isGone = await database.transaction(thePublic, (transaction) =>
        deleteDraft(transaction, draftId, sha256(request.body.secret)),
      );
      if (!isGone) throw notFound();
      reply.status(201);
      return { erasedOn: app.today() };
    },
  );

  const formOf = async (reader: Reader, { surveyId }: HeldDraft): Promise<Form> =>
    withLayout((await findForm(reader, { id: surveyId }))!);

  function requireOpen(form: Form): void {
    const today = app.today();
    if (surveyState(form, today) !== 'open') throw notOpen(form, today);
  }

  const shown = ({ content, surveyId: _, ...draft }: HeldDraft, form: Form): SurveyDraft => ({
    ...draft,
    link: form.link,
    state: surveyState(form, app.today()),
    questionnaireVersion: content.questionnaireVersion,
    serviceId: content.serviceId ?? null,
    profile: content.profile ?? {},
    answers: content.answers,
  });
};
