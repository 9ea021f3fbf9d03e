import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type Access, allScopes } from '../../src/platform/access/scopes.ts';
import { mintToken } from '../../src/platform/access/tokens/development-issuer.ts';
import { type Document, documentOf, type Operation, operationsOf } from '../contract/document.ts';
import type { TestApp } from '../support/build.ts';
import { anExchange, eventOf } from '../support/campaign-exchange.ts';
import { aConsultation, aGroup, comment, commentAs, consultationOf } from '../support/consultations.ts';
import { aCivilServant, personOf, promote } from '../support/employees.ts';
import { answer, aSurvey, created, marked, publishedOf } from '../support/feedback.ts';
import { aFollowUp, followUpOf } from '../support/follow-ups.ts';
import { anAppeal, aPost, aTopic } from '../support/forums.ts';
import { aPosition, aUnit } from '../support/organisation.ts';
import { aPhotoFile, send } from '../support/photos.ts';
import {
  aDraft,
  aPolicyFile,
  aRegistered,
  article,
  aText,
  relate,
  write,
} from '../support/policy-documents.ts';
import { link, promise, targetOf } from '../support/policy-targets.ts';
import { aMeasure, aPulse, measureOf } from '../support/readiness.ts';
import { allTo, aReport, reportNumbered } from '../support/reports.ts';
import { aService } from '../support/services.ts';
import { campaignOf } from '../support/socialisation.ts';
import { areaOf, aTerritory, polygonOf, rectangle } from '../support/territory.ts';

/** A schema as the contract writes it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

export type Place = readonly (string | number)[];
export type Json = Record<string, unknown>;

export interface Target {
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly operation: Operation;
  /** Whom the operation lets in: the key of all scopes, or the token of a civil servant. */
  readonly key: string;
  /** An address that leads to something, with one value of its path replaced if given. */
  address(replaced?: { name: string; value: string }): string;
  /** The schema of a JSON body, if there is one. */
  readonly body: Schema | undefined;
}

