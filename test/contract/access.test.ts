import t from 'tap';
import { allScopes, type Scope } from '../../src/platform/access/scopes.ts';
import { mintToken } from '../../src/platform/access/tokens/development-issuer.ts';
import { build } from '../support/build.ts';
import { aConcluded, aConsultation } from '../support/consultations.ts';
import { aCivilServant } from '../support/employees.ts';
import { answer, aSurvey, created, marked, publishedOf } from '../support/feedback.ts';
import { anAccepted, take } from '../support/follow-ups.ts';
import { aParticipant, aPost, aTopic, decide } from '../support/forums.ts';
import { aPhotoFile, formOf, send } from '../support/photos.ts';
import { aPolicyFile, aRegulation } from '../support/policy-documents.ts';
import { aReport, lamp, reportNumbered, step } from '../support/reports.ts';
import { aService } from '../support/services.ts';
import { aTerritory } from '../support/territory.ts';
import { anEndedSession, enterResults } from '../support/trainings.ts';
import { accessByOperation, addressOf, documentOf, operationsOf } from './document.ts';

const accessOf = accessByOperation();
const api = await build(t);
const { app, call, key } = api;
const operations = operationsOf(documentOf(app));
accessOf.stop();

const withOnly = new Map<Scope, string>();
const without = new Map<Scope, string>();
for (const scope of allScopes) {
  withOnly.set(scope, await key([scope]));
  without.set(scope, await key(allScopes.filter((other) => other !== scope)));
}
const sound = await key();
const servant = await aCivilServant(api);
const someUnit = '019a0b1c-2d3e-7f40-8a5b-000000000001';
const narrow = await key(allScopes, { unitIds: [someUnit] });
const token = (nip: string, roles: string[] = []) => mintToken(app.database.read, { nip, roles, minutes: 5 });
const expired = await key(allScopes, { expiresAt: new Date(Date.now() - 1000) });
const revoked = await key(allScopes, { revoked: true });

const { session, enrolments } = await anEndedSession(api, [servant.id]);
const { body: results } = await enterResults(api, session.id, [
  { enrolmentId: enrolments[0]!.id, result: 'passed' },
]);
const survey = await aSurvey(api);
const form = `/v1/survey-forms/${survey.link}`;
const unfinished = { questionnaireVersion: 1, answers: [] };
const aDraft = () => created(call('POST', `${form}/drafts`, { key: null, body: unfinished }));
const [draft, otherDraft] = [await aDraft(), await aDraft()];
const publication = await publishedOf(api, await aSurvey(api));
const aCategory = () =>
  created(
    call('POST', '/v1/report-categories', {
      body: { code: 'LAMPU', name: { id: 'Lampu jalan' }, kind: 'complaint' },
    }),
  );
const [deadline] = (await call('GET', '/v1/report-deadline-rules')).body.items;
const aShownReport = async () => {
  const filed = await aReport(api, { photoIds: [(await created(send(api, await aPhotoFile()))).id] });
  const { id } = await reportNumbered(api, filed.number);
  const { body } = await step(api, id, 'verification', { arePhotosPublic: true });
  return { ...filed, id, photoId: (body.photoIds as string[])[0]! };
};
const report = await aShownReport();
const resolved = async () => {
  const shown = await aShownReport();
  await step(api, shown.id, 'resolution', { message: 'Selesai.' });
  return shown;
};
const [confirmed, reopened] = [await resolved(), await resolved()];
const trackedAt = ({ number }: { readonly number: string }, what: string) =>
  `/v1/tracked-reports/${number}/${what}`;
const topic = await aTopic(api);
const topicPath = `/v1/forum-topics/${topic.id}`;
const [participant, leaving] = [await aParticipant(api), await aParticipant(api)];
const { token: own } = participant;
const [post, removed] = [
  await aPost(api, topic.id, { token: own }),
  await aPost(api, topic.id, { token: own }),
];
const postPath = `/v1/forum-posts/${post.id}`;
await created(decide(api, removed.id));
const codes = await created(
  call('POST', '/v1/forum-verification-codes', { body: { unitId: topic.unitId, count: 1 } }),
);
const followUp = await anAccepted(api);
const proof = (await created(send(api, await aPhotoFile()))).id;
await created(take(api, followUp.id, 'evidence', { description: { id: 'Foto.' }, photoIds: [proof] }));
const target = await created(
  call('POST', '/v1/satisfaction-targets', { body: { value: 80, legalBasis: 'Keputusan 1/2026' } }),
);
const receiptOf = async () => (await created(answer(api, survey, marked(3)))).receipt;
const { village } = await aTerritory(api);
const regulation = await aRegulation(api);
const policyFile = await aPolicyFile(api, regulation.id);
const concluded = `/v1/public-consultations/${(await aConcluded(api)).id}`;
/** What is asked of open operations that need a record or a body, and what they answer if not 200. */
const opened: Readonly<
  Record<
    string,
    {
      readonly address?: string;
      readonly body?: object;
      readonly headers?: Readonly<Record<string, string>>;
      readonly status?: number;
    }
  >
