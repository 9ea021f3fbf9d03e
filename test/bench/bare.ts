import { randomUUID } from 'node:crypto';
import { PgDialect } from 'drizzle-orm/pg-core';
import Fastify from 'fastify';
import pg from 'pg';
import { employeeList } from '../../src/modules/employees/store/listing.ts';
import { employeeById } from '../../src/modules/employees/store/reading.ts';
import { pageRows } from '../../src/platform/http/list.ts';

/** What the service is measured against: fastify and pg alone, with the same statements and no key, schema or log. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const today = new Date().toISOString().slice(0, 10);
const app = Fastify();

app.get('/health', async () => 'ok');

app.get<{ Params: { id: string } }>('/employees/:id', async (request) => {
  const { rows } = await pool.query({ ...employeeById, values: [request.params.id, today] });
  return rows[0];
});

app.get<{ Querystring: { unitId: string } }>('/employees', async (request) => {
  const page = { limit: 50, sort: 'id', after: undefined, count: undefined, asOf: today, list: '' };
  const units = await pool.query('select unit_id from organisation.subtree($1, $2)', [
    request.query.unitId,
    today,
  ]);
  const filter = { reach: null, unitIds: units.rows.map((row) => row.unit_id as string), status: 'active' };
  const { sql, params } = new PgDialect().sqlToQuery(pageRows(employeeList(filter, today), page));
  const { rows } = await pool.query(sql, params);
  return { items: rows };
});

app.post<{ Body: { questionnaireVersion: number; answers: object[] } }>(
  '/answers',
  async (request, reply) => {
    const { questionnaireVersion, answers } = request.body;
    const { rows } = await pool.query(
      'insert into bench.answers (id, version, answers) values ($1, $2, $3) returning id',
      [randomUUID(), questionnaireVersion, JSON.stringify(answers)],
    );
    return reply.status(201).send(rows[0]);
  },
);

interface Report {
  text: string;
  categoryId: string;
  place: { coordinates: [number, number] };
}
app.post<{ Body: Report }>('/reports', async (request, reply) => {
  const { text, categoryId, place } = request.body;
  const { rows } = await pool.query(
    `insert into bench.reports (id, category_id, text, longitude, latitude)
     values ($1, $2, $3, $4, $5) returning id, received_at`,
    [randomUUID(), categoryId, text, ...place.coordinates],
  );
  return reply.status(201).send(rows[0]);
});

await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.on('SIGTERM', () => void app.close().then(() => pool.end()));
