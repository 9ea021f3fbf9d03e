import type pg from 'pg';

/** The bytes of an upload, a piece at a time; the next is fetched while one is read. */
export async function* storedBytes(pool: pg.Pool, importId: string): AsyncGenerator<Buffer> {
  const fetch = async (number: number): Promise<Buffer | undefined> => {
    const { rows } = await pool.query<{ bytes: Buffer }>(
      'select bytes from platform.import_chunks where import_id = $1 and number = $2',
      [importId, number],
    );
    return rows[0]?.bytes;
  };
  for (let number = 0, next = fetch(0); ; ) {
    const bytes = await next;
    if (bytes === undefined) return;
    number += 1;
    next = fetch(number);
    // Whoever stops reading early does not care how this one ends.
    next.catch(() => {});
    yield bytes;
  }
}