> = {
  appealForumRemoval: {
    address: `/v1/forum-posts/${removed.id}/appeal`,
    body: { token: own, body: 'Keliru.' },
    status: 201,
  },
  answerSurvey: {
    address: `${form}/responses`,
    body: { questionnaireVersion: 1, answers: marked(4) },
    status: 201,
  },
  confirmOwnReport: {
    address: trackedAt(confirmed, 'confirmation'),
    body: { secret: confirmed.secret },
    status: 201,
  },
  eraseOwnReporterIdentity: {
    address: trackedAt(report, 'identity-erasure'),
    body: { secret: report.secret },
    status: 201,
  },
  fileReport: { body: { text: lamp }, status: 201 },
  findSimilarPublicReports: { body: { text: lamp } },
  listPublicReportClusters: { address: '/v1/public-reports/_clusters?bbox=104.7,-3.05,104.8,-2.95&zoom=12' },
  followPublicReport: { address: `/v1/public-reports/${report.number}/followers`, body: {}, status: 201 },
  getPublicPolicyDocument: { address: `/v1/public-policy-documents/${regulation.id}` },
  listPublicPolicyRelations: { address: `/v1/public-policy-documents/${regulation.id}/relations` },
  listPublicPolicyLinks: { address: `/v1/public-policy-documents/${regulation.id}/links` },
  getPublicPolicyEvaluation: { address: `/v1/public-policy-documents/${regulation.id}/evaluation` },
  getPublicPolicyGraph: { address: `/v1/public-policy-documents/${regulation.id}/graph` },
  getRegulation: { address: `/v1/regulations/mayor-regulation/${regulation.year}/${regulation.number}` },
  comparePublicPolicyText: {
    address: `/v1/public-policy-documents/${regulation.id}/comparison?from=2026-01-01`,
  },
  listPublicPolicyFiles: { address: `/v1/public-policy-documents/${regulation.id}/files` },
  downloadPublicPolicyFile: {
    address: `/v1/public-policy-documents/${regulation.id}/files/${policyFile.id}/content`,
  },
  getPublicPolicyAkomaNtoso: { address: `/v1/public-policy-documents/${regulation.id}/akoma-ntoso` },
  getPublicPolicyPlainText: { address: `/v1/public-policy-documents/${regulation.id}/plain-text` },
  searchPublicPolicyDocuments: { address: '/v1/public-policy-documents/_search?q=pegawai' },
  getPublicPolicyText: { address: `/v1/public-policy-documents/${regulation.id}/text` },
  listPublicPolicyConsultations: { address: `/v1/public-policy-documents/${regulation.id}/consultations` },
  getPublicConsultation: { address: concluded },
  readPublicConsultationText: { address: `${concluded}/text` },
  listPublicConsultationComments: { address: `${concluded}/comments` },
  getPublicConsultationConclusion: { address: `${concluded}/conclusion` },
  writePublicConsultationComment: {
    address: `/v1/public-consultations/${(await aConsultation(api)).id}/comments`,
    body: { id: '019a0b1c-2d3e-7f40-8a5b-000000000004', kind: 'support', text: 'Setuju.' },
    status: 201,
  },
  getPublicFollowUp: { address: `/v1/public-follow-ups/${followUp.id}` },
  getPublicFollowUpPhoto: { address: `/v1/public-follow-ups/${followUp.id}/photos/${proof}` },
  getSatisfactionTarget: { address: `/v1/satisfaction-targets/${target.id}` },
  // The category of `getReportCategory`.
  getOpen311Service: { address: '/v1/open311/v2/services/LAMPU' },
  getOpen311Request: { address: `/v1/open311/v2/requests/${report.number}` },
  getOpen311Token: { address: `/v1/open311/v2/tokens/${report.number}` },
  getPublicReport: { address: `/v1/public-reports/${report.number}` },
  getPublicReportPhoto: { address: `/v1/public-reports/${report.number}/photos/${report.photoId}` },
  getReportCategory: { address: `/v1/report-categories/${(await aCategory()).id}` },
  getReportDeadlineRule: { address: `/v1/report-deadline-rules/${deadline!.id}` },
  reopenOwnReport: {
    address: trackedAt(reopened, 'reopening'),
    body: { secret: reopened.secret, body: 'Mati lagi.' },
    status: 201,
  },
  trackReport: { address: trackedAt(report, '_read'), body: { secret: report.secret } },
  writeOwnReportMessage: {
    address: trackedAt(report, 'messages'),
    body: { secret: report.secret, body: 'Masih mati.' },
    status: 201,
  },
  checkSurveyReceipt: { body: { receipt: await receiptOf() } },
  deleteSurveyDraft: {
    address: `/v1/survey-drafts/${otherDraft.id}/deletion`,
    body: { secret: otherDraft.secret },
    status: 201,
  },
  eraseForumParticipant: { body: { token: leaving.token }, status: 201 },
  eraseSurveyResponse: { body: { receipt: await receiptOf() }, status: 201 },
  getArea: { address: `/v1/areas/${village.id}` },
  getAreaBoundary: { address: `/v1/areas/${village.id}/boundary` },
  getCertificate: { address: `/v1/certificates/${results.items[0]!.certificateNumber}` },
  getChallenge: { address: '/v1/challenges?purpose=survey-response' },
  getHoliday: { address: '/v1/holidays/2026-08-17' },
  flagForumPost: { address: `${postPath}/flags`, body: { reason: 'off-topic' }, status: 201 },
  getForumParticipation: { address: `${topicPath}/participation` },
  getForumPost: { address: postPath },
  getForumTopic: { address: topicPath },
  getOpenDataset: { address: '/v1/open-data/datasets/satisfaction-index' },
  getPublicService: { address: `/v1/public-services/${(await aService(api)).id}` },
  getSurveyForm: { address: form },
  getSurveyPublication: { address: `/v1/survey-publications/${publication.id}` },
  getSurveyQrCode: { address: `${form}/qr-code` },
  getWorkingDeadline: {
    address: '/v1/working-calendar/deadline?receivedAt=2026-12-22T11:00:00Z&workingDays=5',
  },
  joinForums: { body: {}, status: 201 },
  keepSurveyDraft: { address: `${form}/drafts`, body: unfinished, status: 201 },
  listForumModeration: { address: `${topicPath}/moderation-log` },
  listForumPosts: { address: `${topicPath}/posts` },
  listForumReplies: { address: `${postPath}/replies` },
  listPublicationsOfSurvey: { address: `/v1/surveys/${publication.surveyId}/publications` },
  listPublishedSurveyTexts: { address: `${form}/texts` },
  locatePoint: { address: '/v1/areas/_locate?longitude=104.65&latitude=-3.05' },
  readSurveyDraft: { address: `/v1/survey-drafts/${draft.id}/_read`, body: { secret: draft.secret } },
  sendPhoto: {
    ...formOf([{ name: 'file', fileName: 'a.jpg', content: await aPhotoFile() }]),
    status: 201,
  },
  proposeForumTopic: {
    body: { id: '019a0b1c-2d3e-7f40-8a5b-000000000002', title: 'Parkir', description: 'Parkir penuh.' },
    status: 201,
  },
  readForumProfile: { body: { token: own } },
  supportForumPost: { address: `${postPath}/support`, body: { token: own }, status: 201 },
  unfollowPublicReport: {
    address: `/v1/public-reports/${report.number}/follower-withdrawal`,
    body: { secret: report.secret },
    status: 201,
  },
  updateForumProfile: { body: { token: own, ageBand: '20-29' }, status: 201 },
  updateSurveyDraft: {
    address: `/v1/survey-drafts/${draft.id}`,
    body: { secret: draft.secret, answers: [] },
  },
  verifyCertificate: { body: { signed: 'hello' } },
  verifyForumParticipant: { body: { token: own, code: (codes.codes as string[])[0] }, status: 201 },
  verifySurveyPublication: { body: { signed: 'a.b.c' } },
  withdrawForumPost: {
    address: `/v1/forum-posts/${(await aPost(api, topic.id, { token: own })).id}/withdrawal`,
    body: { token: own },
    status: 201,
  },
  withdrawForumSupport: { address: `${postPath}/support-withdrawal`, body: { token: own }, status: 201 },
  writeForumPost: {
    address: `${topicPath}/posts`,
    body: { id: '019a0b1c-2d3e-7f40-8a5b-000000000003', body: 'Setuju.' },
    status: 201,
  },
};

