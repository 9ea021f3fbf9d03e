import { employeeImporter } from './modules/employees/import/employees.ts';
import { unitImporter } from './modules/organisation/import/units.ts';
import type { Importer } from './platform/transfer/importer.ts';

/** Every resource that can be imported from tables. */
export const importers: readonly Importer[] = [unitImporter, employeeImporter];
