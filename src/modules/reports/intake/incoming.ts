import { sha256 } from '../../../platform/public-writes/index.ts';
import type { CodeOf } from '../../../platform/reference/list.ts';
import type { reportChannels, reportKinds } from '../reference.ts';
import type { ExternalReference, NewReport } from '../schemas/reports.ts';
import type { IncomingReport } from '../store/filing.ts';
import { type ReportIdentity, reportIdentity } from './identity.ts';

interface Given {
  readonly report: Omit<NewReport, 'proof' | 'place'>;
  readonly kind: CodeOf<typeof reportKinds>;
  readonly serviceId: string | null;
  readonly place: IncomingReport['place'];
  readonly channel: CodeOf<typeof reportChannels>;
  readonly receivedAt: Date;
  readonly externalReferences?: readonly ExternalReference[];
}

/** A report as it is handed over to be kept, and what it is known by. */
export function incomingReport(
  { report, kind, serviceId, place, channel, receivedAt, externalReferences = [] }: Given,
  key: Buffer,
  secret: Buffer,
): { readonly identity: ReportIdentity; readonly incoming: IncomingReport } {
  const identity = reportIdentity(secret, key);
  const { categoryId, text, address, photoIds = [], visibility = 'public' } = report;
  const { isAnonymous = false, reporter } = report;
  return {
    identity,
    incoming: {
      id: identity.id,
      number: identity.number,
      key: key.toString('hex'),
      secretHash: sha256(identity.secret).toString('hex'),
      kind,
      categoryId: categoryId ?? null,
      serviceId,
      text: text.trim(),
      place,
      address: address ?? null,
      visibility,
      isAnonymous,
      channel,
      receivedAt,
      reporter: reporter ?? null,
      photoIds,
      externalReferences,
    },
  };
}
