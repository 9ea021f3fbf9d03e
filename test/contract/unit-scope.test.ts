import { randomUUID } from 'node:crypto';
import t from 'tap';
import { allScopes } from '../../src/platform/access/scopes.ts';
import { mintToken } from '../../src/platform/access/tokens/development-issuer.ts';
import type { AnswerBody } from '../support/build.ts';
import { build } from '../support/build.ts';
import { anExchange, eventOf, momentIn } from '../support/campaign-exchange.ts';
import { assess, assessmentOf, coreLevels, setStandard } from '../support/competencies.ts';
import { aConsultation, aGroup, comment, consultationOf } from '../support/consultations.ts';
import { aCivilServant, personOf, place, promote } from '../support/employees.ts';
import { eventually } from '../support/eventually.ts';
import {
  answer,
  aSurvey,
  created,
  marked,
  officialVersion,
  publishedOf,
  surveyDays,
} from '../support/feedback.ts';
import { aFollowUp, followUpOf, take } from '../support/follow-ups.ts';
import { anAppeal, aPost, aTopic } from '../support/forums.ts';
import { aPosition, aUnit } from '../support/organisation.ts';
import { aPhotoFile, send } from '../support/photos.ts';
import {
  aDraft,
  aPolicyFile,
  aRegistered,
  aText,
  policyOf,
  relate,
  write,
} from '../support/policy-documents.ts';
import { link, promise, targetOf } from '../support/policy-targets.ts';
import { aMeasure, aPulse, measureOf } from '../support/readiness.ts';
import { allTo, aReport, reportNumbered, step } from '../support/reports.ts';
import { aService, serviceOf } from '../support/services.ts';
import { campaignOf, words } from '../support/socialisation.ts';
import {
  anEndedSession,
  aSession,
  enterResults,
  nominate,
  outsideCertificateOf,
  sessionDays,
} from '../support/trainings.ts';
import { accessByOperation, documentOf, operationsOf } from './document.ts';

const accessOf = accessByOperation();
const api = await build(t);
const { app, call, key } = api;
const operations = operationsOf(documentOf(app));
accessOf.stop();

/** A word that stands in every name of the agency that the caller does not reach. */
const foreign = 'Zamrud';
const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
/** What an action answers that is refused for another reason first. */
const answered = { reports: { reportNumbers: ['L-0000-0000-00'] } };
const noNumber = 'PNT-2026-0000-0000-0000';
const today = app.today();
const token = (nip: string, roles: string[] = []) => mintToken(app.database.read, { nip, roles, minutes: 5 });

const measured = { measuredOn: today, value: 70, evidence: { id: 'Rekap.' } };
const questions = [{ key: 'why', kind: 'text', text: { id: 'Mengapa?' }, isRequired: false }];

const city = await aUnit(api, { kind: 'city', name: 'Kota' });

