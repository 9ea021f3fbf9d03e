import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import t from 'tap';
import { allScopes } from '../../../src/platform/access/scopes.ts';
import { type AnswerBody, build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { answer, aService, aSurvey, created, marked, ownSurvey, today } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';

const api = await build(t);
const { call, database, key } = api;
const open = (url: string) => call('GET', url, { key: null });

const unlimited = { answersPerAddress: 1000, identicalPerAddress: 1000 };
const close = (survey: { id: string }) => call('POST', `/v1/surveys/${survey.id}/closure`, { body: {} });
const publish = (survey: { id: string }, body: object = {}, options: object = {}) =>
  call('POST', `/v1/surveys/${survey.id}/publications`, { body, ...options });
const check = async ({ id }: { id: string }) =>
  (await call('GET', `/v1/survey-publications/${id}/check`)).body;

interface Results {
  readonly services: {
    code: string;
    isSuppressed: boolean;
    answers: number | null;
    converted: number | null;
  }[];
  readonly units: { unitId: string; isSuppressed: boolean; answers: number | null }[];
  readonly groups: { dimension: string; value: string | null; isSuppressed: boolean }[];
  readonly [name: string]: unknown;
}
const resultsIn = (publication: AnswerBody): Results => publication.results as Results;

async function answered(times: number, survey: { link: string }, marks: number[], about: object = {}) {
  for (let one = 0; one < times; one++) await created(answer(api, survey, marked(...marks), { ...about }));
}

/** A closed survey with so many answers that give a mark. */
async function aClosedSurvey(times: number, mark: number, about: Record<string, unknown> = {}) {
  const survey = await aSurvey(api, { ...unlimited, ...about });
  await answered(times, survey, [mark]);
  t.equal((await close(survey)).status, 201);
  return survey;
}

t.test('results of a closed survey are published for everybody, signed and dated', async (t) => {
  const unit = await aUnit(api, { name: 'Dinas Kependudukan' });
  const service = await aService(api, { unitId: unit.id, name: 'Akta kelahiran' });
  const survey = await aSurvey(api, {
    ...unlimited,
    unitId: unit.id,
    services: [{ serviceId: service.id, population: 10 }],
  });
  await answered(6, survey, [4, 3], { profile: { gender: 'female', occupation: 'student' } });
  await answered(5, survey, [3], { profile: { gender: 'male' } });
  const early = await publish(survey);
  t.match(early, { status: 409, body: { code: 'survey-not-closed' } });
  await close(survey);
  const published = await publish(survey);
  t.match(published, {
    status: 201,
    headers: { location: `/v1/survey-publications/${published.body.id}` },
    body: { surveyId: survey.id, number: 1, isNewest: true, publishedOn: today(), correction: null },
  });
  const results = resultsIn(published.body);
  t.match(results, {
    method: { legalBasis: 'PermenPANRB 14/2017', text: { id: String, en: String } },
    surveyCode: survey.code,
    kind: 'satisfaction',
    unitName: 'Dinas Kependudukan',
    closedOn: today(),
    answers: 11,
    population: 10,
    requiredSample: 10,
    isSampleAdequate: true,
    satisfaction: { index: 3.061, converted: 76.52, band: 'C' },
    services: [{ name: 'Akta kelahiran', unitCode: String, answers: 11, converted: 76.52 }],
    units: [{ unitId: unit.id, answers: 11, converted: 76.52 }],
    participation: {
      linkAnswers: 11,
      addresses: 1,
      mostOfOneAddress: 11,
      identicalRepeats: 9,
      held: 0,
      rejected: 0,
    },
    publishedTexts: 0,
  });
  t.match(
    results.groups.filter(({ dimension }) => dimension === 'gender'),
    [
      { value: 'female', answers: 6, converted: 77.78 },
      { value: 'male', converted: 75 },
    ],
  );
  const read = await open(`/v1/survey-publications/${published.body.id}`);
  t.strictSame(read.body, published.body, 'without a key');
  const again = await call('GET', `/v1/survey-publications/${published.body.id}`, {
    key: null,
    headers: { 'if-none-match': read.headers.etag! },
  });
  t.equal(again.status, 304);

  const keys = (await open('/v1/audit/jwks')).body as unknown as JSONWebKeySet;
  const { payload, protectedHeader } = await compactVerify(String(read.body.signed), createLocalJWKSet(keys));
  t.equal(protectedHeader.typ, 'penata-survey-results+jwt');
  t.strictSame(JSON.parse(Buffer.from(payload).toString()), {
    number: 1,
    surveyId: survey.id,
    surveyCode: survey.code,
    publishedOn: today(),
    resultsSha256: createHash('sha256').update(canonicalize(read.body.results)!).digest('hex'),
    answersDigest: read.body.answersDigest,
  });
});

t.test('a mistake is corrected by another publication, which says why', async (t) => {
  const survey = await aClosedSurvey(5, 4);
  t.match(await publish(survey, { correction: 'Salah.' }), {
    status: 422,
    body: { errors: [{ pointer: '/correction', code: 'correction-of-nothing' }] },
  });
  const first = (await publish(survey)).body;
  t.match(await publish(survey), {
    status: 422,
    body: { errors: [{ pointer: '/correction', code: 'correction-missing' }] },
  });
  const both = await Promise.all(
    ['Populasi salah.', 'Nama salah.'].map((correction) => publish(survey, { correction })),
  );
  t.strictSame(both.map(({ body }) => body.number).sort(), [2, 3], 'at the same moment, one after the other');
  t.equal((await open(`/v1/survey-publications/${first.id}`)).body.isNewest, false);
  const own = (await open(`/v1/surveys/${survey.id}/publications`)).body.items;
  t.strictSame(
    own.map(({ number, isNewest }) => [number, isNewest]),
    [
      [1, false],
      [2, false],
      [3, true],
    ],
  );
  const listed = async (criteria: string) =>
    (await open(`/v1/survey-publications?${criteria}`)).body.items.filter(
      ({ surveyId }) => surveyId === survey.id,
    );
  t.match(await listed(''), [{ number: 3, converted: 100, band: 'A', answers: 5 }]);
  t.equal((await listed('all=true')).length, 3);
  t.equal((await listed(`serviceId=${survey.services[0]!.serviceId}`)).length, 1);
  t.equal((await listed(`serviceId=${first.id}`)).length, 0);
  t.equal((await listed(`unitId=${survey.unitId}&includeSubunits=true`)).length, 1);
  t.equal((await listed(`from=${today()}`)).length, 1);
  t.equal((await listed('to=2020-01-01')).length, 0);
  await t.rejects(
    query(database.ownerUrl, `update feedback.publications set correction = 'x' where id = $1`, [first.id]),
    /corrected by another/,
  );
  const history = await call('GET', `/v1/audit/entries?resource=survey-publication&resourceId=${first.id}`);
  t.match(history.body.items, [{ operation: 'insert' }]);
});

t.test('whoever is shown signed results can have them checked', async (t) => {
  const survey = await aClosedSurvey(5, 3);
  const { body: published } = await publish(survey);
  const verify = async (signed: unknown) =>
    (await call('POST', '/v1/survey-publications/_verify', { key: null, body: { signed } })).body;
  const signed = String(published.signed);
  t.match(await verify(signed), {
    isGenuine: true,
    why: null,
    isAsPublished: true,
    publication: { id: published.id, isNewest: true },
  });
  await publish(survey, { correction: 'Diperbaiki.' });
  t.match(await verify(signed), { isGenuine: true, publication: { isNewest: false } });
  const [head, , tail] = signed.split('.');
  const forged = Buffer.from(JSON.stringify({ surveyId: survey.id, number: 1 })).toString('base64url');
  t.strictSame(await verify(`${head}.${forged}.${tail}`), { isGenuine: false, why: 'signature-invalid' });
  t.match(await verify('a.b.c'), { isGenuine: false, why: 'malformed' });
  await query(
    database.ownerUrl,
    `alter table feedback.publications disable trigger publications_append_only;
     update feedback.publications set results = jsonb_set(results, '{answers}', '999') where id = '${published.id}';
     alter table feedback.publications enable trigger publications_append_only;`,
  );
  t.match(
    await verify(signed),
    { isGenuine: true, isAsPublished: false },
    'what was changed here since is seen',
  );
});

t.test('nothing published tells of few people, in services, units and profiles', async (t) => {
  const [small, large, third] = [await aUnit(api), await aUnit(api), await aUnit(api)];
  const service = (code: string, unit: { id: string }) =>
    aService(api, { code, unitId: unit.id, name: code });
  const services = [
    await service('T-1', small),
    await service('T-2', small),
    await service('T-3', large),
    await service('T-4', third),
  ];
  const survey = await aSurvey(api, {
    ...unlimited,
    services: services.map(({ id }) => ({ serviceId: id })),
  });
  for (const [at, times] of [3, 20, 6, 7].entries())
    await answered(times, survey, [1 + at], {
      serviceId: services[at]!.id,
      profile: { ageBand: at === 0 ? 'under-20' : '20-29' },
    });
  await close(survey);
  const results = resultsIn((await publish(survey)).body);
  t.strictSame(
    results.services.map(({ code, isSuppressed, answers, converted }) => [
      code,
      isSuppressed,
      answers,
      converted,
    ]),
    [
      ['T-1', true, null, null],
      ['T-2', true, null, null],
      ['T-3', false, 6, 75],
      ['T-4', false, 7, 100],
    ],
    'of the unit is told, so the other service of it is hidden',
  );
  t.strictSame(
    results.units.map(({ isSuppressed, answers }) => [isSuppressed, answers]),
    [
      [false, 23],
      [false, 6],
      [false, 7],
    ],
  );
  t.strictSame(
    results.groups
      .filter(({ dimension }) => dimension === 'age-band')
      .map(({ isSuppressed }) => isSuppressed),
    [true, true],
  );
  const few = await aClosedSurvey(4, 4);
  t.match(resultsIn((await publish(few)).body), {
    answers: 4,
    satisfaction: { index: null, why: 'too-few-answers', elements: [] },
    services: [{ isSuppressed: true, answers: null, isSampleAdequate: null }],
  });
});

t.test('answers are held against what was published, whatever became of them since', async (t) => {
  const choices = ['ya', 'tidak'].map((one) => ({ key: one, text: { id: one } }));
  const survey = await ownSurvey(
    api,
    [
      { key: 'pernah', kind: 'single', text: { id: 'Pernah?' }, isRequired: true, choices },
      {
        key: 'tunggu',
        kind: 'number',
        text: { id: 'Berapa menit?' },
        isRequired: true,
        number: { least: 0, most: 480, decimals: 1 },
      },
    ],
    unlimited,
  );
  let receipt: unknown;
  for (const minutes of [10, 20.5, 30, 40, 50, 60])
    receipt = (
      await created(
        answer(api, survey, [
          { question: 'pernah', choice: 'ya' },
          { question: 'tunggu', value: minutes },
        ]),
      )
    ).receipt;
  await close(survey);
  const { body: published } = await publish(survey);
  t.match(resultsIn(published), { kind: 'own', satisfaction: null, questions: [{}, { mean: 35.0833 }] });
  t.strictSame(await check(published), {
    publicationId: published.id,
    isUnchanged: true,
    answersDigest: published.answersDigest,
    answersDigestNow: published.answersDigest,
    answers: 6,
    answersNow: 6,
    areFiguresSame: true,
    areRollUpsExact: true,
  });
  const other = await publish(survey, { correction: 'Tidak ada.' });
  t.equal(other.body.answersDigest, published.answersDigest, 'the same answers, the same digest');

  t.type(receipt, 'string');
  await query(
    database.ownerUrl,
    `select feedback.erase_response(survey_id, received_on, id, receipt_hash)
       from feedback.responses where survey_id = $1 order by id limit 1`,
    [survey.id],
  );
  t.match(await check(published), {
    isUnchanged: false,
    answers: 6,
    answersNow: 5,
    areFiguresSame: false,
    areRollUpsExact: true,
  });
  await query(
    database.ownerUrl,
    `alter table feedback.responses disable trigger responses_guarded;
     update feedback.responses set cells = '{2}' where survey_id = '${survey.id}'
        and id = (select min(id::text)::uuid from feedback.responses where survey_id = '${survey.id}');
     alter table feedback.responses enable trigger responses_guarded;`,
  );
  t.match(
    await check(published),
    { answersNow: 5, areRollUpsExact: false },
    'what was changed by hand is seen',
  );
  t.equal(
    (await open(`/v1/survey-publications/${published.id}`)).body.answersDigest,
    published.answersDigest,
  );
});

t.test('the digest is what its description says, day by day and answer by answer', async (t) => {
  const survey = await aClosedSurvey(5, 2);
  const { body } = await publish(survey);
  const rows = await query<Record<string, string>>(
    database.ownerUrl,
    `select id::text, service_id::text as service, to_char(answered_on, 'YYYY-MM-DD') as day, channel,
            array_to_string(cells, ',') as cells, to_char(received_on, 'YYYY-MM-DD') as received
       from feedback.responses where survey_id = $1 order by id`,
    [survey.id],
  );
  const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest();
  const lines = rows.map(({ id, service, day, channel, cells }) =>
    sha256([id, service, day, channel, '', '', '', '', '', cells, ''].join('|')),
  );
  const day = Buffer.concat([Buffer.from(rows[0]!.received!), sha256(Buffer.concat(lines))]);
  t.equal(body.answersDigest, sha256(day).toString('hex'));
  const empty = await publish(await aClosedSurvey(0, 1));
  t.equal(empty.body.answersDigest, sha256('').toString('hex'));
});

t.test('only those publish who hold the survey, and drafts are nobody’s business', async (t) => {
  const unit = await aUnit(api);
  const survey = await aClosedSurvey(5, 4, { unitId: unit.id });
  const holder = await key(allScopes, { unitIds: [unit.id] });
  const other = await key(allScopes, { unitIds: [(await aUnit(api)).id] });
  t.equal((await publish(survey, {}, { key: other })).status, 404);
  t.equal((await publish(survey, {}, { key: holder, headers: { 'if-match': '"1"' } })).status, 412);
  const published = await publish(survey, {}, { key: holder });
  t.equal(published.status, 201);
  const path = `/v1/survey-publications/${published.body.id}`;
  t.equal((await call('GET', `${path}/check`, { key: other })).status, 404);
  t.equal((await call('GET', `${path}/check`, { key: holder })).status, 200);
  t.equal((await open(`/v1/survey-publications/${unit.id}`)).status, 404);
  const draft = await aSurvey(api, { draft: true });
  t.equal((await open(`/v1/surveys/${draft.id}/publications`)).status, 404);
  const running = await open(`/v1/surveys/${(await aSurvey(api)).id}/publications`);
  t.match(running, { status: 200, body: { items: [] } });
});
