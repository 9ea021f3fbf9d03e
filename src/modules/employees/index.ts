import type { Module } from '../../platform/module.ts';
import { ageLimitSchemas } from './age-limits.ts';
import { correctionSchemas } from './correction-schemas.ts';
import { employeeEvents } from './events.ts';
import { employeeImporter } from './import/employees.ts';
import { placementHistoryImporter } from './import/history/placements.ts';
import { rankHistoryImporter } from './import/history/ranks.ts';
import { meSchemas } from './me-schemas.ts';
import { positionMapSchemas } from './position-map.ts';
import { employeeConstraints, employeeProblems } from './problems.ts';
import * as reference from './reference.ts';
import { ageLimitRoutes } from './routes/age-limits.ts';
import { employeeAuditHistory } from './routes/audit-history.ts';
import { careerRoutes } from './routes/careers.ts';
import { correctionRoutes } from './routes/corrections.ts';
import { employeeRoutes } from './routes/employees.ts';
import { listingRoutes } from './routes/listing.ts';
import { meRoutes } from './routes/me.ts';
import { ownCorrectionRoutes } from './routes/own-corrections.ts';
import { positionMapRoutes } from './routes/position-map.ts';
import { employeeSchemas } from './schemas.ts';
import { EmployeeSearch } from './search.ts';

export { findName, findSelf } from './store/reach.ts';

/** Employees: people, identity, ranks, placements, and the position map that shows them. */
export const employees: Module = {
  async routes(app) {
    await app.register(listingRoutes);
    await app.register(employeeRoutes);
    await app.register(careerRoutes);
    await app.register(employeeAuditHistory);
    await app.register(ageLimitRoutes);
    await app.register(positionMapRoutes);
    await app.register(meRoutes);
    await app.register(ownCorrectionRoutes);
    await app.register(correctionRoutes);
  },
  tags: [
    {
      name: 'employees',
      description:
        'Civil servants — pegawai ASN: the head of the personnel file, with the rank and the position that hold on the day that is read. Lists filter by unit, position, rank, age and day of retirement (batas usia pensiun); `POST /employees/_search` finds people by NIP, NIK or name, which never stand in an address. Personal data is masked unless the caller holds the sensitive scope, and who saw it unmasked is put on record.',
    },
    {
      name: 'careers',
      description:
        'Ranks and placements by period — riwayat pangkat dan jabatan. A new period ends the open one before it, and nothing is overwritten: what held on any day can still be read. The retirement age limits (batas usia pensiun), by which the day of retirement follows from position and birth date, are kept here too.',
    },
    {
      name: 'me',
      description:
        'What civil servants see of themselves — data diri: their own file, career and requests, what is held of them and why, who changed it, and who read it. For people with a token of the identity provider; a key opens nothing here (UU 27/2022, hak subjek data pribadi).',
    },
    {
      name: 'correction-requests',
      description:
        'What civil servants ask to have corrected in their file — permintaan perbaikan data. An officer sees the present value beside the wanted one and decides; what is accepted is written in the same moment, and the request says by whom.',
    },
  ],
  schemas: [
    ...employeeSchemas,
    EmployeeSearch,
    ...positionMapSchemas,
    ...ageLimitSchemas,
    ...meSchemas,
    ...correctionSchemas,
  ],
  problems: employeeProblems,
  constraints: employeeConstraints,
  referenceLists: Object.values(reference),
  importers: [employeeImporter, rankHistoryImporter, placementHistoryImporter],
  events: employeeEvents,
  jobs: [],
};
