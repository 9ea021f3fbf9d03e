import type { FastifyInstance } from 'fastify';
import { positionMapSchemas } from './position-map.ts';
import { careerRoutes } from './routes/careers.ts';
import { employeeRoutes } from './routes/employees.ts';
import { listingRoutes } from './routes/listing.ts';
import { positionMapRoutes } from './routes/position-map.ts';
import { employeeSchemas as recordSchemas } from './schemas.ts';

export { employeeConstraints, employeeProblems } from './problems.ts';

export const employeeSchemas = [...recordSchemas, ...positionMapSchemas];

export const employeeTags = [
  { name: 'employees', description: 'Civil servants — pegawai ASN: the head of the personnel file.' },
  { name: 'careers', description: 'Ranks and placements by period — riwayat pangkat dan jabatan.' },
];

/** Employees: people, identity, ranks, placements, and the position map that shows them. */
export async function employees(app: FastifyInstance): Promise<void> {
  await app.register(listingRoutes);
  await app.register(employeeRoutes);
  await app.register(careerRoutes);
  await app.register(positionMapRoutes);
}
