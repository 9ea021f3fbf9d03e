import type { TSchema } from 'typebox';
import type { Transaction } from '../database/database.ts';
import type { PersonalDataCategory } from './schemas.ts';

/** What a module holds on people: in one answer with what others hold, and said what for (UU 27/2022 art. 5 and 7). */
export interface HeldData {
  readonly fields: readonly HeldField[];
  readonly categories: readonly PersonalDataCategory[];
}

interface HeldField {
  /** Of the answer. */
  readonly name: string;
  readonly schema: TSchema;
  read(transaction: Transaction, employeeId: string, today: string): Promise<unknown>;
}
