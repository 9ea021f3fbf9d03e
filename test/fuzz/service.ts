import { randomUUID } from 'node:crypto';
import { allScopes } from '../../src/platform/access/scopes.ts';
import { mintToken } from '../../src/platform/access/tokens/development-issuer.ts';
import { makeSealKey } from '../../src/platform/audit/seal/seal-key.ts';
import { accessByOperation } from '../contract/document.ts';
import { type BuildOptions, build, type TestApp } from '../support/build.ts';
import { assess, coreLevels } from '../support/competencies.ts';
import { aCivilServant, promote } from '../support/employees.ts';
import { answer, aSurvey, created, marked, officialQuestionnaire, publishedOf } from '../support/feedback.ts';
import { aDeclinedProposal, anAppeal, aParticipant, aPost, aTopic, decide } from '../support/forums.ts';
import { aPosition, aUnit } from '../support/organisation.ts';
import { sealAll } from '../support/sealing.ts';
import { aTerritory } from '../support/territory.ts';
import { aCourse, anEndedSession, aSession, enterResults, sessionDays } from '../support/trainings.ts';
import { startedExchange } from './campaign-exchange.ts';
import { startedCampaigns } from './campaigns.ts';
import { startedConsultations } from './consultations.ts';
import { startedFollowUps } from './follow-ups.ts';
import { type Operation, operationsIn } from './operations.ts';
import { enteredPolicies } from './policy-documents.ts';
import { askedReadiness } from './readiness.ts';
import { filedReports } from './reports.ts';

/** The service that is tried out, and who tries. */
export interface FuzzService {
  readonly api: TestApp;
  readonly operations: readonly Operation[];
  /** With every scope, everywhere. */
  readonly key: string;
  /** With every scope, in a unit of its own. */
  readonly foreignKey: string;
  /** Of a civil servant, and of another. */
  readonly token: string;
  readonly foreignToken: string;
  /** Ids that the callers live from. */
  readonly guarded: ReadonlySet<string>;
  /** Ids that are known from the beginning, by the name of their field. */
  readonly facts: Readonly<Record<string, readonly string[]>>;
  /** Whether a record of a path is the whole city's, and there for the callers of every unit. */
  readonly isEverybodys: (parameter: string, id: string) => boolean;
}

type Teardown = Parameters<typeof build>[0];

/** Builds the service, and puts a little of everything into it. */
export async function fuzzService(t: Teardown, options: BuildOptions = {}): Promise<FuzzService> {
  const accessOf = accessByOperation();
  const api = await build(t, options);
  accessOf.stop();
  const { app } = api;
  const token = (nip: string) => mintToken(app.database.read, { nip, roles: [], minutes: 300 });

  const city = await aUnit(api, { kind: 'city' });
  const agency = await aUnit(api, { parentId: city.id });
  const foreignUnit = await aUnit(api);
  const people = [];
  for (let person = 0; person < 6; person++) {
    const position = await aPosition(api, { unitId: person % 2 ? agency.id : city.id });
    const placement = { positionId: position.id, validFrom: '2020-01-01' };
    const employee = await aCivilServant(api, { placement });
    await promote(api, employee.id, { rank: 'III/a', validFrom: '2020-01-01' });
    people.push(employee);
  }
  const [self, other] = people as [(typeof people)[0], (typeof people)[0]];
  const foreignPosition = await aPosition(api, { unitId: foreignUnit.id });
  const stranger = await aCivilServant(api, {
    placement: { positionId: foreignPosition.id, validFrom: '2020-01-01' },
  });
  const key = await api.key();
  const foreignKey = await api.key(allScopes, { unitIds: [foreignUnit.id] });
  const openSessionId: string[] = [];
  for (let at = 0; at < 8; at++) {
    const days = sessionDays(1000 + at * 10, 1001 + at * 10);
    openSessionId.push((await aSession(api, { ...days, quota: 9, needsApproval: true })).id);
  }
  const past = await pastTrainings(
    api,
    self.id,
    people.map(({ id }) => id),
  );
  const answered = await answeredSurveys(api, city.id);
  const surveys = await plannedSurveys(api, city.id);
  const forums = await startedForums(api, city.id);
  const reports = await filedReports(api, city.id);
  const followUps = await startedFollowUps(api, city.id);
  const policies = await enteredPolicies(api, city.id, key);
  const campaigns = await startedCampaigns(api, city.id, self);
  const readiness = await askedReadiness(api, city.id);
  const exchange = await startedExchange(api, campaigns.campaignId![0]!, self, city.id);
  const consultations = await startedConsultations(api, city.id, self);
  const toldToAll = new Set([
    ...campaigns.keptCampaignId!,
    ...exchange.freeEventId!,
    ...exchange.registeredEventId!,
    ...consultations.internalConsultationId!,
  ]);
  const planned = await aPlanWithSeats(api, city.id, self.id);
  const publication = await publishedOf(api, await aSurvey(api, { unitId: city.id }));
  await aTerritory(api);
  const standardsOfKinds = (await api.call('GET', '/v1/competency-standards')).body.items;
  await sealAll(app.database.pool, await makeSealKey(), { entriesPerHead: 20 });
  return {
    api,
    operations: operationsIn(app, accessOf),
    key,
    foreignKey,
    token: await token(self.nip),
    foreignToken: await token(stranger.nip),
    guarded: new Set([
      self.id,
      other.id,
      stranger.id,
      foreignUnit.id,
      keyId(key),
      keyId(foreignKey),
      ...openSessionId,
      ...past.pastSessionId!,
      ...past.pastMeetingId!,
      // So that some stay open.
      ...answered.heldSurveyId!.slice(2),
      ...surveys.keptSurveyId,
      // The first working hours stay.
      '2000-01-01',
      ...forums.keptTopicId!,
      ...forums.keptPostId!,
      ...reports.keptReportId!,
      ...reports.keptReportNumber!,
      ...followUps.keptFollowUpId!,
      ...policies.keptPolicyId!,
      ...campaigns.keptCampaignId!,
      ...readiness.askedCampaignId!,
      ...readiness.keptPulseId!,
      ...readiness.keptMeasureId!,
      ...consultations.consultedDraftId!,
      ...consultations.consultedRegulationId!,
      ...consultations.keptConsultationId!,
      ...consultations.internalConsultationId!,
      ...consultations.keptCommentGroupId!,
    ]),
    facts: {
      cityId: [city.id],
      openSessionId,
      ...past,
      planWithSeatsId: [planned.planId],
      plannedCourseId: [planned.courseId],
      ...answered,
      ...surveys,
      ...forums,
      ...reports,
      ...followUps,
      ...policies,
      ...campaigns,
      ...readiness,
      ...exchange,
      ...consultations,
      unsettledYear: await yearsWithHolidays(api),
      publishedSurveyId: [String(publication.surveyId)],
    },
    isEverybodys: (parameter, id) =>
      parameter === 'sessionId' ||
      id === officialQuestionnaire ||
      // Everybody of the city is told by these, and invited to what they hold.
      toldToAll.has(id) ||
      standardsOfKinds.some((standard) => standard.id === id),
  };
}

