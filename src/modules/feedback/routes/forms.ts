import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import encodeQR from 'qr';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { answers } from '../../../platform/http/answers.ts';
import { publicOrigin } from '../../../platform/http/links.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { notFound, unavailable } from '../../../platform/http/problems.ts';
import { Closed, FileContent, ref } from '../../../platform/http/schemas.ts';
import { Desk, renderMarkdown } from '../../../platform/public-writes/index.ts';
import { type Form, FormBook } from '../intake/form-book.ts';
import { incomingOf } from '../intake/incoming.ts';
import { judge, notOpen, requireVersionAsked } from '../intake/judge.ts';
import { receiptOf } from '../intake/receipts.ts';
import { kioskWith, type Way, wayOf } from '../intake/ways.ts';
import { feedbackProblems } from '../problems.ts';
import { refuseFound } from '../rules/found.ts';
import { surveyState } from '../rules/surveys.ts';
import { NewResponse, TakenResponse } from '../schemas/responses.ts';
import { SurveyForm, SurveyLink } from '../schemas/surveys.ts';
import { receiptSecret } from '../store/forms.ts';
import { type Incoming, type Outcome, takeResponses } from '../store/intake.ts';

const tags = ['survey-forms'];
const open = { access: publicAccess };
const FormParams = Closed({ link: SurveyLink });

/** What people see and send who answer a survey. */
export const formRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;
  const book = new FormBook();
  const desk = new Desk((incoming: readonly Incoming[]) =>
    takeResponses(database.read, incoming, app.today()),
  );
  const secret = await receiptSecret(database.read);

  app.get(
    '/survey-forms/:link',
    {
      config: open,
      schema: {
        operationId: 'getSurveyForm',
        tags,
        summary: 'Read the form of a survey',
        description:
          'What somebody is asked who answers a survey, in both languages: open to everybody who has its link. Questions with `showIf` are asked of those only who answered an earlier one so.',
        params: FormParams,
        response: answers({ 200: ref(SurveyForm) }, 404),
      },
    },
    async (request) => {
      const form = await formOf(request.params.link);
      const { kiosks: _, layout: __, ...shown } = form;
      const { introduction } = shown;
      return {
        ...shown,
        state: surveyState(form, app.today()),
        introductionHtml: introduction === null ? null : renderMarkdown(introduction),
      };
    },
  );

  app.get(
    '/survey-forms/:link/qr-code',
    {
      config: open,
      schema: {
        operationId: 'getSurveyQrCode',
        tags,
        summary: 'Get the QR code of a survey',
        description:
          'A QR code to print and put up where a service is given (SVG): leads to `pageUrl` of the survey, or else to its form here.',
        params: FormParams,
        response: answers(
          {
            200: {
              description: 'The code, to print in any size.',
              content: { 'image/svg+xml': { schema: FileContent('An image as SVG.', 100_000) } },
            },
          },
          404,
        ),
      },
    },
    async (request, reply) => {
      const { link, pageUrl } = await formOf(request.params.link);
      const address =
        pageUrl?.replaceAll('{link}', link) ?? `${publicOrigin(request)}/v1/survey-forms/${link}`;
      reply.type('image/svg+xml');
      return encodeQR(address, 'svg') as never;
    },
  );

  app.post(
    '/survey-forms/:link/responses',
    {
      config: { ...open, publicWrite: true, showsOnce: true },
      schema: {
        operationId: 'answerSurvey',
        tags,
        summary: 'Answer a survey',
        description:
          'Takes an answer, by the public link (with a `proof` of work from `/challenges?purpose=survey-response`), by a one-time `token`, or from a `kiosk`. Once acknowledged it is never lost, and it never counts twice: whoever got no acknowledgement sends the same again (a token that was spent is refused, its answer is kept). No name, no address and no time of day is kept. Answers that look like ballot stuffing are kept and held for review (`quarantined`).',
        params: FormParams,
        body: ref(NewResponse),
        response: answers({ 201: ref(TakenResponse) }, 403, 404, 409, 413, 415, 422),
      },
    },
    async (request, reply) => {
      const { link } = request.params;
      const { kiosk } = request.body;
      let form = await formOf(link);
      // One that was registered a moment ago is not remembered yet.
      if (kiosk !== undefined && !kioskWith(form, kiosk)) form = await formOf(link, true);
      let outcome: Outcome;
      let way: Way;
      do {
        way = await wayOf(app, request, form, secret);
        requireVersionAsked(form, request.body.questionnaireVersion);
        const { found, folded, serviceId } = judge(form, request.body, way.serviceId);
        refuseFound(found);
        const { profile } = request.body;
        const given = { form, folded, profile, serviceId, identity: way.identity, answeredOn: app.today() };
        outcome = await desk.receive(incomingOf(given, way.way));
        // The survey is another than the one that was remembered.
        if (outcome.outcome === 'stale') form = await formOf(link, true);
      } while (outcome.outcome === 'stale');
      await requireTaken(outcome, form);
      const { id, secret: own } = way.identity;
      const receipt = receiptOf({
        surveyId: form.id,
        receivedOn: outcome.receivedOn,
        id,
        secret: own,
      });
      reply.status(201);
      return { receipt, receivedOn: outcome.receivedOn, state: outcome.state };
    },
  );

  async function formOf(link: string, anew = false): Promise<Form> {
    const form = await (anew ? book.findAnew(database.read, link) : book.find(database.read, link));
    if (!form || form.decision === 'draft') throw notFound();
    return form;
  }

  /** @throws Problem that says why an answer was not taken */
  async function requireTaken({ outcome }: Outcome, form: Form): Promise<void> {
    switch (outcome) {
      case 'taken':
      case 'repeated':
        return;
      case 'conflict':
        throw new Problem(feedbackProblems['answer-already-given'], { parameters: { means: 'proof' } });
      case 'token-used':
        throw new Problem(feedbackProblems['answer-already-given'], { parameters: { means: 'token' } });
      case 'token-unknown':
        throw new Problem(feedbackProblems['survey-token-unknown']);
      case 'kiosk-revoked':
        throw new Problem(feedbackProblems['kiosk-unknown']);
      case 'not-open':
        throw notOpen(await formOf(form.link, true), app.today());
      default:
        throw unavailable();
    }
  }
};
