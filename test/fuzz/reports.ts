import type { TestApp } from '../support/build.ts';
import { created } from '../support/feedback.ts';
import { aPhotoFile, send } from '../support/photos.ts';
import { allTo, aReport, reportNumbered, step } from '../support/reports.ts';

const ofEach = 4;

/** What there is of reports: some in each state, with the secrets of those who filed them. */
export async function filedReports(api: TestApp, unitId: string): Promise<Record<string, string[]>> {
  await allTo(api, unitId);
  const serviceCode = 'OPEN311';
  await created(
    api.call('POST', '/v1/report-categories', {
      body: { code: serviceCode, name: { id: 'Lampu jalan' }, kind: 'complaint' },
    }),
  );
  const aShown = async () => {
    const photo = await created(send(api, await aPhotoFile(40, 30)));
    const filed = await aReport(api, { photoIds: [photo.id] });
    const { id } = await reportNumbered(api, filed.number);
    return { id, photoId: photo.id, key: `${filed.number} ${filed.secret}`, number: filed.number };
  };
  const facts = {
    serviceCode: [serviceCode],
    receivedReportId: [] as string[],
    receivedReportNumber: [] as string[],
    verifiedReportId: [] as string[],
    keptReportId: [] as string[],
    keptReportNumber: [] as string[],
    reportNumber: [] as string[],
    keptReportKey: [] as string[],
    '/reports/{reportId}/photos/{photoId}': [] as string[],
    '/public-reports/{reportNumber}/photos/{photoId}': [] as string[],
    confirmedReportKey: [] as string[],
    reopenedReportKey: [] as string[],
  };
  for (let at = 0; at < ofEach; at++) {
    facts.receivedReportId.push((await aShown()).id);
    facts.receivedReportNumber.push((await aShown()).number);
    const verified = await aShown();
    await created(step(api, verified.id, 'verification', {}));
    facts.verifiedReportId.push(verified.id);
    for (const keys of [facts.confirmedReportKey, facts.reopenedReportKey]) {
      const resolved = await aShown();
      await created(step(api, resolved.id, 'verification', {}));
      await created(step(api, resolved.id, 'resolution', { message: 'Selesai.' }));
      keys.push(resolved.key);
    }
  }
  const kept = await aShown();
  await created(step(api, kept.id, 'verification', { arePhotosPublic: true }));
  facts.keptReportId.push(kept.id);
  facts.keptReportNumber.push(kept.number);
  facts.reportNumber.push(kept.number);
  facts.keptReportKey.push(kept.key);
  facts['/reports/{reportId}/photos/{photoId}'].push(`${kept.id} ${kept.photoId}`);
  facts['/public-reports/{reportNumber}/photos/{photoId}'].push(`${kept.number} ${kept.photoId}`);
  return facts;
}