async function anAgency(word: string) {
  const agency = await aUnit(api, { name: `Dinas ${word}`, code: `${word}-1`, parentId: city.id });
  const section = await aUnit(api, {
    name: `Seksi ${word}`,
    code: `${word}-2`,
    kind: 'section',
    parentId: agency.id,
  });
  const head = await aPosition(api, { name: `Kepala ${word}`, unitId: agency.id });
  const position = await aPosition(api, { name: `Pengolah ${word}`, unitId: section.id });
  const employee = await aCivilServant(api, {
    name: `Warga ${word}`,
    externalIds: [{ system: 'siasn', value: `siasn-${word}` }],
    placement: { positionId: position.id, validFrom: '2020-01-01' },
  });
  await promote(api, employee.id, { rank: 'III/a', validFrom: '2020-01-01' });
  const request = await call('POST', '/v1/me/correction-requests', {
    key: await token(employee.nip),
    body: { changes: { birthPlace: word }, explanation: `Tempat lahir saya ${word}.` },
  });
  const made = await call('POST', '/v1/api-keys', {
    body: {
      name: `Kunci ${word}`,
      owner: word,
      contact: 'kunci@kota.example',
      purpose: 'Uji',
      scopes: ['organisation:read'],
      unitIds: [agency.id],
    },
  });
  const unitVersion = (await call('GET', `/v1/units/${section.id}/versions`)).body.items[0]!.id;
  const positionVersion = (await call('GET', `/v1/positions/${position.id}/versions`)).body.items[0]!.id;
  const placement = (await call('GET', `/v1/employees/${employee.id}/placements`)).body.items[0]!.id;
  const standard = await setStandard(api, {
    positionId: position.id,
    levels: coreLevels(1),
    legalBasis: `Keputusan ${word}`,
  });
  const assessment = await assess(api, employee.id, { reportNumber: `Laporan ${word}` });
  const enrolment = (await nominate(api, (await aSession(api)).id, employee.id)).body;
  const past = await anEndedSession(api, [employee.id], sessionDays(60, 61));
  const results = await enterResults(api, past.session.id, [
    { enrolmentId: past.enrolments[0]!.id, result: 'passed' },
  ]);
  const meeting = await call('POST', `/v1/training-sessions/${past.session.id}/meetings`, {
    body: { heldOn: today, number: 1 },
  });
  await call('POST', `/v1/training-meetings/${meeting.body.id}/attendances`, {
    body: { items: [{ enrolmentId: past.enrolments[0]!.id, isPresent: true }] },
  });
  const outside = await call('POST', '/v1/outside-certificates', {
    body: outsideCertificateOf(employee.id, { title: `Seminar ${word}` }),
  });
  const plan = await call('POST', '/v1/training-plans', {
    body: { name: `Rencana ${word}`, unitId: section.id, year: 2027, budget: 1_000_000 },
  });
  const service = await aService(api, { unitId: section.id, name: `Layanan ${word}` });
  const survey = await aSurvey(api, {
    unitId: section.id,
    services: [{ serviceId: service.id }],
    title: { id: `Survei ${word}` },
    answersPerAddress: 2,
  });
  const wish = { question: 'suggestions', text: `Saran untuk ${word}` };
  for (let number = 0; number < 4; number++)
    await created(answer(api, survey, number === 0 ? [...marked(4), wish] : marked(4)));
  const held = (await call('GET', `/v1/surveys/${survey.id}/held-responses`)).body.items;
  await created(
    call('POST', `/v1/surveys/${survey.id}/response-decisions`, {
      body: { counts: true, responseIds: [held[0]!.id], reason: `Diperiksa ${word}` },
    }),
  );
  const text = (await call('GET', `/v1/surveys/${survey.id}/texts`)).body.items[0]!;
  const kiosk = await call('POST', `/v1/surveys/${survey.id}/kiosks`, { body: { name: `Loket ${word}` } });
  const publication = await publishedOf(
    api,
    await aSurvey(api, { unitId: section.id, title: { id: `Survei lama ${word}` } }),
  );
  const desk = await allTo(api, section.id, { rank: word === foreign ? 10 : 1000 });
  const filed = await aReport(api, {
    text: `Lampu ${word} mati.`,
    photoIds: [(await created(send(api, await aPhotoFile()))).id],
  });
  const report = await reportNumbered(api, filed.number);
  await created(step(api, report.id, 'messages', { body: `Catatan ${word}`, isInternal: true }));
  const topic = await aTopic(api, { unitId: section.id, title: `Topik ${word}` });
  const draft = await aTopic(api, { unitId: section.id, title: `Rancangan ${word}`, draft: true });
  const post = await aPost(api, topic.id, { body: `Kiriman untuk ${word}, telepon 081234567890` });
  const { appeal } = await anAppeal(api, topic.id);
  await created(call('POST', '/v1/forum-verification-codes', { body: { unitId: section.id, count: 1 } }));
  const followUp = await aFollowUp(api, {
    unitId: section.id,
    title: { id: `Tindak lanjut ${word}` },
    origins: [{ reports: { reportNumbers: [filed.number] } }],
  });
  await created(take(api, followUp.id, 'acceptance'));
  const document = await aDraft(api, { unitId: section.id, title: `Kebijakan ${word}` });
  const version = await write(api, document.id);
  const basis = await aRegistered(api, { unitId: section.id, kind: 'law', title: `Dasar ${word}` });
  const relation = await created(relate(api, document.id, { kind: 'based-on', targetId: basis.id }));
  const touched = await created(link(api, document.id, { kind: 'unit', targetId: section.id, note: word }));
  const policyTarget = await created(promise(api, basis.id, targetOf({ unitId: section.id })));
  const measurement = await created(
    call('POST', `/v1/policy-documents/${basis.id}/targets/${policyTarget.id}/measurements`, {
      body: measured,
    }),
  );
  const told = campaignOf(section.id, document.id, { title: words(`Kampanye ${word}`) });
  const campaign = await created(call('POST', '/v1/campaigns', { body: told }));
  await created(call('POST', `/v1/campaigns/${campaign.id}/start`, { body: {} }));
  const acknowledgement = await created(
    call('POST', `/v1/campaigns/${campaign.id}/acknowledgements`, {
      body: {
        employeeId: employee.id,
        nip: employee.nip,
        versionId: version.id,
        signedOn: today,
        evidence: `Berkas ${word}`,
      },
    }),
  );
  const member = { id: employee.id, token: await token(employee.nip) };
  const exchange = await anExchange(api, campaign.id, member, { unitId: section.id, word });
  const pulse = await aPulse(api, campaign.id);
  const measure = await aMeasure(api, campaign.id, section.id, { title: { id: `Pelatihan ${word}` } });
  const consultation = await aConsultation(api, {
    unitId: section.id,
    subjectId: document.id,
    title: `Konsultasi ${word}`,
  });
  const said = await created(comment(api, consultation.id, { text: `Masukan untuk ${word}.` }));
  const group = await aGroup(api, consultation.id, [said.id]);
  const questionnaire = await call('POST', '/v1/questionnaires', {
    body: { code: `${word}-1`, title: { id: 'Kuesioner' }, kind: 'own', unitId: section.id },
  });
  await call('POST', `/v1/questionnaires/${questionnaire.body.id}/versions`, { body: { questions } });
  return {
    agency,
    section,
    head,
    position,
    employee,
    request: request.body.id,
    apiKey: made.body.id,
    unitVersion,
    positionVersion,
    placement,
    standard: standard.id,
    assessment: assessment.id,
    enrolment: enrolment.id,
    certificate: String(results.body.items[0]!.certificateNumber),
    outside: outside.body.id,
    plan: plan.body.id,
    service: service.id,
    survey: survey.id,
    text: text.id,
    response: held[1]!.id,
    kiosk: kiosk.body.id,
    publication: publication.id,
    questionnaire: questionnaire.body.id,
    report: report.id,
    photo: (report.photoIds as string[])[0]!,
    desk: desk.id,
    topic: topic.id,
    draftTopic: draft.id,
    post: post.id,
    appeal: appeal.id,
    followUp: followUp.id,
    document: document.id,
    policyVersion: version.id,
    relation: relation.id,
    policyFile: (await aPolicyFile(api, document.id)).id,
    promisedBy: basis.id,
    policyLink: touched.id,
    policyTarget: policyTarget.id,
    measurement: measurement.id,
    campaign: campaign.id,
    pulse: pulse.id,
    measure: measure.id,
    acknowledgement: acknowledgement.id,
    ...exchange,
    consultation: consultation.id,
    comment: said.id,
    commentGroup: group.id,
  };
}

