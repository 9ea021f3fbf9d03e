import type pg from 'pg';

/** What the driver brings as text (twice as long) in one short-lived string; more would outlive many collections. */
const pieceBytes = 49_152;

/** The bytes of an upload, chunk by chunk; the next is fetched while one is read. */
export async function* storedBytes(pool: pg.Pool, importId: string): AsyncGenerator<Buffer> {
  const fetch = async (number: number): Promise<Buffer[]> => {
    const { rows } = await pool.query<{ piece: Buffer }>(
      `select substring(c.bytes from start for $3) as piece
         from platform.import_chunks c, generate_series(1, octet_length(c.bytes), $3) as start
        where c.import_id = $1 and c.number = $2
        order by start`,
      [importId, number, pieceBytes],
    );
    return rows.map(({ piece }) => piece);
  };
  for (let number = 0, next = fetch(0); ; ) {
    const pieces = await next;
    if (pieces.length === 0) return;
    number += 1;
    next = fetch(number);
    // Whoever stops reading early does not care how this one ends.
    next.catch(() => {});
    yield* pieces;
  }
}
