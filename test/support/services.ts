import type { AnswerBody, TestApp } from './build.ts';
import { aUnit } from './organisation.ts';

let number = 0;

/** A service standard that lacks nothing. */
export const wholeStandard = {
  requirements: ['Fotokopi kartu keluarga'],
  steps: ['Pemohon mengambil nomor antrean', 'Petugas memeriksa berkas'],
  duration: '3 hari kerja',
  durationWorkingDays: 3,
  cost: 'Gratis',
  product: 'Dokumen',
  complaintChannels: [{ kind: 'telephone', address: '112' }],
} as const;

/** What is sent to enter a public service of a unit, with a whole standard unless said otherwise. */
export const serviceOf = (unitId: string, about: object = {}) => {
  number += 1;
  return { code: `LAYANAN-${number}`, name: `Layanan ${number}`, unitId, ...wholeStandard, ...about };
};

/** A public service; of a unit of its own if none is given. */
export async function aService(
  api: Pick<TestApp, 'call'>,
  { unitId, ...about }: { readonly unitId?: string } & Record<string, unknown> = {},
): Promise<AnswerBody> {
  const body = serviceOf(unitId ?? (await aUnit(api)).id, about);
  const answer = await api.call('POST', '/v1/public-services', { body });
  if (answer.status !== 201) throw new Error(`not created: ${answer.status} ${answer.text}`);
  return answer.body;
}