const own = await anAgency('Delima');
const other = await anAgency(foreign);
const clerk = await key(allScopes, { unitIds: [own.agency.id] });
type Agency = typeof own;
t.ok(Object.values(other).every(Boolean), 'everything is there to be tried');

const idsOf = (agency: Agency, path: string): Record<string, string> => ({
  unitId: agency.section.id,
  positionId: agency.position.id,
  employeeId: agency.employee.id,
  placementId: agency.placement,
  versionId: path.startsWith('/units') ? agency.unitVersion : agency.positionVersion,
  requestId: agency.request,
  keyId: agency.apiKey,
  standardId: agency.standard,
  assessmentId: agency.assessment,
  enrolmentId: agency.enrolment,
  number: agency.certificate,
  outsideCertificateId: agency.outside,
  planId: agency.plan,
  serviceId: agency.service,
  surveyId: agency.survey,
  textId: agency.text,
  kioskId: agency.kiosk,
  publicationId: agency.publication,
  questionnaireId: agency.questionnaire,
  reportId: agency.report,
  photoId: agency.photo,
  routingRuleId: agency.desk,
  topicId: agency.topic,
  postId: agency.post,
  appealId: agency.appeal,
  followUpId: agency.followUp,
  policyDocumentId: path.includes('{policyTargetId}') ? agency.promisedBy : agency.document,
  policyLinkId: agency.policyLink,
  policyTargetId: agency.policyTarget,
  policyMeasurementId: agency.measurement,
  policyVersionId: agency.policyVersion,
  policyRelationId: agency.relation,
  policyFileId: agency.policyFile,
  campaignId: agency.campaign,
  pulseId: agency.pulse,
  measureId: agency.measure,
  acknowledgementId: agency.acknowledgement,
  questionId: agency.question,
  faqEntryId: agency.faqEntry,
  eventId: agency.event,
  ambassadorId: agency.ambassador,
  materialId: agency.material,
  consultationId: agency.consultation,
  consultationCommentId: agency.comment,
  commentGroupId: agency.commentGroup,
  versionNumber: '1',
  // Sessions are everybody's: what is refused is a session that is not there.
  sessionId: nowhere,
});
/** What stands for a parameter that names nothing. */
const nothing: Record<string, string> = { number: noNumber, versionNumber: '1' };
const filled = (path: string, ids: Record<string, string>): string =>
  `/v1${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? nothing[name] ?? nowhere)}${queries[path] ?? ''}`;
/** What must be asked for beside the path. */
const queries: Record<string, string> = {
  '/training-plans/{planId}/comparison': `?withPlanId=${own.plan}`,
  '/policy-documents/{policyDocumentId}/comparison': `?fromVersionId=${nowhere}&toVersionId=${nowhere}`,
};