/** All operations of a service that holds a little of everything, and bodies that they accept. */
export async function surfaceOf(api: TestApp, accessOf: (operationId: string) => Access) {
  const document = documentOf(api.app);
  const { call, app } = api;
  const unit = await aUnit(api);
  const position = await aPosition(api, { unitId: unit.id });
  const employee = await aCivilServant(api, {
    placement: { positionId: position.id, validFrom: '2020-01-01' },
  });
  await promote(api, employee.id, { rank: 'III/a', validFrom: '2020-01-01' });
  const full = await api.key(allScopes);
  const token = await mintToken(app.database.read, { nip: employee.nip, roles: [], minutes: 30 });
  const firstOf = async (list: string) => (await call('GET', list)).body.items[0]!.id;
  const request = await call('POST', '/v1/me/correction-requests', {
    key: token,
    body: { changes: { birthPlace: 'Prabumulih' }, explanation: 'Tempat lahir saya Prabumulih.' },
  });
  const service = await aService(api, { unitId: unit.id });
  const survey = await aSurvey(api, { unitId: unit.id, services: [{ serviceId: service.id }] });
  await created(answer(api, survey, [...marked(4), { question: 'suggestions', text: 'Cepat.' }]));
  const draft = await created(
    call('POST', `/v1/survey-forms/${survey.link}/drafts`, {
      body: { questionnaireVersion: 1, answers: [] },
    }),
  );
  const publication = await publishedOf(api, await aSurvey(api, { unitId: unit.id }));
  const filed = await aReport(api, { photoIds: [(await created(send(api, await aPhotoFile()))).id] });
  const report = await reportNumbered(api, filed.number);
  const rule = await allTo(api, unit.id);
  const { city, village } = await aTerritory(api);
  const topic = await aTopic(api, { unitId: unit.id, serviceId: service.id });
  const post = await aPost(api, topic.id);
  await aPost(api, topic.id, { parentId: post.id });
  const { appeal } = await anAppeal(api, topic.id);
  const answered = { reports: { reportNumbers: [filed.number] } };
  const followUp = await aFollowUp(api, { unitId: unit.id, origins: [answered] });
  const target = await created(
    call('POST', '/v1/satisfaction-targets', { body: { value: 80, legalBasis: 'Keputusan 1/2026' } }),
  );
  const drafted = await aDraft(api, { unitId: unit.id });
  const text = await write(api, drafted.id);
  const basis = await aRegistered(api, {
    unitId: unit.id,
    kind: 'law',
    number: '12',
    year: 2011,
    enactedOn: '2011-08-12',
    promulgatedOn: '2011-08-12',
  });
  const relation = await created(relate(api, drafted.id, { kind: 'based-on', targetId: basis.id }));
  const touched = await created(link(api, drafted.id, { kind: 'unit', targetId: unit.id }));
  const policyTarget = await created(promise(api, drafted.id, targetOf()));
  const campaign = await created(call('POST', '/v1/campaigns', { body: campaignOf(unit.id, drafted.id) }));
  await created(call('POST', `/v1/campaigns/${campaign.id}/start`, { body: {} }));
  const paper = { employeeId: employee.id, nip: employee.nip, versionId: text.id, signedOn: app.today() };
  const acknowledgement = await created(
    call('POST', `/v1/campaigns/${campaign.id}/acknowledgements`, { body: { ...paper, evidence: 'Berkas' } }),
  );
  const member = { id: employee.id, token };
  const exchange = await anExchange(api, campaign.id, member, { unitId: unit.id, word: 'uji' });
  const consultation = await aConsultation(api, { unitId: unit.id, subjectId: drafted.id });
  const held = await created(comment(api, consultation.id, { text: 'Telepon 081234567890.' }));
  const said = await created(comment(api, consultation.id));
  const group = await aGroup(api, consultation.id, [said.id]);
  const asked = await aConsultation(api, {
    unitId: unit.id,
    subjectId: drafted.id,
    audience: 'internal',
    unitIds: [unit.id],
  });
  const own = await created(commentAs(api, token, asked.id));
  const ids: Readonly<Record<string, string>> = {
    campaignId: campaign.id,
    pulseId: (await aPulse(api, campaign.id)).id,
    measureId: (await aMeasure(api, campaign.id, unit.id)).id,
    acknowledgementId: acknowledgement.id,
    questionId: exchange.question,
    faqEntryId: exchange.faqEntry,
    eventId: exchange.event,
    ambassadorId: exchange.ambassador,
    materialId: exchange.material,
    commentGroupId: group.id,
    policyLinkId: touched.id,
    policyTargetId: policyTarget.id,
    policyDocumentId: drafted.id,
    policyVersionId: text.id,
    policyRelationId: relation.id,
    policyFileId: (await aPolicyFile(api, drafted.id)).id,
    policyDocumentKind: 'law',
    documentYear: '2011',
    documentNumber: '12',
    followUpId: followUp.id,
    satisfactionTargetId: target.id,
    reportId: report.id,
    reportNumber: filed.number,
    serviceCode: 'LAMPU',
    photoId: (report.photoIds as string[])[0]!,
    routingRuleId: rule.id,
    deadlineRuleId: await firstOf('/v1/report-deadline-rules'),
    escalationRuleId: await firstOf('/v1/report-escalation-rules'),
    areaId: village.id,
    unitId: unit.id,
    parentId: unit.id,
    positionId: position.id,
    employeeId: employee.id,
    requestId: request.body.id,
    placementId: await firstOf(`/v1/employees/${employee.id}/placements`),
    entryId: '1',
    treeSize: '1',
    name: 'genders',
    number: 'PNT-2026-0000-0000-0000',
    serviceId: service.id,
    ruleId: await firstOf('/v1/retention-rules'),
    surveyId: survey.id,
    draftId: draft.id,
    textId: await firstOf(`/v1/surveys/${survey.id}/texts`),
    link: survey.link,
    publicationId: publication.id,
    topicId: topic.id,
    postId: post.id,
    appealId: appeal.id,
    questionnaireId: await firstOf('/v1/questionnaires'),
    versionNumber: '1',
    resource: 'units',
    date: '2026-08-17',
    year: '2026',
    validFrom: '2000-01-01',
  };
  const versions = {
    units: await firstOf(`/v1/units/${unit.id}/versions`),
    positions: await firstOf(`/v1/positions/${position.id}/versions`),
  };
  const idOf = (path: string, name: string): string => {
    if (path.startsWith('/open-data')) return 'satisfaction-index';
    if (name === 'consultationId') return path.startsWith('/me/') ? asked.id : consultation.id;
    if (name === 'consultationCommentId') return path.startsWith('/me/') ? own.id : held.id;
    if (name === 'versionId') return path.startsWith('/units') ? versions.units : versions.positions;
    return ids[name] ?? nowhere;
  };

  let number = 0;
  const sound: Readonly<Record<string, () => Json>> = {
    createUnit: () => ({
      code: `A-${number}`,
      name: 'Dinas',
      kind: 'agency',
      parentId: null,
      validFrom: '2020-01-01',
    }),
    createPosition: () => ({
      name: 'Pengadministrasi',
      kind: 'pelaksana',
      headCountNeeded: 1,
      unitId: unit.id,
      validFrom: '2020-01-01',
    }),
    createPublicService: () => ({ code: `L-${number}`, name: 'Layanan', unitId: unit.id }),
    createArea: () => areaOf('district', { parentId: city.id }),
    updateArea: () => ({}),
    setAreaBoundary: () => polygonOf(rectangle(104.6, -3.1, 104.7, -3)),
    proposeForumTopic: () => ({ id: randomUUID(), title: 'Parkir', description: 'Parkir penuh.' }),
    writeForumPost: () => ({ id: randomUUID(), body: 'Setuju.' }),
    writeOfficialForumPost: () => ({ id: randomUUID(), body: 'Kami catat.' }),
    planConsultation: () => consultationOf(unit.id, drafted.id),
    writePublicConsultationComment: () => ({ id: randomUUID(), kind: 'support', text: 'Setuju.' }),
    writeOwnComment: () => ({ kind: 'support', text: 'Setuju.' }),
    groupComments: () => ({ commentIds: [said.id] }),
    createFollowUp: () => followUpOf(unit.id, { origins: [answered] }),
    addPolicyVersion: () => ({ text: aText(article('1', `Ketentuan ${number}.`)) }),
    addPolicyRelation: () => ({ kind: 'refers-to', targetId: basis.id }),
    addPolicyLink: () => ({ kind: 'public-service', targetId: service.id }),
    addPolicyTarget: () => targetOf(),
    createCampaign: () => campaignOf(unit.id, drafted.id),
    groupIntoFaqEntry: () => ({ questionIds: [exchange.question] }),
    createCampaignEvent: () => eventOf(),
    noteCampaignEventAttendances: () => ({ employeeIds: [employee.id] }),
    nameAmbassador: () => ({ employeeId: employee.id, unitId: unit.id }),
    addCampaignMaterial: () => ({
      title: 'Video',
      kind: 'video',
      language: 'id',
      url: 'https://video.example/1',
    }),
    planMeasure: () => measureOf(unit.id),
    createEmployee: () => personOf() as unknown as Json,
    searchEmployees: () => ({}),
    correctEmployee: () => ({}),
    updateUnitIdentity: () => ({}),
    updatePositionIdentity: () => ({}),
    correctUnitVersion: () => ({}),
    correctPositionVersion: () => ({}),
    changeUnit: () => ({ validFrom: `2021-01-01` }),
    changePosition: () => ({ validFrom: '2021-01-01' }),
    addRank: () => ({ rank: 'III/b', validFrom: '2024-01-01' }),
    placeEmployee: () => ({ positionId: position.id, kind: 'additional', validFrom: '2024-01-01' }),
    requestCorrection: () => ({ changes: {}, explanation: 'Tempat lahir saya Prabumulih.' }),
  };

  const resolve = (schema: Schema): Schema =>
    schema.$ref ? (document.components.schemas[schema.$ref.split('/').at(-1)!] as Schema) : schema;

  /** Every place of a text, number or date that a body may have. */
  const placesOf = (
    written: Schema,
    place: Place = [],
    within: readonly Schema[] = [],
  ): { place: Place; schema: Schema }[] => {
    const schema = resolve(written);
    // A schema that holds itself is looked at once.
    if (within.includes(schema)) return [];
    const inside = [...within, schema];
    const { properties, items, anyOf } = schema;
    if (anyOf) return anyOf.flatMap((choice) => placesOf(choice, place, inside));
    if (properties)
      return Object.entries(properties).flatMap(([name, child]) => placesOf(child, [...place, name], inside));
    if (items) return placesOf(items, [...place, 0], inside);
    return [schema.type].flat().includes('null') && [schema.type].flat().length === 1
      ? []
      : [{ place, schema }];
  };

  const sample = (written: Schema, within: readonly Schema[] = []): unknown => {
    const schema = resolve(written);
    const inside = [...within, schema];
    const type = [schema.type].flat()[0];
    if (schema.examples) return schema.examples[0];
    if (schema.enum) return schema.enum[0];
    if (schema.anyOf) return sample(schema.anyOf[0]!, inside);
    if (schema.properties)
      return Object.fromEntries(
        Object.entries(schema.properties)
          .filter(([name]) => schema.required?.includes(name))
          .map(([name, child]) => [name, ids[name] ?? sample(child, inside)]),
      );
    if (type === 'array')
      return within.includes(resolve(schema.items!)) ? [] : [sample(schema.items!, inside)];
    if (type === 'integer') return schema.minimum ?? 1;
    return type === 'boolean' ? false : 'Teks yang cukup panjang';
  };

  const targets = operationsOf(document).map(({ path, method, operation }): Target => {
    const content = operation.requestBody?.content as Record<string, { schema: Schema }> | undefined;
    return {
      path,
      method,
      operation,
      key: accessOf(operation.operationId).kind === 'self' ? token : full,
      address: (replaced) =>
        `/v1${path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
          name === replaced?.name ? replaced.value : idOf(path, name),
        )}`,
      body: content?.['application/json']?.schema,
    };
  });

  /** A body that the operation accepts, with one place set to a value. */
  const bodyOf = ({ operation, body }: Target, place: Place = [], value?: unknown): Json => {
    number += 1;
    const made = structuredClone(sound[operation.operationId]?.() ?? (sample(body!) as Json));
    if (place.length > 0) set(made, place, value);
    return made;
  };
  return { document, targets, placesOf, bodyOf, resolve, full, token, unit, employee };
}

