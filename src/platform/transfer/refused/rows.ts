import { sql } from 'drizzle-orm';
import type { Reader } from '../../database/database.ts';
import { type Language, type Parameters, say } from '../../http/text.ts';
import type { Wording } from '../words.ts';

const rowsPerPage = 500;

/** A refused row as it stood in the file, and why it was refused, in words. */
export interface RefusedRow {
  readonly cells: Readonly<Record<string, string>>;
  readonly reason: string;
}

interface StoredRow extends Record<string, unknown> {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly faults: readonly { column: string | null; code: string; parameters: Parameters }[];
}

export async function hasRefusedRows(reader: Reader, importId: string): Promise<boolean> {
  const { rows } = await reader.execute(
    sql`select from platform.import_refused_rows where import_id = ${importId} limit 1`,
  );
  return rows.length > 0;
}

/** The refused rows of an import in the order of the file, page by page. */
export async function* refusedRows(
  reader: Reader,
  importId: string,
  wording: Wording,
  language: Language,
): AsyncGenerator<RefusedRow[]> {
  let after = 0;
  for (;;) {
    const { rows } = await reader.execute<StoredRow>(sql`
      select r.line, r.cells, coalesce(f.faults, '[]') as faults
        from platform.import_refused_rows r
        left join lateral (
          select jsonb_agg(jsonb_build_object('column', "column", 'code', code, 'parameters', parameters) order by id)
                 as faults
            from platform.import_findings
           where import_id = r.import_id and line = r.line and severity = 'error') f on true
       where r.import_id = ${importId} and r.line > ${after}
       order by r.line
       limit ${rowsPerPage}`);
    yield rows.map((row) => ({ cells: row.cells, reason: reasonOf(row, wording, language) }));
    if (rows.length < rowsPerPage) return;
    after = rows.at(-1)!.line;
  }
}

const lineNumber = { en: 'Line {line}', id: 'Baris {line}' };

function reasonOf({ line, faults }: StoredRow, wording: Wording, language: Language): string {
  const reasons = faults.map(({ column, code, parameters }) => {
    const { message, hint } = wording.of(code, parameters, language);
    return column === null ? `${message} ${hint}` : `${column}: ${message} ${hint}`;
  });
  return `${say(lineNumber, language, { line })}: ${reasons.join(' ')}`;
}
