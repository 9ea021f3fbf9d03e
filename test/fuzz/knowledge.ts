import type { Random } from '../../src/demo/random.ts';
import { coreLevels, fiveLevels } from '../support/competencies.ts';
import { personOf } from '../support/employees.ts';
import { marked, officialVersion, surveyDays, today } from '../support/feedback.ts';
import { aPhotoFile, formOf } from '../support/photos.ts';
import { article, aText, policyOf } from '../support/policy-documents.ts';
import { targetOf } from '../support/policy-targets.ts';
import { areaOf, polygonOf, rectangle } from '../support/territory.ts';
import { outsideCertificateOf, sessionDays } from '../support/trainings.ts';
import { exchangeKnowledge } from './campaign-exchange-knowledge.ts';
import { campaignKnowledge } from './campaign-knowledge.ts';
import { consultationKnowledge } from './consultation-knowledge.ts';
import { readinessKnowledge } from './readiness-knowledge.ts';
import type { FuzzRequest } from './request.ts';
import { isObject, type Json } from './schema.ts';
import type { World } from './world.ts';

export type Knowledge = (request: FuzzRequest, world: World, random: Random) => FuzzRequest;

let number = 0;

const withBody =
  (about: (body: Json, world: World, random: Random) => Json): Knowledge =>
  (request, world, random) => {
    number += 1;
    const body = about(isObject(request.body) ? request.body : {}, world, random);
    return {
      ...request,
      body: Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)),
    };
  };

const inAMonth = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString();

/** Numbers of other systems are unique, and one for each system. */
const ownExternalIds = ({ externalIds }: Json): Json =>
  externalIds === undefined ? {} : { externalIds: [{ system: 'siasn', value: `fuzz-${number}` }] };

/** A person whose numbers, days and kind of employment agree. */
function somebody({ rank: _, placement: __, ...body }: Json, world: World, random: Random): Json {
  const positionId = world.valueOf('positionId', random);
  return {
    ...body,
    ...personOf(),
    permanentOn: undefined,
    ...ownExternalIds(body),
    status: 'active',
    ...(random.chance(0.5) ? { rank: { rank: 'III/a', validFrom: '2020-01-01' } } : {}),
    ...(random.chance(0.5) && positionId ? { placement: { positionId, validFrom: '2020-06-01' } } : {}),
  };
}

/** What of a personnel file can be said without looking at the rest of it. */
const harmless = (): Json => ({ phone: `08${String(1_000_000_000 + number)}`, birthPlace: `Kota ${number}` });

const photo = await aPhotoFile(40, 30);
const file = 'code,name,kind,parentCode\r\nF-I,Dinas,agency,\r\n';
const importSettings = [
  ['resource', 'units'],
  ['validFrom', '2026-01-01'],
] as const;

/** The file as the body itself, its settings in the address. */
const withFile = (request: FuzzRequest): FuzzRequest => ({
  ...request,
  query: importSettings,
  headers: { ...request.headers, 'content-type': 'text/csv' },
  body: undefined,
  payload: file,
});

/** The file as the last part of a form, after its settings. */
function withForm(request: FuzzRequest): FuzzRequest {
  const part = (about: string, content: string) =>
    `--fuzz\r\ncontent-disposition: form-data; ${about}\r\n\r\n${content}\r\n`;
  const settings = importSettings.map(([name, value]) => part(`name="${name}"`, value)).join('');
  return {
    ...request,
    query: [],
    headers: { ...request.headers, 'content-type': 'multipart/form-data; boundary=fuzz' },
    body: undefined,
    payload: `${settings}${part('name="file"; filename="units.csv"', file)}--fuzz--\r\n`,
  };
}

/** A standard of a position, of what the dictionary surely has. */
const aStandard = (body: Json, world: World, random: Random): Json => ({
  ...body,
  positionId: world.valueOf('positionId', random),
  positionKind: undefined,
  functionalLevel: undefined,
  jobClass: undefined,
  levels: coreLevels(random.integer(1, 5)),
  rank: 'III/c',
  grade: 'IX',
  experienceYears: 2,
  validFrom: `20${26 + (number % 60)}-03-01`,
  validTo: undefined,
});

/** A course that raises what the dictionary surely has, and presupposes nothing. */
const aCourse = (body: Json): Json => ({
  ...body,
  code: `P-${number}`,
  field: 'managerial',
  outcomes: coreLevels(3).slice(0, 2),
  prerequisiteIds: [],
});