const nowhere = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';

function set(body: Json, place: Place, value: unknown): void {
  let at = body as Record<string | number, unknown>;
  for (const [depth, name] of place.slice(0, -1).entries()) {
    at[name] ??= typeof place[depth + 1] === 'number' ? [] : {};
    at = at[name] as Record<string | number, unknown>;
  }
  at[place.at(-1)!] = value;
}

/** Counts the rows of every table; closed by the caller. */
export async function rowCounter(ownerUrl: string) {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const text = rows
    // When a key was last used is no change that an attack could make.
    .filter(({ name }) => !name.endsWith('api_key_uses'))
    .map(({ name }) => `select '${name}' as name, count(*)::int as rows from ${name}`)
    .join(' union all ');
  const counts = async (): Promise<Record<string, number>> => {
    const answer = await client.query<{ name: string; rows: number }>({ name: 'counts', text });
    return Object.fromEntries(answer.rows.map((row) => [row.name, row.rows]));
  };
  return { counts, close: () => client.end() };
}

/** What no answer may tell: how the service is made. */
export const inside =
  /\bselect\b.{1,200}\bfrom\b|insert into|syntax error|invalid input syntax|node_modules|\.ts:\d|\bat \w+ \(|pg_catalog|relation "|DrizzleQuery|stack/is;

export type { Document };
