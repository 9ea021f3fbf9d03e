import type { Reader } from '../../../platform/database/database.ts';
import type { Found } from '../rules/found.ts';
import type { RelatedDocument } from '../rules/relations.ts';
import type { AmendmentChange } from '../schemas/provisions.ts';

export async function foundInOperations(
  _reader: Reader,
  _source: RelatedDocument,
  _targetId: string,
  _operations: readonly AmendmentChange[],
  _effectiveOn: string | null,
): Promise<Found[]> {
  return [];
}
