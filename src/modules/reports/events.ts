import Type from 'typebox';
import { type EventKind, recordKinds, stateKind } from '../../platform/events/kind.ts';
import { escalationLevels, escalationSteps } from './reference.ts';

const narrowed = { scope: 'reports:read', units: 'narrowed' } as const;
const shared = { scope: 'reports:read', units: 'shared' } as const;

const Told = Type.Object(
  { deadlineStep: escalationSteps.schema, escalationLevel: escalationLevels.schema },
  { title: 'EventReportDeadline', description: 'Which deadline, and who is to be told.' },
);

/** What the tables of reports announce; never what was reported, nor by whom. */
export const reportEvents: readonly EventKind[] = [
  ...recordKinds({ resource: 'report', ...narrowed }, 'a report (laporan masyarakat)'),
  stateKind(
    { resource: 'report', ...narrowed },
    'reminded',
    'A deadline of a report comes near: whoever is named by the level is to be reminded (pengingat).',
    Told,
  ),
  stateKind(
    { resource: 'report', ...narrowed },
    'escalated',
    'A deadline of a report has passed: whoever is named by the level is to be told (eskalasi).',
    Told,
  ),
  ...recordKinds({ resource: 'report-message', ...narrowed }, 'a message about a report (pesan laporan)'),
  ...recordKinds({ resource: 'report-category', ...shared }, 'a category of reports (kategori laporan)'),
  ...recordKinds({ resource: 'report-routing-rule', ...shared }, 'a rule of routing (aturan penyaluran)'),
  ...recordKinds(
    { resource: 'report-deadline-rule', ...shared },
    'how long a step may take (tenggat penanganan)',
  ),
  ...recordKinds(
    { resource: 'report-escalation-rule', ...shared },
    'who is told of a deadline (aturan eskalasi)',
  ),
];
