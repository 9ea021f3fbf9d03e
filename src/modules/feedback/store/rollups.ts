import type pg from 'pg';

/**
 * Works out anew from the answers what the roll-ups should be, and mends what is wrong in them, while answers come in: the
 * differences are found in one snapshot, and then added. Gives how many figures were wrong.
 */
export async function mendTallies(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read');
    await client.query("set local statement_timeout = 0; set local work_mem = '256MB'");
    await client.query('select feedback.find_tally_differences()');
    await client.query('commit');
    await client.query('begin');
    await client.query('set local statement_timeout = 0');
    const { rows } = await client.query<{ wrong: number }>('select feedback.mend_tallies() as wrong');
    await client.query('commit');
    client.release();
    return rows[0]!.wrong;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