/** Sound bodies of the operations whose path names a record. */
const bodies: Record<string, object> = {
  updateUnitIdentity: { code: 'X-1' },
  changeUnit: { validFrom: '2021-01-01', name: 'Lain' },
  correctUnitVersion: { name: 'Lain' },
  closeUnit: { closedOn: '2030-01-01' },
  updatePositionIdentity: { externalIds: [] },
  changePosition: { validFrom: '2021-01-01', name: 'Lain' },
  correctPositionVersion: { name: 'Lain' },
  closePosition: { closedOn: '2030-01-01' },
  correctEmployee: { name: 'Lain' },
  addRank: { rank: 'III/b', validFrom: '2024-01-01' },
  placeEmployee: { positionId: own.position.id, kind: 'additional', validFrom: '2024-01-01' },
  correctPlacement: { decreeNumber: '1' },
  endPlacement: { endedOn: '2025-01-01' },
  decideCorrectionRequest: { decision: 'declined', reason: 'Tidak didukung dokumen.' },
  updateApiKey: { name: 'Lain' },
  rotateApiKey: {},
  correctCompetencyStandard: { legalBasis: 'Lain' },
  previewCompetencyStandardCorrection: { legalBasis: 'Lain' },
  correctAssessment: {
    method: 'portfolio',
    assessedOn: '2026-01-05',
    levels: coreLevels(1),
    reason: 'Salah.',
  },
  withdrawAssessment: { reason: 'Salah.' },
  addAssessmentRemark: { text: 'Lain' },
  nominateForTraining: { employeeId: own.employee.id },
  nominateByGap: { unitId: own.agency.id, limit: 1 },
  previewNominations: { unitId: own.agency.id, limit: 1 },
  declineEnrolment: { reason: 'Lain.' },
  withdrawEnrolment: { reason: 'Lain.' },
  revokeCertificate: { reason: 'Lain.' },
  rejectOutsideCertificate: { reason: 'Lain.' },
  updatePublicService: { name: 'Lain' },
  updateQuestionnaire: { title: { id: 'Lain' } },
  createQuestionnaireVersion: { questions },
  updateQuestionnaireVersion: { questions },
  updateSurvey: { title: { id: 'Lain' } },
  closeSurvey: {},
  publishSurveyResults: {},
  decideSurveyText: { state: 'published' },
  decideSurveyResponses: { counts: true, responseIds: [own.response], reason: 'Lain.' },
  giveTokens: { count: 1 },
  registerKiosk: { name: 'Lain' },
  sendResponseBatch: {
    sentAt: '2026-01-01T00:00:00Z',
    entries: [{ id: nowhere, answeredAt: '2026-01-01T00:00:00Z', questionnaireVersion: 1, answers: [] }],
  },
  verifyReport: {},
  routeReport: { unitId: own.agency.id, reason: 'Lain.' },
  progressReport: { message: 'Lain.' },
  resolveReport: { message: 'Lain.' },
  returnReport: { message: 'Lain.' },
  archiveReport: { ground: 'spam', message: 'Lain.' },
  mergeReport: { intoNumber: 'L-0000-0000-00' },
  mergeReports: { numbers: ['L-0000-0000-00'] },
  writeReportMessage: { body: 'Lain.' },
  updateForumTopic: { rules: 'Lain' },
  closeForumTopic: {},
  concludeForumTopic: { heard: [{ text: 'Lain.' }], willDo: [], willNotDo: [] },
  decideForumProposal: { isAccepted: false, reason: 'Lain.' },
  moderateForumProposal: { state: 'removed', reason: 'off-topic', explanation: 'Lain.' },
  writeOfficialForumPost: { id: nowhere, body: 'Lain.' },
  decideForumPost: { state: 'removed', reason: 'off-topic', explanation: 'Lain.' },
  decideForumAppeal: { isGranted: true, explanation: 'Lain.' },
  updateFollowUp: { title: { id: 'Lain' } },
  updatePolicyDocument: { keywords: ['lain'] },
  draftPolicyDocument: {},
  consultOnPolicyDocument: {},
  harmonisePolicyDocument: {},
  returnPolicyDocument: { reason: 'Lain.' },
  withdrawPolicyDocument: { reason: 'Lain.' },
  enactPolicyDocument: {
    number: '1',
    enactedOn: '2024-01-02',
    signerName: 'Dewi',
    signerOffice: 'Wali Kota',
    versionId: nowhere,
  },
  promulgatePolicyDocument: { promulgatedOn: '2024-01-02', gazette: 'BD 1' },
  addPolicyVersion: { text: aText() },
  addPolicyFile: { role: 'other', fileUploadId: nowhere },
  addPolicyRelation: { kind: 'refers-to', targetId: nowhere },
  addPolicyLink: { kind: 'unit', targetId: own.section.id },
  addPolicyTarget: targetOf({ unitId: own.section.id }),
  updatePolicyTarget: { value: 81 },
  addPolicyMeasurement: measured,
  updateCampaign: { targetPercent: 80 },
  startCampaign: {},
  issueCampaignEdition: { versionId: nowhere, note: { id: 'Lain.' }, audienceIds: null },
  updateCampaignAudience: {},
  endCampaign: { reason: 'Lain.' },
  cancelCampaign: { reason: 'Lain.' },
  noteCampaignDelivery: { channel: 'letter', unitId: own.section.id },
  createPulse: { opensOn: surveyDays(30).startsOn, closesOn: surveyDays(30, 36).endsOn },
  cancelPulse: { reason: 'Lain.' },
  planMeasure: measureOf(own.section.id),
  updateMeasure: { kind: 'talk' },
  completeMeasure: { result: { id: 'Lain.' } },
  dropMeasure: { reason: { id: 'Lain.' } },
  enterAcknowledgement: {
    employeeId: own.employee.id,
    nip: own.employee.nip,
    versionId: own.policyVersion,
    signedOn: today,
    evidence: 'Lain.',
  },
  withdrawAcknowledgement: { reason: 'Lain.' },
  reviewObjection: {},
  answerCampaignQuestion: { text: words('Lain.') },
  decideObjection: { outcome: 'accepted', text: words('Lain.') },
  createFaqEntry: { question: words('Lain?'), answer: words('Lain.') },
  updateFaqEntry: { answer: words('Lain.') },
  groupIntoFaqEntry: { questionIds: [nowhere] },
  createCampaignEvent: eventOf(),
  updateCampaignEvent: { seats: 9 },
  cancelCampaignEvent: { reason: 'Lain.' },
  noteCampaignEventAttendances: { employeeIds: [own.employee.id] },
  nameAmbassador: { employeeId: own.employee.id, unitId: own.section.id },
  endAmbassador: { endedOn: today },
  addCampaignMaterial: { title: 'Lain', kind: 'other', language: 'id', url: 'https://lain.example/1' },
  removeCampaignMaterial: { reason: 'Lain.' },
  updateConsultation: { surveyId: null },
  takeUpConsultationVersion: { versionId: nowhere },
  extendConsultation: { closesOn: '2030-01-01', reason: 'Lain.' },
  cancelConsultation: { reason: 'Lain.' },
  concludeConsultation: { summary: { id: 'Lain.' } },
  decideConsultationComment: { isReleased: true },
  createCommentGroup: { title: 'Lain', summary: 'Lain.' },
  updateCommentGroup: { title: 'Lain' },
  groupComments: { commentIds: [own.comment] },
  answerCommentGroup: { outcome: 'accepted', reason: { id: 'Lain.' } },
  acceptFollowUp: {},
  progressFollowUp: { message: { id: 'Lain.' } },
  rescheduleFollowUp: { dueOn: surveyDays().endsOn, reason: { id: 'Lain.' } },
  completeFollowUp: { result: { id: 'Lain.' } },
  dropFollowUp: { reason: { id: 'Lain.' } },
  addFollowUpEvidence: { description: { id: 'Lain.' } },
  recordFollowUpTrainingNeed: { courseId: nowhere, reason: 'Lain.' },
  planTrainingSessions: { sessions: [{ courseId: nowhere, ...sessionDays() }] },
};

const isNarrowed = (operationId: string): boolean => {
  const access = accessOf(operationId);
  return access.kind === 'scope' && access.units === 'narrowed';
};
const withoutInstance = ({ instance: _, ...body }: AnswerBody) => body;

