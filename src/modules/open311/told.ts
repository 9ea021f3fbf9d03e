import type { FastifyRequest } from 'fastify';
import { publicAddress } from '../../platform/http/links.ts';
import type { TwoLanguages } from '../../platform/http/schemas.ts';
import type { Language } from '../../platform/http/text.ts';
import { reportKinds, reportStates, reportStepKinds, reportVisibilities } from '../reports/reference.ts';
import { wordsFor } from './answer.ts';
import { statusOf } from './rules/states.ts';
import type { Open311Request, Open311Update } from './schemas/requests.ts';
import type { Open311Definition, Open311Service } from './schemas/services.ts';
import type { ToldReport } from './store/requests.ts';
import type { Category } from './store/services.ts';
import type { ToldStep } from './store/updates.ts';

const inWords = (name: TwoLanguages, words: Language): string =>
  words === 'en' ? (name.en ?? name.id) : name.id;

const withMessage = (label: string, message: string | null): string =>
  message === null ? label : `${label}: ${message}`;

/** A category as a service of Open311. */
export function toldService({ code, name, description, kind }: Category, words: Language): Open311Service {
  const { label } = reportKinds.get(kind);
  const others = [name.id, name.en, label[words]].filter((word) => word !== undefined);
  return {
    service_code: code,
    service_name: inWords(name, words),
    description: description ?? inWords(name, words),
    metadata: true,
    type: 'realtime',
    // Commas part them.
    keywords: others.map((word) => word.replaceAll(',', ' ')).join(', '),
    group: label[words],
  };
}

const questions = {
  id: { description: 'Siapa yang boleh melihat laporan ini?', how: 'Tanpa jawaban: terbuka.' },
  en: { description: 'Who may see this report?', how: 'Without an answer: everybody.' },
} as const;

/** What is asked with every category: whether the report is confidential. */
export const toldDefinition = (code: string, words: Language): Open311Definition => ({
  service_code: code,
  attributes: [
    {
      variable: true,
      code: 'visibility',
      datatype: 'singlevaluelist',
      required: false,
      datatype_description: questions[words].how,
      order: 1,
      description: questions[words].description,
      values: reportVisibilities.entries.map(({ code, label }) => ({ key: code, name: label[words] })),
    },
  ],
});

/** A public report as a service request of Open311. */
export function toldRequest(report: ToldReport, request: FastifyRequest): Open311Request {
  const words = wordsFor(request);
  const { number, state, kind, categoryName, villageName, districtName, photoId } = report;
  const status = statusOf(state);
  const areas = [villageName, districtName].filter((name) => name !== null);
  return {
    service_request_id: number,
    status,
    status_notes: withMessage(reportStates.get(state).label[words], report.lastMessage),
    service_name: categoryName ? inWords(categoryName, words) : reportKinds.get(kind).label[words],
    service_code: report.categoryCode,
    description: report.publicText,
    agency_responsible: report.unitName,
    service_notice: null,
    requested_datetime: report.receivedAt,
    updated_datetime: report.updatedAt,
    expected_datetime: status === 'open' ? report.dueAt : null,
    address: areas.length > 0 ? areas.join(', ') : null,
    address_id: null,
    zipcode: null,
    lat: report.latitude,
    long: report.longitude,
    media_url:
      photoId === null ? null : publicAddress(request, `/v1/public-reports/${number}/photos/${photoId}`),
  };
}

const ending: ReadonlySet<ToldStep['kind']> = new Set([
  'resolved',
  'archived',
  'merged',
  'confirmed',
  'closed',
]);

/** A step as an update of Open311. */
export const toldUpdate = ({ id, number, kind, at, message }: ToldStep, words: Language): Open311Update => ({
  update_id: id,
  service_request_id: number,
  status: ending.has(kind) ? 'closed' : 'open',
  updated_datetime: at,
  description: withMessage(reportStepKinds.get(kind).label[words], message),
  media_url: null,
});