/** Years whose holidays nobody has settled. */
async function yearsWithHolidays(api: TestApp): Promise<string[]> {
  const years = Array.from({ length: 20 }, (_, at) => String(2100 + at));
  for (const year of years) {
    const body = {
      date: `${year}-05-01`,
      kind: 'national-holiday',
      name: 'Hari Buruh',
      legalBasis: 'Keppres 24/2013',
    };
    await created(api.call('POST', '/v1/holidays', { body }));
  }
  return years;
}

/** What there is of trainings that are over: results to enter, certificates to revoke, evaluations to give. */
async function pastTrainings(
  api: TestApp,
  selfId: string,
  people: readonly string[],
): Promise<Record<string, string[]>> {
  const { session, enrolments } = await anEndedSession(api, people, sessionDays(900, 901));
  const meeting = await api.call('POST', `/v1/training-sessions/${session.id}/meetings`, {
    body: { heldOn: api.app.today(), number: 500 },
  });
  const ofOneself: string[] = [];
  for (let at = 0; at < 6; at++) {
    const own = await anEndedSession(api, [selfId], sessionDays(903, 904));
    const enrolmentId = own.enrolments[0]!.id;
    await enterResults(api, own.session.id, [{ enrolmentId, result: 'passed' }]);
    ofOneself.push(enrolmentId);
  }
  return {
    pastSessionId: [session.id],
    pastMeetingId: [meeting.body.id],
    pastEnrolmentId: enrolments.map(({ id }) => id),
    ownPastEnrolmentId: ofOneself,
  };
}

/** A plan with seats for a course that raises what somebody lacks. */
async function aPlanWithSeats(api: TestApp, unitId: string, employeeId: string) {
  await assess(api, employeeId, { assessedOn: '2026-01-05', levels: coreLevels(0) });
  const outcomes = coreLevels(3).slice(0, 1);
  const course = await aCourse(api, { field: 'managerial', outcomes });
  const body = { name: 'Rencana', unitId, year: 2027, budget: 0, asOf: '2026-01-06' };
  const plan = await api.call('POST', '/v1/training-plans', { body });
  return { planId: plan.body.id, courseId: course.id };
}

