import type { Reader } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { unavailable } from '../../../platform/http/problems.ts';
import { reportProblems } from '../problems.ts';
import type { NewReport } from '../schemas/reports.ts';
import type { Filed, IncomingReport } from '../store/filing.ts';
import type { ReportIdentity } from './identity.ts';
import { incomingReport } from './incoming.ts';
import { type LookedUp, lookUp } from './lookups.ts';
import { aboutWith, placeWith } from './place.ts';

/** A report as its channel hands it over: its kind and its place are still to be found. */
export type GivenReport = Omit<Parameters<typeof incomingReport>[0], 'kind' | 'serviceId' | 'place'> & {
  readonly point: NewReport['place'];
};

interface Prepared {
  readonly identity: ReportIdentity;
  readonly incoming: IncomingReport;
}

/**
 * A report that is ready to be kept.
 * @param key what makes a report that is sent twice one report
 * @throws Problem if its category or its place cannot be
 */
export async function preparedReport(
  reader: Reader,
  given: GivenReport,
  key: Buffer,
  secret: Buffer,
): Promise<Prepared> {
  const [found] = await lookUp(reader, [{ categoryId: given.report.categoryId, place: given.point }]);
  return preparedWith(reader, found!, given, key, secret);
}

/** As {@link preparedReport}, with what it names looked up already. */
export async function preparedWith(
  reader: Reader,
  { category, whereabouts }: LookedUp,
  { point, ...given }: GivenReport,
  key: Buffer,
  secret: Buffer,
): Promise<Prepared> {
  const about = aboutWith(category, given.report);
  const place = point === undefined ? null : await placeWith(reader, whereabouts!, point);
  return incomingReport({ ...given, ...about, place }, key, secret);
}

/** @throws Problem if a report was not kept, nor was before */
export function requireFiled({ outcome, ...filed }: Filed): Omit<Filed, 'outcome'> {
  if (outcome === 'conflict') throw new Problem(reportProblems['report-already-filed']);
  if (outcome === 'unsettled') throw unavailable();
  return filed;
}
