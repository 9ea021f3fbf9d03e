import { sql } from 'drizzle-orm';
import { newId } from '../../../platform/database/columns.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { RowsChanged } from '../../../platform/transfer/importer.ts';
import type { SoundAttendance } from './judge.ts';

export type Fate = 'created' | 'updated' | 'unchanged';

/** What a batch of rows writes. */
export class Changes {
  readonly #entered: object[] = [];
  readonly #replaced: object[] = [];

  /** Takes what a row says; where the same is on record already, it stays as it is, however it came to be known. */
  add({ meetingId, enrolmentId, employeeId, isPresent, held }: SoundAttendance): Fate {
    if (held === undefined) {
      this.#entered.push({ id: newId(), meetingId, enrolmentId, employeeId, isPresent });
      return 'created';
    }
    if (held.isPresent === isPresent) return 'unchanged';
    this.#replaced.push({ id: held.id, version: held.version, isPresent });
    return 'updated';
  }

  /** @throws RowsChanged when somebody else noted one of the same presences since they were read */
  async write(transaction: Transaction): Promise<void> {
    if (this.#replaced.length > 0) {
      const { rowCount } = await transaction.execute(sql`
        update trainings.attendances a set is_present = n."isPresent", source = 'import'
          from jsonb_to_recordset(${JSON.stringify(this.#replaced)}::jsonb)
               as n(id uuid, version int, "isPresent" boolean)
         where a.id = n.id and a.version = n.version`);
      if (rowCount !== this.#replaced.length) throw new RowsChanged();
    }
    if (this.#entered.length > 0) {
      const { rowCount } = await transaction.execute(sql`
        insert into trainings.attendances (id, meeting_id, enrolment_id, employee_id, is_present, source)
        select n.id, n."meetingId", n."enrolmentId", n."employeeId", n."isPresent", 'import'
          from jsonb_to_recordset(${JSON.stringify(this.#entered)}::jsonb)
               as n(id uuid, "meetingId" uuid, "enrolmentId" uuid, "employeeId" uuid, "isPresent" boolean)
        on conflict (meeting_id, enrolment_id) do nothing`);
      if (rowCount !== this.#entered.length) throw new RowsChanged();
    }
  }
}
