import type { Reader } from '../../../platform/database/database.ts';
import type { SubjectKindCode } from '../../../platform/subjects/reference.ts';
import type { SubjectSources } from '../../../platform/subjects/subject.ts';
import { refuseInQuestion } from '../question-remarks.ts';

/** What is read, and what of it. */
export interface ReadText {
  readonly subject: { readonly kind: SubjectKindCode; readonly id: string };
  /** Null before a campaign begins: nothing can be pointed at then. */
  readonly reading: { readonly id: string } | null;
}

/**
 * Makes sure that the text which a campaign gives to read has a provision.
 * @throws Problem `rule-broken` at `/eId`
 */
export async function requireEId(
  reader: Reader,
  subjects: SubjectSources,
  { subject, reading }: ReadText,
  eId: string | null | undefined,
): Promise<void> {
  if (eId === null || eId === undefined) return;
  const provisions = reading
    ? await subjects[subject.kind].readProvisions(reader, subject.id, reading.id)
    : [];
  if (!provisions.some((provision) => provision.eId === eId))
    refuseInQuestion([{ pointer: '/eId', code: 'provision-absent', parameters: { eId } }]);
}
