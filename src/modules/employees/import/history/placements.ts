import { sql } from 'drizzle-orm';
import type { Importer } from '../../../../platform/transfer/importer.ts';
import { placementColumns, unusedPlacementColumns } from './columns.ts';
import { HistoryRows } from './history-rows.ts';
import { PastPositions, placeOf } from './past-positions.ts';
import { readPeople } from './people.ts';
import { type PlacementEntry, PlacementPlan, placementKindOf } from './placement-plan.ts';
import { historyImportRemarks } from './remarks.ts';

/** Histories of placements; entries are found again by NIP, first day and how the position is held. */
export const placementHistoryImporter: Importer = {
  resource: 'placements',
  scope: 'employees:write',
  sensitiveScope: 'employees:read-sensitive',
  shape: 'batches',
  remarks: historyImportRemarks,
  columns: placementColumns,
  unusedColumns: unusedPlacementColumns,
  options: {},
  begin: (run) =>
    new HistoryRows<PlacementEntry>(run, {
      keyOf: (entry) => {
        const { nip, validFrom, row } = entry;
        const kind = placementKindOf(row.value('kind'));
        // Only one definitive placement begins on a day; of the others several may.
        const position = kind === 'definitive' ? '' : JSON.stringify(placeOf(row));
        return `${nip}|${validFrom}|${kind}|${position}`;
      },
      readPeople: (transaction, nips) => readPeople(transaction, nips, history),
      plan: async (transaction, entries) =>
        new PlacementPlan(
          await PastPositions.read(
            transaction,
            entries.map(({ row }) => placeOf(row)),
          ),
          run.today,
        ),
    }),
};

const history = sql`
  select jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'positionId', p.position_id,
           'validFrom', p.valid_from, 'validTo', p.valid_to, 'decreeNumber', p.decree_number,
           'decreeDate', p.decree_date) order by p.valid_from, p.id) as entries
    from employees.placements p where p.employee_id = e.id`;
