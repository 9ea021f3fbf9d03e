import Type, { type Static } from 'typebox';
import { DateOnly, Id, Nullable, ref, Words } from '../../../platform/http/schemas.ts';
import { EId } from '../../../platform/subjects/schemas.ts';
import { provisionKinds } from '../reference.ts';
import { differenceStates } from '../rules/text/diff.ts';
import { mostProvisions } from './provisions.ts';

const Run = Type.Object(
  {
    kind: Type.Enum(['same', 'added', 'removed'], {
      title: 'WordRunKind',
      description: 'Whether both texts have the words, or only the new, or only the old.',
      examples: ['added'],
    }),
    words: Words('The words, with the blanks before them.', 1_000_000, ' empat puluh'),
  },
  { $id: 'WordRun', description: 'Words in a row that became of one text in another.' },
);
const Runs = (description: string) => Type.Array(ref(Run), { maxItems: 100_000, description });

const State = Type.Enum([...differenceStates], {
  title: 'ProvisionDifferenceState',
  description:
    'What became of it; `moved`: it stands elsewhere or bears another number, its words may have changed as well.',
  examples: ['changed'],
});

export const ProvisionDifference = Type.Object(
  {
    state: State,
    kind: provisionKinds.schema,
    eIdBefore: Nullable({ ...EId, description: 'Its address in the old text; null if it was not there.' }),
    eIdAfter: Nullable({ ...EId, description: 'Its address in the new text; null if it is no more.' }),
    number: Nullable(Words('Its number.', 20, '3')),
    heading: Runs('What became of its heading.'),
    text: Runs('What became of its words.'),
    isCoarse: Type.Boolean({
      description: 'Whether its words differ so much that a stretch of them is told as a whole.',
    }),
  },
  { $id: 'ProvisionDifference', description: 'How one provision became another, word by word.' },
);
export type ProvisionDifference = Static<typeof ProvisionDifference>;

const Side = Type.Object(
  {
    versionId: Id('The text that it follows from.'),
    asOf: Nullable(DateOnly('The day that it holds on; null of a version as it was handed in.')),
  },
  { $id: 'PolicyComparisonSide', description: 'One of two texts that are compared.' },
);

export const PolicyComparison = Type.Object(
  {
    documentId: Id('The document.'),
    before: ref(Side),
    after: ref(Side),
    counts: Type.Object(
      Object.fromEntries(
        differenceStates.map((state) => [
          state,
          Type.Integer({
            minimum: 0,
            maximum: 2 * mostProvisions,
            format: 'int32',
            description: `Provisions in the state \`${state}\`.`,
            examples: [1],
          }),
        ]),
      ) as Record<(typeof differenceStates)[number], ReturnType<typeof Type.Integer>>,
      { description: 'How many provisions are in each state.' },
    ),
    differences: Type.Array(ref(ProvisionDifference), {
      maxItems: 2 * mostProvisions,
      description: 'Provisions in the order of the new text; what was removed follows what it stood behind.',
    }),
  },
  { $id: 'PolicyComparison', description: 'What became of one text in another, word by word.' },
);
export type PolicyComparison = Static<typeof PolicyComparison>;

export const comparisonSchemas = [Run, ProvisionDifference, Side, PolicyComparison];
