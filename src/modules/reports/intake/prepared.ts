import type { Reader } from '../../../platform/database/database.ts';
import { Problem, unavailable } from '../../../platform/http/problems.ts';
import { reportProblems } from '../problems.ts';
import type { NewReport } from '../schemas/reports.ts';
import type { Filed, IncomingReport } from '../store/filing.ts';
import type { ReportIdentity } from './identity.ts';
import { incomingReport } from './incoming.ts';
import { aboutOf, placeOf } from './place.ts';

/** A report as its channel hands it over: its kind and its place are still to be found. */
export type GivenReport = Omit<Parameters<typeof incomingReport>[0], 'kind' | 'serviceId' | 'place'> & {
  readonly point: NewReport['place'];
};

/**
 * A report that is ready to be kept.
 * @param key what makes a report that is sent twice one report
 * @throws Problem if its category or its place cannot be
 */
export async function preparedReport(
  reader: Reader,
  { point, ...given }: GivenReport,
  key: Buffer,
  secret: Buffer,
): Promise<{ readonly identity: ReportIdentity; readonly incoming: IncomingReport }> {
  const { kind, serviceId } = await aboutOf(reader, given.report);
  const place = point === undefined ? null : await placeOf(reader, point);
  return incomingReport({ ...given, kind, serviceId, place }, key, secret);
}

/** @throws Problem if a report was not kept, nor was before */
export function requireFiled({ outcome, ...filed }: Filed): Omit<Filed, 'outcome'> {
  if (outcome === 'conflict') throw new Problem(reportProblems['report-already-filed']);
  if (outcome === 'unsettled') throw unavailable();
  return filed;
}
