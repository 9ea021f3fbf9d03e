import { policyDocumentKinds } from '../reference.ts';
import type { PolicyDocumentRegistration } from '../schemas/documents.ts';
import type { Found } from './found.ts';
import type { PolicyDocumentStage } from './life.ts';

type Registered = Pick<
  PolicyDocumentRegistration,
  'kind' | 'year' | 'enactedOn' | 'promulgatedOn' | 'effectiveOn' | 'gazette'
>;

/** What is wrong with a document that is registered as it was enacted (UU 12/2011 art. 81–87). */
export function foundInRegistration({ kind, year, enactedOn, promulgatedOn, gazette }: Registered): Found[] {
  const { isRegulation, label } = policyDocumentKinds.get(kind);
  const parameters = { kind: label.id };
  const found: Found[] = [];
  if (isRegulation && !promulgatedOn)
    found.push({ pointer: '/promulgatedOn', code: 'promulgation-missing', parameters });
  if (!isRegulation)
    for (const [field, given] of Object.entries({ promulgatedOn, gazette }))
      if (given) found.push({ pointer: `/${field}`, code: 'never-promulgated', parameters });
  // Numbers are given with the signature; some late signatures are promulgated under the number of the year before.
  if (![enactedOn, promulgatedOn].some((day) => day && Number(day.slice(0, 4)) === year))
    found.push({
      pointer: '/year',
      code: 'year-of-another-day',
      parameters: { year: enactedOn.slice(0, 4) },
    });
  return found;
}

/** How far a registered document has come, and from when on it holds if that is not said. */
export const registeredDays = ({
  enactedOn,
  promulgatedOn,
  effectiveOn,
}: Registered): { readonly stage: PolicyDocumentStage; readonly effectiveOn: string } => ({
  stage: promulgatedOn ? 'promulgated' : 'signed',
  effectiveOn: effectiveOn ?? promulgatedOn ?? enactedOn,
});