/** What every caller may do who is a person, and no key. */
const ofPeople: ReadonlySet<string> = new Set(['joinForumsSignedIn']);

/** Whoever is nobody, wherever a credential is asked for. */
const strangers: [string, string | null][] = [
  ['no key', null],
  ['a key that nobody holds', `pnt_${'0'.repeat(32)}_${'a'.repeat(43)}`],
  ['a key with another secret', `${sound.slice(0, -1)}${sound.endsWith('A') ? 'B' : 'A'}`],
  ['a key cut short', sound.slice(0, -1)],
  ['the id of a key alone', sound.slice(0, 37)],
  ['what is no key', 'hello'],
  ['a key past its day', expired],
  ['a revoked key', revoked],
  ['a token that nobody signed', 'eyJhbGciOiJub25lIn0.eyJpc3MiOiJ1cm46cGVuYXRhOmRldmVsb3BtZW50In0.'],
];
const employee = await token(servant.nip);
const nobody = await token('199001012015011009');

t.test('nobody passes without a credential, and no credential does more than it allows', async (t) => {
  const outcomes = new Map<string, number>();
  let open = 0;
  for (const { path, method, operation } of operations) {
    const access = accessOf(operation.operationId);
    const name = `${method} ${path}`;
    const statusFor = async (presented: string | null) => {
      const { status, headers } = await call(method, addressOf(path), { key: presented });
      outcomes.set(String(status), (outcomes.get(String(status)) ?? 0) + 1);
      if (status === 401) t.match(headers['www-authenticate'], /^Bearer/, `${name} says what is needed`);
      return status;
    };
    if (access.kind === 'public') {
      open += 1;
      const { address = addressOf(path), body, headers, status = 200 } = opened[operation.operationId] ?? {};
      const asked = await call(method, address, {
        key: null,
        body,
        headers: { 'if-match': '*', ...headers },
      });
      t.equal(asked.status, status, `${name} is open to all`);
      continue;
    }
    // Open311 has one status for all whose key does not open.
    const unknown = '401' in operation.responses ? 401 : 403;
    for (const [who, presented] of strangers)
      t.equal(await statusFor(presented), unknown, `${name} with ${who}`);
    if (access.kind === 'caller') {
      const isOfPeople = ofPeople.has(operation.operationId);
      t.equal(await statusFor(await key([])), isOfPeople ? 403 : 200, `${name} with any key`);
      if (isOfPeople) t.equal(await statusFor(nobody), 201, `${name} with any token`);
      continue;
    }
    if (access.kind === 'self') {
      t.equal(await statusFor(sound), 403, `${name} with a key`);
      t.equal(await statusFor(nobody), 403, `${name} with a token without a personnel file`);
      t.notOk([401, 403].includes(await statusFor(employee)), `${name} with the token of a civil servant`);
      continue;
    }
    const { scope } = access;
    t.equal(await statusFor(without.get(scope)!), 403, `${name} with every scope but ${scope}`);
    t.equal(await statusFor(employee), 403, `${name} with the token of a civil servant without a role`);
    for (const [other, presented] of withOnly)
      if (other !== scope) t.equal(await statusFor(presented), 403, `${name} with ${other} alone`);
    const status = await statusFor(withOnly.get(scope)!);
    t.notOk([401, 403].includes(status), `${name} with ${scope} passes the door: ${status}`);
    const narrowStatus = await statusFor(narrow);
    if (access.units === 'city') t.equal(narrowStatus, 403, `${name} with a key of one unit`);
    else t.notOk([401, 403, 500].includes(narrowStatus), `${name} with a key of one unit: ${narrowStatus}`);
  }
  const calls = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
  const list = [...outcomes].sort().map(([status, count]) => `${status}: ${count}`);
  t.comment(`${operations.length} operations, ${open} of them public; ${calls} calls (${list.join(', ')})`);
  t.ok(operations.length >= 60);
  t.ok(open >= 2);
});

t.test('a refusal tells nothing of what is behind the door', async (t) => {
  const foreign = without.get('employees:read')!;
  const { status, body } = await call('GET', '/v1/employees/not-an-id?nonsense=1', { key: foreign });
  t.match({ status, body }, { status: 403, body: { code: 'scope-missing', detail: /employees:read/ } });
  t.equal(body.errors, undefined);
});

t.test('the contract says what each declaration asks for', async (t) => {
  for (const { operation } of operations) {
    const access = accessOf(operation.operationId);
    const kinds = operation.security.flatMap((requirement) => Object.keys(requirement)).sort();
    const expected =
      access.kind === 'public' ? [] : access.kind === 'self' ? ['token'] : ['apiKey', 'bearer', 'token'];
    t.strictSame(kinds, expected, operation.operationId);
    // Of what the public does no reason is kept.
    if (access.kind === 'public')
      t.notMatch(JSON.stringify(operation.parameters), /x-?purpose/i, operation.operationId);
    if (access.kind === 'scope') t.match(operation.description, `Scope: \`${access.scope}\``);
  }
});