t.test('what lies outside of the units does not exist, whatever names it in a path', async (t) => {
  let compared = 0;
  for (const { path, method, operation } of operations) {
    if (!path.includes('{') || !isNarrowed(operation.operationId)) continue;
    const body = bodies[operation.operationId];
    if (operation.requestBody) t.ok(body, `${operation.operationId} has a body to be tried with`);
    const ask = (ids: Record<string, string>) =>
      call(method, filled(path, ids), { key: clerk, body, headers: { 'if-match': '*' } });
    const there = await ask(idsOf(other, path));
    const gone = await ask({});
    t.match(
      { status: there.status, code: there.body?.code },
      { status: 404, code: 'not-found' },
      `${method} ${path}`,
    );
    t.strictSame(withoutInstance(there.body), withoutInstance(gone.body), 'as for an id that nobody has');
    compared += 1;
  }
  t.comment(`${compared} operations compared`);
  t.ok(compared >= 25);
  const untouched = await call('GET', `/v1/units/${other.section.id}`);
  t.match(untouched.body, { code: `${foreign}-2`, version: 1 });
});

t.test('no answer names anything outside of the units', async (t) => {
  const strangers = Object.values(other).map((thing) => (typeof thing === 'string' ? thing : thing.id));
  let read = 0;
  for (const { path, method, operation } of operations) {
    if (method !== 'GET') continue;
    const access = accessOf(operation.operationId);
    if (access.kind !== 'scope') continue;
    const { status, text } = await call('GET', filled(path, idsOf(own, path)), { key: clerk });
    if (access.units === 'city') t.equal(status, 403, operation.operationId);
    t.notMatch(text, foreign, `${operation.operationId} (${status})`);
    for (const id of strangers) t.notOk(text.includes(id), `${operation.operationId} tells no id`);
    read += status === 200 ? 1 : 0;
  }
  t.comment(`${read} answers looked through`);
  t.ok(read >= 12);
});

t.test('lists, counts and searches end where the units end', async (t) => {
  const ask = (url: string, options: object = {}) => call('GET', url, { key: clerk, ...options });
  const search = (body: object) => call('POST', '/v1/employees/_search?count=exact', { key: clerk, body });
  for (const list of ['units', 'positions', 'employees']) {
    const { body } = await ask(`/v1/${list}?count=exact`);
    t.equal(body.total, list === 'employees' ? 1 : 2, list);
    t.equal(body.items.length, body.total);
  }
  for (const url of [
    `/v1/units?parentId=${other.agency.id}`,
    `/v1/units?withinUnitId=${other.agency.id}`,
    `/v1/units?code=${foreign}-1`,
    `/v1/units?q=${foreign}`,
    `/v1/positions?unitId=${other.section.id}`,
    `/v1/positions?unitId=${city.id}&includeSubunits=true&q=${foreign}`,
    `/v1/employees?unitId=${other.agency.id}&includeSubunits=true`,
    `/v1/employees?externalId=siasn:siasn-${foreign}`,
  ]) {
    const { status, body } = await ask(`${url}&count=exact`);
    t.match({ status, body }, { status: 200, body: { items: [], total: 0, next: null } }, url);
    const estimate = await ask(`${url}&count=estimate`);
    t.equal(estimate.body.items.length, 0);
  }
  t.equal((await ask(`/v1/employees?unitId=${city.id}&includeSubunits=true&count=exact`)).body.total, 1);
  for (const criterion of [
    { nip: other.employee.nip },
    { nik: personOf().nik },
    { name: `Warga ${foreign}` },
  ])
    t.strictSame(
      (await search(criterion)).body.items.filter(({ name }) => `${name}`.includes(foreign)),
      [],
    );
  t.equal((await search({ nip: own.employee.nip })).body.total, 1);
});

t.test('a cursor of somebody who reaches more leads nowhere', async (t) => {
  const wide = await call('GET', '/v1/employees?limit=1');
  const cursor = new URL(wide.body.next!, 'http://localhost').searchParams.get('cursor');
  const { status, body, text } = await call('GET', `/v1/employees?limit=50&cursor=${cursor}`, { key: clerk });
  t.strictSame([status, body.code], [400, 'invalid-cursor']);
  t.notMatch(text, foreign);
});

