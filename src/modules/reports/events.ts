import { type EventKind, recordKinds } from '../../platform/events/kind.ts';

const narrowed = { scope: 'reports:read', units: 'narrowed' } as const;
const shared = { scope: 'reports:read', units: 'shared' } as const;

/** What the tables of reports announce; never what was reported, nor by whom. */
export const reportEvents: readonly EventKind[] = [
  ...recordKinds({ resource: 'report', ...narrowed }, 'a report (laporan masyarakat)'),
  ...recordKinds({ resource: 'report-message', ...narrowed }, 'a message about a report (pesan laporan)'),
  ...recordKinds({ resource: 'report-category', ...shared }, 'a category of reports (kategori laporan)'),
  ...recordKinds({ resource: 'report-routing-rule', ...shared }, 'a rule of routing (aturan penyaluran)'),
  ...recordKinds(
    { resource: 'report-deadline-rule', ...shared },
    'how long a step may take (tenggat penanganan)',
  ),
];