/** The result of an assessment that takes no assessor. */
const anAssessment = (random: Random): Json => ({
  method: random.pick(['portfolio', 'supervisor', 'training-result']),
  assessorId: null,
  assessedOn: `2025-${String(random.integer(1, 12)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`,
  levels: coreLevels(random.integer(0, 5)),
});

/** A public service whose standard agrees with itself. */
const aService = (body: Json): Json => ({
  ...body,
  duration: '3 hari kerja',
  durationWorkingDays: 3,
  openingHours: [{ weekday: 1, opens: '08:00', closes: '15:30' }],
  channels: [{ kind: 'counter', address: 'Loket 1' }],
  complaintChannels: [{ kind: 'telephone', address: '112' }],
});

/** The needs of a unit of today. */
const aNeed = (body: Json, world: World, random: Random): Json => ({
  ...body,
  unitId: world.valueOf('unitId', random),
  asOf: undefined,
});

const nominations: Knowledge = (request, world, random) => ({
  ...request,
  path: { sessionId: world.valueOf('openSessionId', random) ?? '-' },
  body: { unitId: world.valueOf('cityId', random), limit: random.integer(1, 500) },
});

/** A draft is opened with its own secret. */
const withDraftKey =
  (body: Json): Knowledge =>
  (request, world, random) => {
    const [draftId = '-', secret] = (world.valueOf('draftKey', random) ?? '').split(' ');
    return { ...request, path: { draftId }, body: { secret, ...body } };
  };

const withReceipt = withBody((_body, world, random) => ({ receipt: world.valueOf('receipt', random) }));

const ofSurvey =
  (fact: string, body?: () => Json): Knowledge =>
  (request, world, random) => ({
    ...request,
    path: { surveyId: world.valueOf(fact, random) ?? '-' },
    ...(body ? { body: body() } : {}),
  });

const questions = [{ key: 'why', kind: 'text', text: { id: 'Mengapa?' }, isRequired: false }];

const aVersion =
  ({ isUnused = false }): Knowledge =>
  (request, world, random) => ({
    ...request,
    path: {
      ...request.path,
      questionnaireId: world.valueOf('unusedQuestionnaireId', random) ?? '-',
      ...('versionNumber' in request.path ? { versionNumber: '1' } : {}),
    },
    ...(request.body === undefined && !isUnused ? {} : { body: { questions } }),
  });

const withoutQuery: Knowledge = (request) => ({ ...request, query: [] });

/** A text on a topic that takes some, under an id of its own. */
const aPost: Knowledge = (request, world, random) => ({
  ...request,
  path: { topicId: world.valueOf('keptTopicId', random) ?? '-' },
  body: { id: `019a4700-0000-7000-8000-${String(number++).padStart(12, '0')}`, body: `Kiriman ${number}` },
});

const ofTopic =
  (fact: string, body?: Json): Knowledge =>
  (request, world, random) => ({
    ...request,
    path: { topicId: world.valueOf(fact, random) ?? '-' },
    ...(body ? { body } : {}),
  });

const ofPost =
  (fact: string, body: Json): Knowledge =>
  (request, world, random) => ({
    ...request,
    path: { postId: world.valueOf(fact, random) ?? '-' },
    body,
  });

/** A post with the token of whoever wrote it. */
const ofAuthor =
  (fact: string, body: Json = {}): Knowledge =>
  (request, world, random) => {
    const [postId = '-', token] = (world.valueOf(fact, random) ?? '').split(' ');
    return { ...request, path: { postId }, body: { token, ...body } };
  };

/** What a participant sends under a token that stays. */
const byParticipant = (body: Json = {}): Knowledge =>
  withBody((_body, world, random) => ({ token: world.valueOf('participantToken', random), ...body }));

/** A report in a state in which something can be done with it. */
const ofReport =
  (fact: string, body: Json): Knowledge =>
  (request, world, random) => ({
    ...request,
    path: { reportId: world.valueOf(fact, random) ?? '-' },
    body,
  });

/** A step of a policy document that is at the stage for it. */
const ofPolicy =
  (fact: string, body: (world: World, random: Random) => Json): Knowledge =>
  (request, world, random) => {
    number += 1;
    return {
      ...request,
      path: { policyDocumentId: world.valueOf(fact, random) ?? '-' },
      body: body(world, random),
    };
  };

/** Something that can be done with a target of a policy document. */
const ofPolicyTarget =
  (fact: string, body?: () => Json): Knowledge =>
  (request, world, random) => {
    number += 1;
    const [policyDocumentId = '-', policyTargetId = '-'] = (world.valueOf(fact, random) ?? '').split(' ');
    return { ...request, path: { policyDocumentId, policyTargetId }, ...(body ? { body: body() } : {}) };
  };