t.test('no body leads out of the units', async (t) => {
  const person = (positionId: string) => personOf({ placement: { positionId, validFrom: '2022-01-01' } });
  const standardFor = (positionId: string) => ({
    positionId,
    levels: coreLevels(1),
    validFrom: '2022-01-01',
  });
  const needs = (unitId: string) => ({ unitId, year: 2027, budget: 1_000_000 });
  const session = await aSession(api);
  const topicOf = (about: object) => ({
    title: 'Baru',
    description: 'Apa?',
    unitId: own.section.id,
    ...surveyDays(),
    ...about,
  });
  const surveyOf = (about: object) => ({
    code: 'N-1',
    title: { id: 'Baru' },
    unitId: own.section.id,
    versionId: officialVersion,
    services: [{ serviceId: own.service }],
    ...surveyDays(),
    ...about,
  });
  const held = eventOf({ startsAt: momentIn(-3), endsAt: momentIn(-1) });
  const past = (await created(call('POST', `/v1/campaigns/${own.campaign}/events`, { body: held }))).id;
  const attempts: [
    string,
    (id: string) => readonly ['POST' | 'PATCH', string, object],
    { readonly id: string },
  ][] = [
    [
      'a unit under a foreign one',
      (parentId) => [
        'POST',
        '/v1/units',
        { code: 'N-1', name: 'Baru', kind: 'section', parentId, validFrom: '2022-01-01' },
      ],
      other.agency,
    ],
    [
      'a unit moved under a foreign one',
      (parentId) => ['POST', `/v1/units/${own.section.id}/versions`, { validFrom: '2022-01-01', parentId }],
      other.agency,
    ],
    [
      'a correction that moves a unit',
      (parentId) => ['PATCH', `/v1/units/${own.section.id}/versions/${own.unitVersion}`, { parentId }],
      other.agency,
    ],
    [
      'a position in a foreign unit',
      (unitId) => [
        'POST',
        '/v1/positions',
        { name: 'Baru', kind: 'pelaksana', headCountNeeded: 1, unitId, validFrom: '2022-01-01' },
      ],
      other.agency,
    ],
    [
      'a position moved into a foreign unit',
      (unitId) => ['POST', `/v1/positions/${own.position.id}/versions`, { validFrom: '2022-01-01', unitId }],
      other.agency,
    ],
    [
      'a placement on a foreign position',
      (positionId) => [
        'POST',
        `/v1/employees/${own.employee.id}/placements`,
        { positionId, validFrom: '2022-01-01' },
      ],
      other.head,
    ],
    [
      'a placement corrected to a foreign position',
      (positionId) => [
        'PATCH',
        `/v1/employees/${own.employee.id}/placements/${own.placement}`,
        { positionId },
      ],
      other.head,
    ],
    [
      'a person entered on a foreign position',
      (positionId) => ['POST', '/v1/employees', person(positionId)],
      other.head,
    ],
    [
      'a standard for a foreign position',
      (positionId) => ['POST', '/v1/competency-standards', standardFor(positionId)],
      other.head,
    ],
    [
      'a preview for a foreign position',
      (positionId) => ['POST', '/v1/competency-standards/_preview', standardFor(positionId)],
      other.head,
    ],
    [
      'an assessment of a foreign employee',
      (employeeId) => ['POST', '/v1/assessments', assessmentOf(employeeId)],
      other.employee,
    ],
    [
      'a certificate of a foreign employee',
      (employeeId) => ['POST', '/v1/outside-certificates', outsideCertificateOf(employeeId)],
      other.employee,
    ],
    [
      'nominations from a foreign unit',
      (unitId) => ['POST', `/v1/training-sessions/${session.id}/nominations`, { unitId, limit: 1 }],
      other.agency,
    ],
    [
      'a nomination of a foreign employee',
      (employeeId) => ['POST', `/v1/training-sessions/${session.id}/enrolments`, { employeeId }],
      other.employee,
    ],
    [
      'the needs of a foreign unit',
      (unitId) => ['POST', '/v1/training-plans/_preview', needs(unitId)],
      other.section,
    ],
    [
      'a plan of a foreign unit',
      (unitId) => ['POST', '/v1/training-plans', { name: 'Baru', ...needs(unitId) }],
      other.section,
    ],
    [
      'a public service of a foreign unit',
      (unitId) => ['POST', '/v1/public-services', serviceOf(unitId)],
      other.section,
    ],
    [
      'a public service handed to a foreign unit',
      (unitId) => ['PATCH', `/v1/public-services/${own.service}`, { unitId }],
      other.section,
    ],
    [
      'a questionnaire of a foreign unit',
      (unitId) => ['POST', '/v1/questionnaires', { code: 'N-1', title: { id: 'Baru' }, kind: 'own', unitId }],
      other.section,
    ],
    ['a survey of a foreign unit', (unitId) => ['POST', '/v1/surveys', surveyOf({ unitId })], other.section],
    [
      'a survey about a foreign service',
      (serviceId) => ['POST', '/v1/surveys', surveyOf({ services: [{ serviceId }] })],
      { id: other.service },
    ],
    [
      'a survey handed to a foreign unit',
      (unitId) => ['PATCH', `/v1/surveys/${own.survey}`, { unitId }],
      other.section,
    ],
    [
      'a consultation of a foreign unit',
      (unitId) => ['POST', '/v1/consultations', consultationOf(unitId, own.document)],
      other.section,
    ],
    [
      'a consultation on a foreign draft',
      (subjectId) => ['POST', '/v1/consultations', consultationOf(own.section.id, subjectId)],
      { id: other.document },
    ],
    [
      'a consultation of foreign people',
      (unitId) => [
        'POST',
        '/v1/consultations',
        consultationOf(own.section.id, own.document, { audience: 'internal', unitIds: [unitId] }),
      ],
      other.section,
    ],
    [
      'a consultation with a foreign survey',
      (surveyId) => ['PATCH', `/v1/consultations/${own.consultation}`, { surveyId }],
      { id: other.survey },
    ],
    [
      'a foreign comment in a group',
      (commentId) => ['POST', `/v1/comment-groups/${own.commentGroup}/comments`, { commentIds: [commentId] }],
      { id: other.comment },
    ],
    [
      'a topic of a foreign unit',
      (unitId) => ['POST', '/v1/forum-topics', topicOf({ unitId })],
      other.section,
    ],
    [
      'a topic about a foreign service',
      (serviceId) => ['POST', '/v1/forum-topics', topicOf({ serviceId })],
      { id: other.service },
    ],
    [
      'a topic handed to a foreign unit',
      (unitId) => ['PATCH', `/v1/forum-topics/${own.draftTopic}`, { unitId }],
      other.section,
    ],
    [
      'an official reply to a post on a foreign topic',
      (parentId) => [
        'POST',
        `/v1/forum-topics/${own.topic}/official-posts`,
        { id: randomUUID(), body: 'Kami.', parentId },
      ],
      { id: other.post },
    ],
    [
      'a follow-up of a foreign unit',
      (unitId) => ['POST', '/v1/follow-ups', followUpOf(unitId, { origins: [answered] })],
      other.section,
    ],
    [
      'a follow-up about a foreign service',
      (serviceId) => [
        'POST',
        '/v1/follow-ups',
        followUpOf(own.section.id, { serviceId, origins: [answered] }),
      ],
      { id: other.service },
    ],
    [
      'a follow-up that a foreign employee answers for',
      (responsibleId) => ['PATCH', `/v1/follow-ups/${own.followUp}`, { responsibleId }],
      other.employee,
    ],
    [
      'a follow-up handed to a foreign unit',
      (unitId) => ['PATCH', `/v1/follow-ups/${own.followUp}`, { unitId }],
      other.section,
    ],
    [
      'a policy document of a foreign unit',
      (unitId) => ['POST', '/v1/policy-documents', policyOf(unitId)],
      other.section,
    ],
    [
      'a law that a foreign unit keeps',
      (unitId) => [
        'POST',
        '/v1/policy-document-registrations',
        { ...policyOf(unitId), kind: 'circular', number: '7', year: 2024, enactedOn: '2024-01-02' },
      ],
      other.section,
    ],
    [
      'a policy document handed to a foreign unit',
      (unitId) => ['PATCH', `/v1/policy-documents/${own.document}`, { unitId }],
      other.section,
    ],
    [
      'what a policy document touches in a foreign unit',
      (targetId) => ['POST', `/v1/policy-documents/${own.document}/links`, { kind: 'unit', targetId }],
      other.section,
    ],
    [
      'a foreign survey that a policy document touches',
      (targetId) => ['POST', `/v1/policy-documents/${own.document}/links`, { kind: 'survey', targetId }],
      { id: other.survey },
    ],
    [
      'a target of a foreign unit',
      (unitId) => ['POST', `/v1/policy-documents/${own.document}/targets`, targetOf({ unitId })],
      other.section,
    ],
    [
      'a target of a foreign service',
      (serviceId) => ['POST', `/v1/policy-documents/${own.document}/targets`, targetOf({ serviceId })],
      { id: other.service },
    ],
    [
      'a campaign of a foreign unit',
      (unitId) => ['POST', '/v1/campaigns', { ...campaignOf(own.section.id, own.document), unitId }],
      other.section,
    ],
    [
      'a campaign that tells a foreign unit',
      (unitId) => ['POST', '/v1/campaigns', { ...campaignOf(unitId, own.document), unitId: own.section.id }],
      other.section,
    ],
    [
      'a campaign about a foreign document',
      (id) => ['POST', '/v1/campaigns', campaignOf(own.section.id, id)],
      { id: other.document },
    ],
    [
      'a campaign handed to a foreign unit',
      (unitId) => ['PATCH', `/v1/campaigns/${own.campaign}`, { unitId }],
      other.section,
    ],
    [
      'a foreign unit that a campaign told',
      (unitId) => ['POST', `/v1/campaigns/${own.campaign}/deliveries`, { channel: 'letter', unitId }],
      other.section,
    ],
    [
      'a measure for a foreign unit',
      (unitId) => ['POST', `/v1/campaigns/${own.campaign}/measures`, measureOf(unitId)],
      other.section,
    ],
    [
      'a measure that a foreign employee answers for',
      (responsibleId) => [
        'POST',
        `/v1/campaigns/${own.campaign}/measures`,
        measureOf(own.section.id, { responsibleId }),
      ],
      other.employee,
    ],
    [
      'a measure handed to a foreign employee',
      (responsibleId) => ['PATCH', `/v1/campaign-measures/${own.measure}`, { responsibleId }],
      other.employee,
    ],
    [
      'a measure that answers a foreign pulse',
      (pulseId) => ['POST', `/v1/campaigns/${own.campaign}/measures`, measureOf(own.section.id, { pulseId })],
      { id: other.pulse },
    ],
    [
      'what a foreign employee has signed',
      (employeeId) => [
        'POST',
        `/v1/campaigns/${own.campaign}/acknowledgements`,
        {
          employeeId,
          nip: other.employee.nip,
          versionId: own.policyVersion,
          signedOn: today,
          evidence: 'Berkas',
        },
      ],
      other.employee,
    ],
    [
      'a foreign question that the FAQ answers',
      (questionId) => ['POST', `/v1/faq-entries/${own.faqEntry}/questions`, { questionIds: [questionId] }],
      { id: other.question },
    ],
    [
      'an event for a foreign unit',
      (unitId) => ['POST', `/v1/campaigns/${own.campaign}/events`, eventOf({ unitIds: [unitId] })],
      other.section,
    ],
    [
      'an event that is moved to a foreign unit',
      (unitId) => ['PATCH', `/v1/campaign-events/${own.event}`, { unitIds: [unitId] }],
      other.section,
    ],
    [
      'a foreign employee who was there',
      (id) => ['POST', `/v1/campaign-events/${past}/attendances`, { employeeIds: [id] }],
      other.employee,
    ],
    [
      'an ambassador in a foreign unit',
      (unitId) => [
        'POST',
        `/v1/campaigns/${own.campaign}/ambassadors`,
        { employeeId: own.employee.id, unitId },
      ],
      other.section,
    ],
    [
      'a foreign employee who is to be an ambassador',
      (employeeId) => [
        'POST',
        `/v1/campaigns/${own.campaign}/ambassadors`,
        { employeeId, unitId: own.section.id },
      ],
      other.employee,
    ],
    [
      'verification codes of a foreign unit',
      (unitId) => ['POST', '/v1/forum-verification-codes', { unitId, count: 1 }],
      other.section,
    ],
  ];
  for (const [name, attempt, { id }] of attempts) {
    const ask = (target: string) => {
      const [method, url, body] = attempt(target);
      return call(method, url, { key: clerk, body, headers: { 'if-match': '*' } });
    };
    const there = await ask(id);
    const gone = await ask(nowhere);
    t.match(
      { status: there.status, code: there.body.code },
      { status: 422, code: 'unknown-reference' },
      name,
    );
    t.strictSame(withoutInstance(there.body), withoutInstance(gone.body), 'as for an id that nobody has');
  }
  const root = await call('POST', '/v1/units', {
    key: clerk,
    body: { code: 'N-2', name: 'Akar', kind: 'agency', parentId: null, validFrom: '2022-01-01' },
  });
  t.match({ status: root.status, code: root.body.code }, { status: 403, code: 'whole-city-only' });
  const homeless = await call('POST', '/v1/employees', { key: clerk, body: personOf() });
  t.match(homeless, { status: 422, body: { errors: [{ pointer: '/placement', code: 'placement-needed' }] } });
});