/** What there is of surveys that take answers or are planned, and of a questionnaire that no survey asks yet. */
async function plannedSurveys(api: TestApp, unitId: string) {
  const kept = await aSurvey(api, { unitId });
  const { serviceId } = kept.services[0]!;
  const draftSurveyId: string[] = [];
  const kioskId: string[] = [];
  for (let at = 0; at < 9; at++) {
    const services = [{ serviceId }];
    draftSurveyId.push((await aSurvey(api, { unitId, services, draft: true })).id);
    const kiosk = api.call('POST', `/v1/surveys/${kept.id}/kiosks`, { body: { name: `Loket ${at}` } });
    kioskId.push((await created(kiosk)).id);
  }
  const questionnaire = await created(
    api.call('POST', '/v1/questionnaires', {
      body: { code: 'K-FUZZ', title: { id: 'Kuesioner' }, kind: 'own', unitId },
    }),
  );
  const questions = [{ key: 'why', kind: 'text', text: { id: 'Mengapa?' }, isRequired: false }];
  await created(api.call('POST', `/v1/questionnaires/${questionnaire.id}/versions`, { body: { questions } }));
  return {
    keptSurveyId: [kept.id],
    keptLink: [kept.link],
    surveyedServiceId: [serviceId],
    draftSurveyId,
    kioskId,
    unusedQuestionnaireId: [questionnaire.id],
    questionnaireId: [questionnaire.id],
    versionNumber: ['1'],
  };
}

/** What there is of answers to surveys: some that are held, texts, drafts with their secrets, and receipts. */
async function answeredSurveys(api: TestApp, unitId: string): Promise<Record<string, string[]>> {
  const facts = { link: [], heldSurveyId: [], textId: [], draftId: [], draftKey: [], receipt: [] } as Record<
    'link' | 'heldSurveyId' | 'textId' | 'draftId' | 'draftKey' | 'receipt',
    string[]
  >;
  for (let at = 0; at < 4; at++) {
    const survey = await aSurvey(api, { unitId, answersPerAddress: 2 });
    facts.link.push(survey.link);
    facts.heldSurveyId.push(survey.id);
    for (let number = 0; number < 6; number++) {
      const wish = { question: 'suggestions', text: `Saran ${number}` };
      const taken = await created(answer(api, survey, [...marked(3), wish]));
      facts.receipt.push(String(taken.receipt));
    }
    const { body } = await api.call('GET', `/v1/surveys/${survey.id}/texts`);
    facts.textId.push(...body.items.map(({ id }) => id));
    for (let number = 0; number < 6; number++) {
      const draft = await created(
        api.call('POST', `/v1/survey-forms/${survey.link}/drafts`, {
          body: { questionnaireVersion: 1, answers: marked(2) },
        }),
      );
      facts.draftId.push(draft.id);
      facts.draftKey.push(`${draft.id} ${draft.secret}`);
    }
  }
  return facts;
}

/** What there is of forums: topics in all states, posts, and participants with their tokens. */
async function startedForums(api: TestApp, unitId: string): Promise<Record<string, string[]>> {
  const kept = await aTopic(api, { unitId });
  const [first, second] = [await aParticipant(api), await aParticipant(api)];
  const post = await aPost(api, kept.id, { token: first.token });
  const facts: Record<string, string[]> = {
    topicId: [kept.id],
    postId: [post.id],
    keptTopicId: [kept.id],
    keptPostId: [post.id],
    keptPostKey: [first, second].map(({ token }) => `${post.id} ${token}`),
    participantToken: [first.token, second.token],
    ...Object.fromEntries(
      [
        'draftTopicId',
        'openTopicId',
        'closedTopicId',
        'proposalId',
        'declinedProposalId',
        'leavingToken',
        'heldPostId',
        'ownPostKey',
        'removedPostKey',
        'appealId',
      ].map((name) => [name, []]),
    ),
  };
  const codes = api.call('POST', '/v1/forum-verification-codes', { body: { unitId, count: 6 } });
  facts.forumCode = (await created(codes)).codes as string[];
  for (let at = 0; at < 3; at++) {
    facts.draftTopicId!.push((await aTopic(api, { unitId, draft: true })).id);
    facts.openTopicId!.push((await aTopic(api, { unitId })).id);
    const closed = await aTopic(api, { unitId });
    await created(api.call('POST', `/v1/forum-topics/${closed.id}/closure`, { body: {} }));
    facts.closedTopicId!.push(closed.id);
    const id = randomUUID();
    const proposal = { id, title: `Usulan ${at}`, description: 'Apa?' };
    await created(api.call('POST', '/v1/forum-proposals', { key: null, body: proposal }));
    facts.proposalId!.push(id);
    facts.declinedProposalId!.push((await aDeclinedProposal(api)).id);
    facts.leavingToken!.push((await aParticipant(api)).token);
    facts.heldPostId!.push((await aPost(api, kept.id, { body: `Telepon 08123456789${at}` })).id);
    const { token } = await aParticipant(api);
    facts.ownPostKey!.push(`${(await aPost(api, kept.id, { token })).id} ${token}`);
    const removed = await aPost(api, kept.id, { token });
    await created(decide(api, removed.id));
    facts.removedPostKey!.push(`${removed.id} ${token}`);
    facts.appealId!.push((await anAppeal(api, kept.id)).appeal.id);
  }
  return facts;
}

/** A key begins with its id, without dashes. */
const keyId = (key: string): string =>
  key.split('_')[1]!.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