/** An action in a state in which something can be done with it. */
const ofFollowUp =
  (fact: string, body: Json): Knowledge =>
  (request, world, random) => ({
    ...request,
    path: { followUpId: world.valueOf(fact, random) ?? '-' },
    body,
  });

/** What whoever reported sends, with number and secret. */
const byReporter =
  (fact: string, body: Json = {}): Knowledge =>
  (request, world, random) => {
    const [reportNumber = '-', secret] = (world.valueOf(fact, random) ?? '').split(' ');
    return { ...request, path: { reportNumber }, body: { secret, ...body } };
  };

/** A report as anybody files it: what it names is there. */
const aReport = withBody(({ photoIds: _, place: __, isAnonymous: ___, ...body }) => ({
  ...body,
  text: 'Lampu jalan mati.',
}));

/** What people do who have signed in, and no key. */
export const ofPeople: ReadonlySet<string> = new Set(['joinForumsSignedIn']);

/** What the contract cannot say of a body: which values agree with each other, and which day is open. */
/** A query of signs alone wants no word. */
const withWords: Knowledge = (request) => ({
  ...request,
  query: request.query.map(([name, value]) => [name, name === 'q' ? 'pegawai' : value] as const),
});

export const known: Readonly<Record<string, Knowledge>> = {
  searchPolicyDocuments: withWords,
  searchPublicPolicyDocuments: withWords,
  // Steps are told by their documents, not by an address of their own.
  readPolicyChanges: withoutQuery,
  settleCalendarYear: (request, world, random) => ({
    ...request,
    path: { year: world.valueOf('unsettledYear', random) ?? '-' },
  }),
  createHoliday: withBody((body) => ({ ...body, date: `20${30 + (number % 60)}-05-01` })),
  addWorkingHours: withBody((body) => ({ ...body, validFrom: `20${30 + (number % 60)}-02-01` })),
  createArea: withBody(() => areaOf('city')),
  updateArea: withBody(() => ({ name: `Wilayah ${number}` })),
  setAreaBoundary: withBody(() => polygonOf(rectangle(104.6, -3.1, 104.7 + (number % 50) / 1000, -3))),
  locatePoint: (request) => ({
    ...request,
    query: [
      ['longitude', '104.65'],
      ['latitude', '-3.05'],
    ],
  }),
  // A box made by chance has its sides the wrong way round.
  listPublicReportClusters: (request, _world, random) => ({
    ...request,
    query: [
      ['bbox', '104.6,-3.1,104.9,-2.8'],
      ['zoom', String(random.integer(0, 24))],
    ],
  }),
  getWorkingDeadline: (request, _world, random) => ({
    ...request,
    query: [
      ['receivedAt', '2026-12-22T11:00:00Z'],
      ['workingDays', String(random.integer(0, 60))],
    ],
  }),
  createUnit: withBody((body, world, random) => ({
    ...body,
    code: `F-${number}`,
    kind: 'section',
    parentId: random.chance(0.5) ? null : world.valueOf('parentId', random),
    validFrom: '2026-01-01',
    ...ownExternalIds(body),
  })),
  updateUnitIdentity: withBody((body) => ({ code: `G-${number}`, ...ownExternalIds(body) })),
  changeUnit: withBody(({ parentId: _, ...body }) => ({ ...body, kind: 'section' })),
  correctUnitVersion: withBody(({ parentId: _, validFrom: __, ...body }) => ({
    ...body,
    name: `Seksi ${number}`,
  })),
  closeUnit: withBody((body) => ({ ...body, closedOn: '2029-01-01' })),
  createPosition: withBody((body, world, random) => ({
    ...body,
    unitId: world.valueOf('unitId', random),
    kind: 'pelaksana',
    functionalLevel: undefined,
    echelon: undefined,
    validFrom: '2026-02-01',
    ...ownExternalIds(body),
  })),
  updatePositionIdentity: withBody((body) => ({ externalIds: [], ...ownExternalIds(body) })),
  changePosition: withBody(({ validFrom }) => ({
    validFrom,
    name: `Pengolah ${number}`,
    headCountNeeded: 3,
  })),
  correctPositionVersion: withBody(() => ({ name: `Pengolah ${number}` })),
  closePosition: withBody((body) => ({ ...body, closedOn: '2029-01-01' })),
  createEmployee: withBody(somebody),
  correctEmployee: withBody((body) => ({ ...harmless(), ...ownExternalIds(body) })),
  addRank: withBody((body) => ({ ...body, rank: 'III/b', validFrom: `2024-01-0${1 + (number % 9)}` })),
  placeEmployee: withBody((body, world, random) => ({
    ...body,
    positionId: world.valueOf('positionId', random),
    kind: random.chance(0.5) ? 'additional' : 'definitive',
    validFrom: '2026-03-01',
    validTo: undefined,
  })),
  correctPlacement: withBody(({ decreeDate }) => ({ decreeNumber: `SK-${number}`, decreeDate })),
  endPlacement: withBody((body) => ({ ...body, endedOn: '2028-01-01' })),
  requestCorrection: withBody((body) => ({ ...body, changes: harmless() })),
  decideCorrectionRequest: withBody((body) => ({
    decision: 'declined',
    reason: 'Tidak didukung dokumen.',
    ...body,
  })),
  createApiKey: withBody((body) => ({
    ...body,
    scopes: ['organisation:read'],
    networks: null,
    unitIds: null,
    expiresAt: inAMonth(),
  })),
  updateApiKey: withBody((body) => ({ ...body, networks: null, expiresAt: inAMonth() })),
  createRole: withBody((body) => ({
    ...body,
    name: `peran-${number}`,
    scopes: ['organisation:read'],
    reach: 'everywhere',
    unitIds: undefined,
    tokenValues: [`peran-${number}`],
  })),
  updateRole: withBody(({ description }) => ({
    description: description ?? 'Uji',
    scopes: ['organisation:read'],
  })),
  addRetirementAgeLimit: withBody((body) => ({ ...body, validFrom: `20${30 + (number % 60)}-01-01` })),
  createCompetency: withBody((body) => ({
    ...body,
    code: `K-${number}`,
    kind: 'technical',
    field: 'personnel',
    levels: fiveLevels(),
    validFrom: '2020-01-01',
  })),
  changeCompetency: withBody(({ validFrom }) => ({ validFrom, legalBasis: `Keputusan ${number}` })),
  correctCompetencyVersion: withBody(() => ({ legalBasis: `Keputusan ${number}` })),
  closeCompetency: withBody((body) => ({ ...body, closedOn: '2035-01-01' })),
  setCompetencyStandard: withBody(aStandard),
  previewCompetencyStandard: withBody(aStandard),
  correctCompetencyStandard: withBody(() => ({ legalBasis: `Keputusan ${number}` })),
  previewCompetencyStandardCorrection: withBody(() => ({ legalBasis: `Keputusan ${number}` })),
  createAssessor: withBody((body) => ({
    ...body,
    code: `ASR-${number}`,
    validFrom: '2020-01-01',
    validTo: undefined,
  })),
  updateAssessor: withBody(() => ({ institution: `UPT ${number}` })),
  addAssessmentValidity: withBody((body) => ({ ...body, validFrom: `20${30 + (number % 60)}-02-01` })),
  createAssessment: withBody((body, world, random) => ({
    ...body,
    ...anAssessment(random),
    employeeId: world.valueOf('employeeId', random),
  })),
  correctAssessment: withBody((body, _world, random) => ({ ...body, ...anAssessment(random) })),
  createCourse: withBody(aCourse),
  updateCourse: withBody(() => ({ title: `Pelatihan ${number}` })),
  createTrainingSession: withBody((body, world, random) => ({
    ...body,
    ...sessionDays(30 + number * 4, 31 + number * 4),
    courseId: world.valueOf('courseId', random),
    unitQuotas: [],
    quota: 3,
    needsApproval: true,
  })),
  updateTrainingSession: withBody(() => ({ trainer: `Pengajar ${number}` })),
  // Most sessions are drafts, or cancelled.
  nominateForTraining: (request, world, random) => ({
    ...request,
    path: { sessionId: world.valueOf('openSessionId', random) ?? '-' },
    body: { employeeId: world.valueOf('employeeId', random) },
  }),
  nominateByGap: nominations,
  previewNominations: nominations,
  applyForTraining: withBody((_body, world, random) => ({
    sessionId: world.valueOf('openSessionId', random),
  })),
  createTrainingMeeting: (request, world, random) => ({
    ...request,
    path: { sessionId: world.valueOf('pastSessionId', random) ?? '-' },
    body: { heldOn: today(), number: (number++ % 499) + 1 },
  }),
  // Most meetings are removed again.
  listTrainingMeetingHistory: (request, world, random) => ({
    ...request,
    path: { meetingId: world.valueOf('pastMeetingId', random) ?? '-' },
    query: [],
  }),
  updateTrainingMeeting: withBody(() => ({ title: `Pertemuan ${number}` })),
  noteAttendance: (request, world, random) => ({
    ...request,
    path: { meetingId: world.valueOf('pastMeetingId', random) ?? '-' },
    body: { items: [{ enrolmentId: world.valueOf('pastEnrolmentId', random), isPresent: true }] },
  }),
  enterTrainingResults: (request, world, random) => ({
    ...request,
    path: { sessionId: world.valueOf('pastSessionId', random) ?? '-' },
    body: { items: [{ enrolmentId: world.valueOf('pastEnrolmentId', random), result: 'failed' }] },
  }),
  evaluateTraining: (request, world, random) => ({
    ...request,
    path: { enrolmentId: world.valueOf('ownPastEnrolmentId', random) ?? '-' },
  }),
  recordOutsideCertificate: withBody((_body, world, random) =>
    outsideCertificateOf(world.valueOf('employeeId', random) ?? null, { number: `L-${number}` }),
  ),
  submitOutsideCertificate: withBody(() => outsideCertificateOf(null, { number: `L-${number}` })),
  addLearningDuty: withBody((body) => ({ ...body, validFrom: `20${30 + (number % 60)}-02-01` })),
  addLearningConversion: withBody((body) => ({ ...body, validFrom: `20${30 + (number % 60)}-02-01` })),
  // Of a year made by chance there are no units.
  getUnitLearningHours: withoutQuery,
  createTrainingPlan: withBody(aNeed),
  previewTrainingPlan: withBody(aNeed),
  compareTrainingPlans: (request, world, random) => ({
    ...request,
    query: [['withPlanId', world.valueOf('planId', random) ?? '-']],
  }),
  // Of most plans there are no seats to be had.
  planTrainingSessions: (request, world, random) => ({
    ...request,
    path: { planId: world.valueOf('planWithSeatsId', random) ?? '-' },
    body: { sessions: [{ courseId: world.valueOf('plannedCourseId', random), ...sessionDays(), quota: 1 }] },
  }),
  createPublicService: withBody((body, world, random) => ({
    ...aService(body),
    code: `L-${number}`,
    unitId: world.valueOf('unitId', random),
  })),
  updatePublicService: withBody(({ unitId: _, code: __, ...body }) => aService(body)),
  updateRetentionRule: withBody((body) => ({ ...body, days: 90 + (number % 90) })),
  createQuestionnaire: withBody((body, world, random) => ({
    ...body,
    code: `Q-${number}`,
    unitId: world.valueOf('cityId', random),
  })),
  createQuestionnaireVersion: aVersion({}),
  getQuestionnaireVersion: aVersion({}),
  // Of most questionnaires a survey asks the only version.
  updateQuestionnaireVersion: aVersion({ isUnused: true }),
  createSurvey: withBody((_body, world, random) => ({
    code: `SV-${number}`,
    title: { id: 'Survei' },
    unitId: world.valueOf('cityId', random),
    versionId: officialVersion,
    ...surveyDays(),
    services: [{ serviceId: world.valueOf('surveyedServiceId', random) }],
  })),
  // Most surveys are no drafts, and of those that take answers only little may change.
  openSurvey: ofSurvey('draftSurveyId'),
  updateSurvey: ofSurvey('keptSurveyId', () => ({ title: { id: `Survei ${number++}` } })),
  giveTokens: ofSurvey('keptSurveyId', () => ({ count: 2 })),
  registerKiosk: ofSurvey('keptSurveyId', () => ({ name: 'Loket' })),
  answerSurvey: (request, world, random) => ({
    ...request,
    path: { link: world.valueOf('keptLink', random) ?? '-' },
    body: { questionnaireVersion: 1, answers: marked(random.integer(1, 4)) },
  }),
  keepSurveyDraft: withBody(({ serviceId: _, proof: __, ...body }) => ({
    ...body,
    questionnaireVersion: 1,
    answers: [],
  })),
  readSurveyDraft: withDraftKey({}),
  updateSurveyDraft: withDraftKey({ answers: [] }),
  deleteSurveyDraft: withDraftKey({}),
  checkSurveyReceipt: withReceipt,
  eraseSurveyResponse: withReceipt,
  decideSurveyText: withBody(() => ({ state: 'withheld', reason: 'Rangkap.' })),
  // Of most surveys nothing is held.
  decideSurveyResponses: (request, world, random) => ({
    ...request,
    path: { surveyId: world.valueOf('heldSurveyId', random) ?? '-' },
    body: { counts: random.chance(0.5), heldFor: 'many-from-address', reason: 'Sudah diperiksa.' },
  }),
  // Of a period made by chance most end before they begin.
  getSatisfactionIndex: withoutQuery,
  listPublicationsOfSurvey: ofSurvey('publishedSurveyId'),
  // Most surveys take answers still, and what was published is corrected.
  publishSurveyResults: (request, world, random) => ({
    ...request,
    path: { surveyId: world.valueOf('publishedSurveyId', random) ?? '-' },
    body: { correction: `Ralat ${number++}` },
  }),
  // Of the day and position that a query made by chance would name there is seldom anything.
  getCompetencyGap: withoutQuery,
  getOwnCompetencyGap: withoutQuery,
  listCandidates: withoutQuery,
  getConsistencyProof: (request, world, random) => ({
    ...request,
    query: [['from', world.valueOf('treeSize', random) ?? '0']],
  }),
  getInclusionProof: (request, _world, random) => ({
    ...request,
    // Only what was there before the last seal is proven.
    path: { entryNumber: String(random.integer(1, 20)) },
    query: [],
  }),
  // Of units there always are events: nobody waits for any.
  listEvents: (request, _world, random) => ({
    ...request,
    query: random.chance(0.5) ? [] : [['resource', 'unit']],
  }),
  exportAuditLog: (request) => ({
    ...request,
    query: [
      ['from', today()],
      ['to', today()],
    ],
    headers: { ...request.headers, 'x-purpose': 'Uji' },
  }),
  sendPhoto: (request) => {
    const { body, headers } = formOf([{ name: 'file', fileName: 'IMG.jpg', content: photo }]);
    return { ...request, headers: { ...request.headers, ...headers }, body: undefined, payload: body };
  },
  continueFileUpload: (request) => {
    const { 'upload-checksum': _, ...headers } = request.headers;
    return {
      ...request,
      headers: { ...headers, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
      payload: '%PDF-1.7',
    };
  },
  joinForums: withBody(({ name: _, proof: __, ...body }) => body),
  readForumProfile: byParticipant(),
  updateForumProfile: byParticipant({ ageBand: '30-39' }),
  verifyForumParticipant: withBody((_body, world, random) => ({
    token: world.valueOf('participantToken', random),
    code: world.valueOf('forumCode', random),
  })),
  eraseForumParticipant: withBody((_body, world, random) => ({
    token: world.valueOf('leavingToken', random),
  })),
  giveForumCodes: withBody((_body, world, random) => ({ unitId: world.valueOf('cityId', random), count: 2 })),
  createForumTopic: withBody(({ serviceId: _, subject: __, ...body }, world, random) => ({
    ...body,
    ...surveyDays(),
    unitId: world.valueOf('cityId', random),
  })),
  // Most topics are no drafts, and of those on which people write only little may change.
  openForumTopic: ofTopic('draftTopicId'),
  updateForumTopic: ofTopic('keptTopicId', { rules: 'Satu gagasan dalam satu kiriman.' }),
  closeForumTopic: ofTopic('openTopicId', {}),
  concludeForumTopic: ofTopic('closedTopicId', {
    heard: [{ text: 'Loket diminta buka hari Sabtu.' }],
    willDo: [],
    willNotDo: [],
  }),
  proposeForumTopic: withBody(() => ({
    id: `019a4700-0000-7000-8000-${String(number).padStart(12, '0')}`,
    title: 'Parkir',
    description: 'Parkir penuh.',
  })),
  decideForumProposal: ofTopic('proposalId', { isAccepted: false, reason: 'Sudah dibahas.' }),
  moderateForumProposal: ofTopic('declinedProposalId', {
    state: 'removed',
    reason: 'insult',
    explanation: 'Menghina orang lain.',
  }),
  writeForumPost: aPost,
  writeOfficialForumPost: aPost,
  flagForumPost: ofPost('keptPostId', { reason: 'insult' }),
  decideForumPost: ofPost('heldPostId', {
    state: 'removed',
    reason: 'insult',
    explanation: 'Menghina orang lain.',
  }),
  supportForumPost: ofAuthor('keptPostKey'),
  withdrawForumSupport: ofAuthor('keptPostKey'),
  withdrawForumPost: ofAuthor('ownPostKey'),
  appealForumRemoval: ofAuthor('removedPostKey', { body: 'Keliru.' }),
  decideForumAppeal: (request, world, random) => ({
    ...request,
    path: { appealId: world.valueOf('appealId', random) ?? '-' },
    body: { isGranted: random.chance(0.5), explanation: 'Sudah diperiksa.' },
  }),
  fileReport: aReport,
  fileOpen311Request: withBody((_, world, random) => ({
    service_code: world.valueOf('serviceCode', random),
    address_string: 'Jl. Merdeka',
    description: `Lampu ${number} mati.`,
  })),
  enterReport: withBody(({ photoIds: _, place: __, isAnonymous: ___, ...body }) => ({
    ...body,
    text: 'Lampu jalan mati.',
    receivedAt: undefined,
    externalReferences: [{ system: 'sp4n-lapor', id: `fuzz-${number}` }],
  })),
  verifyReport: ofReport('receivedReportId', {}),
  routeReport: (request, world, random) => ({
    ...request,
    body: { unitId: world.valueOf('unitId', random), reason: 'Bukan urusan kami.' },
  }),
  progressReport: ofReport('keptReportId', { message: 'Dikerjakan.' }),
  resolveReport: ofReport('verifiedReportId', { message: 'Selesai.' }),
  returnReport: ofReport('receivedReportId', { message: 'Di mana?' }),
  archiveReport: ofReport('receivedReportId', { ground: 'spam', message: 'Spam.' }),
  mergeReports: (request, world, random) => ({
    ...request,
    path: { reportId: world.valueOf('keptReportId', random) ?? '-' },
    body: { numbers: [world.valueOf('receivedReportNumber', random)] },
  }),
  mergeReport: (request, world, random) => ({
    ...request,
    body: { intoNumber: world.valueOf('keptReportNumber', random) },
  }),
  writeReportMessage: ofReport('keptReportId', { body: 'Lampu yang mana?' }),
  trackReport: byReporter('keptReportKey'),
  followPublicReport: (request, world, random) => ({
    ...request,
    path: { reportNumber: world.valueOf('keptReportNumber', random) ?? '-' },
    body: {},
  }),
  unfollowPublicReport: byReporter('keptReportKey'),
  writeOwnReportMessage: byReporter('keptReportKey', { body: 'Masih mati.' }),
  eraseOwnReporterIdentity: byReporter('keptReportKey'),
  confirmOwnReport: byReporter('confirmedReportKey', { satisfaction: 4 }),
  reopenOwnReport: byReporter('reopenedReportKey', { body: 'Mati lagi.' }),
  createReportCategory: withBody((body) => ({ ...body, code: `F-${number}`, serviceId: undefined })),
  updateReportCategory: withBody(() => ({ description: 'Lain.' })),
  createReportRoutingRule: withBody((_body, world, random) => ({
    rank: 1000 + number,
    unitId: world.valueOf('cityId', random),
  })),
  updateReportRoutingRule: withBody(() => ({ rank: 50_000 + number })),
  createFollowUp: withBody((body, world, random) => ({
    unitId: world.valueOf('cityId', random),
    title: { id: `Tindak lanjut ${number}` },
    description: body.description,
    dueOn: inAMonth().slice(0, 10),
    origins: [{ forumTopic: { topicId: world.valueOf('concludedTopicId', random) } }],
  })),
  createPolicyDocument: withBody((body, world, random) => ({
    ...body,
    unitId: world.valueOf('cityId', random),
  })),
  registerPolicyDocument: withBody((body, world, random) => ({
    ...policyOf(world.valueOf('cityId', random) ?? '-'),
    keywords: body.keywords,
    kind: 'city-regulation',
    number: `${number}`,
    year: 2024,
    enactedOn: '2024-03-04',
    promulgatedOn: '2024-03-05',
    effectiveOn: '2024-04-01',
  })),
  updatePolicyDocument: ofPolicy('keptPolicyId', () => ({ keywords: [`kata ${number}`] })),
  draftPolicyDocument: ofPolicy('ideaPolicyId', () => ({ reason: 'Sesuai program.' })),
  consultOnPolicyDocument: ofPolicy('draftPolicyId', () => ({})),
  harmonisePolicyDocument: ofPolicy('draftPolicyId', () => ({})),
  returnPolicyDocument: ofPolicy('harmonisedPolicyId', () => ({ reason: 'Pasal 2 belum jelas.' })),
  withdrawPolicyDocument: ofPolicy('ideaPolicyId', () => ({ reason: 'Sudah diatur pusat.' })),
  enactPolicyDocument: (request, world, random) => {
    number += 1;
    const [id, versionId] = (world.valueOf('harmonisedPolicyText', random) ?? '- -').split(' ');
    return {
      ...request,
      path: { policyDocumentId: id! },
      body: {
        number: `F-${number}`,
        enactedOn: today(),
        signerName: 'Dewi Anggraini',
        signerOffice: 'Wali Kota',
        versionId: versionId!,
      },
    };
  },
  promulgatePolicyDocument: ofPolicy('signedPolicyId', () => ({
    promulgatedOn: today(),
    gazette: `Berita Daerah ${number}`,
  })),
  addPolicyVersion: ofPolicy('writtenPolicyId', () => ({
    text: aText(article('1', `Ketentuan ${number} berlaku.`)),
  })),
  getRegulation: withoutQuery,
  comparePolicyVersions: (request, world, random) => {
    const [id, from, to] = (world.valueOf('comparedPolicyVersions', random) ?? '- - -').split(' ');
    return {
      ...request,
      path: { policyDocumentId: id! },
      query: [
        ['fromVersionId', from!],
        ['toVersionId', to!],
      ],
    };
  },
  addPolicyFile: (request, world, random) => {
    const [id, fileUploadId] = (world.valueOf('finishedFileUpload', random) ?? '- -').split(' ');
    return {
      ...request,
      path: { policyDocumentId: id! },
      body: { role: 'attachment', fileUploadId: fileUploadId! },
    };
  },
  removePolicyFile: (request, world, random) => {
    const [id, fileId] = (world.valueOf('removablePolicyFile', random) ?? '- -').split(' ');
    return { ...request, path: { policyDocumentId: id!, policyFileId: fileId! } };
  },
  addPolicyRelation: ofPolicy('writtenPolicyId', (world, random) => ({
    kind: 'refers-to',
    targetId: world.valueOf('policyDocumentId', random) ?? '-',
  })),
  addPolicyLink: ofPolicy('writtenPolicyId', (world, random) => ({
    kind: 'unit',
    targetId: world.valueOf('cityId', random) ?? '-',
    note: `Keterkaitan ${number}`,
  })),
  addPolicyTarget: ofPolicy('writtenPolicyId', (world, random) => ({
    ...targetOf({ unitId: world.valueOf('cityId', random) ?? '-' }),
    measure: `persen ${number}`,
  })),
  updatePolicyTarget: ofPolicyTarget('changeablePolicyTarget', () => ({ value: 61 + (number % 30) })),
  removePolicyTarget: ofPolicyTarget('removablePolicyTarget'),
  addPolicyMeasurement: ofPolicyTarget('measuredPolicyTarget', () => ({
    measuredOn: new Date(Date.now() - (1 + (number % 90)) * 86_400_000).toISOString().slice(0, 10),
    value: 60 + (number % 20),
    evidence: { id: `Rekap ${number}` },
  })),
  updateFollowUp: ofFollowUp('keptFollowUpId', { title: { id: 'Pelatihan petugas' } }),
  acceptFollowUp: ofFollowUp('proposedFollowUpId', {}),
  progressFollowUp: ofFollowUp('keptFollowUpId', { message: { id: 'Jadwal disusun.' } }),
  rescheduleFollowUp: (request, world, random) => ({
    ...request,
    path: { followUpId: world.valueOf('keptFollowUpId', random) ?? '-' },
    body: { dueOn: `20${30 + (++number % 6)}-0${1 + (number % 9)}-01`, reason: { id: 'Menunggu pengajar.' } },
  }),
  completeFollowUp: ofFollowUp('acceptedFollowUpId', { result: { id: 'Selesai.' } }),
  dropFollowUp: ofFollowUp('acceptedFollowUpId', { reason: { id: 'Kewenangan provinsi.' } }),
  addFollowUpEvidence: ofFollowUp('keptFollowUpId', { description: { id: 'Daftar hadir.' } }),
  recordFollowUpTrainingNeed: (request, world, random) => ({
    ...request,
    path: { followUpId: world.valueOf('keptFollowUpId', random) ?? '-' },
    body: { courseId: world.valueOf('courseId', random), reason: 'Nilai rendah.' },
  }),
  createSatisfactionTarget: withBody((_body, world, random) => ({
    unitId: world.valueOf('unitId', random),
    element: 'time',
    value: 76.61,
    legalBasis: 'Keputusan 1/2026',
  })),
  updateSatisfactionTarget: withBody(() => ({ value: 80 })),
  ...campaignKnowledge,
  ...readinessKnowledge,
  ...exchangeKnowledge,
  ...consultationKnowledge,
  createImport: (request, _world, random) => (random.chance(0.5) ? withFile(request) : withForm(request)),
};