t.test('no plan is compared with one of another unit', async (t) => {
  const compare = (otherId: string) =>
    call('GET', `/v1/training-plans/${own.plan}/comparison?withPlanId=${otherId}`, { key: clerk });
  t.equal((await compare(own.plan)).status, 200);
  const there = await compare(other.plan);
  const gone = await compare(nowhere);
  t.match({ status: there.status, code: there.body.code }, { status: 422, code: 'unknown-reference' });
  t.strictSame(withoutInstance(there.body), withoutInstance(gone.body), 'as for an id that nobody has');
  const { body } = await call('GET', '/v1/training-plans?count=exact', { key: clerk });
  t.strictSame([body.total, body.items.map(({ id }) => id)], [1, [own.plan]]);
});

t.test('an id is the same in capitals', async (t) => {
  const ask = async (id: string) =>
    (await call('GET', `/v1/units/${id.toUpperCase()}`, { key: clerk })).status;
  t.strictSame([await ask(own.section.id), await ask(other.section.id)], [200, 404]);
});

t.test('within the units a clerk works as everywhere', async (t) => {
  const unit = await call('POST', '/v1/units', {
    key: clerk,
    body: {
      code: 'D-3',
      name: 'Seksi baru',
      kind: 'section',
      parentId: own.agency.id,
      validFrom: '2035-01-01',
    },
  });
  t.equal(unit.status, 201);
  t.equal(
    (await call('GET', `/v1/units/${unit.body.id}/versions`, { key: clerk })).status,
    200,
    'planned ones too',
  );
  const person = personOf({ placement: { positionId: own.head.id, validFrom: '2022-01-01' } });
  const entered = await call('POST', '/v1/employees', { key: clerk, body: person });
  t.equal(entered.status, 201);
  const ended = await call('GET', `/v1/employees/${entered.body.id}/placements`, { key: clerk });
  await call('POST', `/v1/employees/${entered.body.id}/placements/${ended.body.items[0]!.id}/end`, {
    key: clerk,
    body: { endedOn: '2023-01-01' },
  });
  t.equal(
    (await call('GET', `/v1/employees/${entered.body.id}`, { key: clerk })).status,
    200,
    'the file stays with the last unit',
  );
});

