import type { AnswerBody, TestApp } from './build.ts';
import { created, today } from './feedback.ts';
import { aPdf, uploaded } from './file-uploads.ts';
import { aUnit } from './organisation.ts';

type Api = Pick<TestApp, 'call'>;

let numbers = 0;
/** A number that no other document has. */
export function aNumber(): string {
  numbers += 1;
  return `${numbers}`;
}

/** An article with its paragraphs. */
export const article = (number: string, ...paragraphs: string[]) => ({
  kind: 'article',
  number,
  heading: null,
  text: paragraphs.length === 1 ? paragraphs[0] : null,
  provisions:
    paragraphs.length === 1
      ? []
      : paragraphs.map((text, at) => ({
          kind: 'paragraph',
          number: `${at + 1}`,
          heading: null,
          text,
          provisions: [],
        })),
});

/** A short regulation. */
export const aText = (...provisions: object[]) => ({
  provisions:
    provisions.length > 0
      ? provisions
      : [
          article('1', 'Dalam Peraturan ini yang dimaksud dengan Pegawai adalah pegawai Kota.'),
          article('2', 'Pegawai bekerja delapan jam sehari.', 'Jam kerja dimulai pukul 07.30.'),
          article('3', 'Pegawai wajib mengikuti pelatihan dua puluh jam setahun.'),
        ],
});

/** A document to propose. */
export const policyOf = (unitId: string, more: object = {}) => ({
  kind: 'mayor-regulation',
  ...about,
  ...more,
  unitId,
});

const about = {
  title: 'Jam Kerja Pegawai',
  authority: 'Wali Kota Palembang',
  place: 'Palembang',
  legalField: 'civil-service',
};

/** A document that is drafted. */
export async function aDraft(api: Api, more: object = {}): Promise<AnswerBody> {
  const { unitId = (await aUnit(api)).id } = more as { unitId?: string };
  const { id } = await created(api.call('POST', '/v1/policy-documents', { body: policyOf(unitId, more) }));
  return step(api, id, 'drafting');
}

/** A document that was enacted before. */
export async function aRegistered(api: Api, more: object = {}): Promise<AnswerBody> {
  const { unitId = (await aUnit(api)).id, ...rest } = more as { unitId?: string; kind?: string };
  const promulgated = (rest.kind ?? 'mayor-regulation').endsWith('regulation') || rest.kind === 'law';
  return created(
    api.call('POST', '/v1/policy-document-registrations', {
      body: {
        kind: 'mayor-regulation',
        ...about,
        number: aNumber(),
        year: 2020,
        enactedOn: '2020-02-03',
        ...(promulgated ? { promulgatedOn: '2020-02-04' } : {}),
        ...rest,
        unitId,
      },
    }),
  );
}

export const step = (api: Api, documentId: string, name: string, body: object = {}): Promise<AnswerBody> =>
  created(api.call('POST', `/v1/policy-documents/${documentId}/${name}`, { body }));

export const write = (api: Api, documentId: string, text: object = aText()): Promise<AnswerBody> =>
  step(api, documentId, 'versions', { text });

/** A file of a document. */
export async function aPolicyFile(
  api: Pick<TestApp, 'app' | 'call'>,
  documentId: string,
): Promise<AnswerBody> {
  const { body } = await uploaded(api, aPdf());
  return step(api, documentId, 'files', { role: 'official-text', fileUploadId: body.id });
}

export const relate = (api: Api, documentId: string, body: object) =>
  api.call('POST', `/v1/policy-documents/${documentId}/relations`, { body });

/** Takes a draft with a text to its signature. */
export async function sign(api: Api, documentId: string, more: object = {}): Promise<AnswerBody> {
  await step(api, documentId, 'harmonisation');
  const { body } = await api.call('GET', `/v1/policy-documents/${documentId}`);
  return step(api, documentId, 'enactment', {
    number: aNumber(),
    enactedOn: today(),
    signerName: 'Dewi Anggraini',
    signerOffice: 'Wali Kota Palembang',
    versionId: body.lastVersionId,
    ...more,
  });
}

export const promulgate = (api: Api, documentId: string, more: object = {}): Promise<AnswerBody> =>
  step(api, documentId, 'promulgation', {
    promulgatedOn: today(),
    gazette: 'Berita Daerah Kota Palembang Tahun 2026 Nomor 1',
    ...more,
  });

/** A regulation that was drafted, signed and promulgated today. */
export async function aRegulation(api: Api, more: object = {}, text: object = aText()): Promise<AnswerBody> {
  const { id } = await aDraft(api, more);
  await write(api, id, text);
  await sign(api, id);
  return promulgate(api, id);
}