t.test('the file goes with the person, at once', async (t) => {
  const mover = await aCivilServant(api, {
    name: 'Pindah',
    placement: { positionId: own.position.id, validFrom: '2020-01-01' },
  });
  const there = await key(allScopes, { unitIds: [other.agency.id] });
  const statuses = async () =>
    Promise.all(
      [clerk, there].map(
        async (holder) => (await call('GET', `/v1/employees/${mover.id}`, { key: holder })).status,
      ),
    );
  t.strictSame(await statuses(), [200, 404]);
  await place(api, mover.id, { positionId: other.head.id, validFrom: today });
  t.strictSame(await statuses(), [404, 200]);
  const past = await call('GET', `/v1/employees/${mover.id}?asOf=2021-01-01`, { key: clerk });
  t.equal(past.status, 404, 'no earlier day shows it');
});

t.test('a unit that changes its place changes hands', async (t) => {
  const unit = await aUnit(api, { name: 'Pindahan', kind: 'section', parentId: own.agency.id });
  const isSeen = async () => (await call('GET', `/v1/units/${unit.id}`, { key: clerk })).status === 200;
  t.ok(await eventually(isSeen, Boolean), 'a new unit is reached');
  await call('POST', `/v1/units/${unit.id}/versions`, {
    body: { validFrom: today, parentId: other.agency.id },
  });
  t.notOk(await eventually(isSeen, (seen) => !seen), 'a unit that left is not');
});

t.test('roles reach as far as they say', async (t) => {
  const head = await aCivilServant(api, {
    name: 'Kepala Delima',
    placement: { positionId: own.head.id, validFrom: '2020-01-01' },
  });
  const status = async (url: string, holder: string) => (await call('GET', url, { key: holder })).status;
  const [mine, theirs] = [`/v1/employees/${own.employee.id}`, `/v1/employees/${other.employee.id}`];

  const ofUnit = await token(head.nip, ['head-of-unit']);
  t.strictSame([await status(mine, ofUnit), await status(theirs, ofUnit)], [200, 404], 'head of unit');
  const read = await call('GET', mine, { key: ofUnit });
  t.ok((read.body.maskedFields as string[]).includes('nik'), 'masked');

  const member = await token(own.employee.nip, ['head-of-unit']);
  t.equal(await status(`/v1/employees/${head.id}`, member), 404, 'only the own subtree');
  const ofAgency = await token(own.employee.nip, ['agency-personnel-officer']);
  t.equal(await status(`/v1/employees/${head.id}`, ofAgency), 200, 'the agency above');
  t.equal(await status(theirs, ofAgency), 404);
  t.strictSame((await call('GET', mine, { key: ofAgency })).body.maskedFields, [], 'unmasked');
  const ofCity = await token(own.employee.nip, ['city-personnel-officer']);
  t.equal(await status(theirs, ofCity), 200, 'the whole city');

  const both = await token(own.employee.nip, ['agency-personnel-officer', 'trainer']);
  const seen = await call('GET', theirs, { key: both });
  t.equal(seen.status, 200, 'two roles: reading holds everywhere');
  t.ok((seen.body.maskedFields as string[]).length > 0, 'but unmasking in the own agency only');
  const unknown = await token(own.employee.nip, ['kepala-segala-kepala']);
  t.equal(await status(mine, unknown), 403, 'a role that nobody knows allows nothing');
});
