import Type, { type Static } from 'typebox';
import { personal, subject } from '../../../platform/http/masking.ts';
import {
  Closed,
  Code,
  DateOnly,
  FieldName,
  Id,
  Nullable,
  ref,
  Words,
} from '../../../platform/http/schemas.ts';
import { ProofText } from '../../../platform/public-writes/index.ts';
import { EId } from '../../../platform/subjects/schemas.ts';
import { genders } from '../../employees/reference.ts';
import { ageBands } from '../../feedback/index.ts';
import { moderationReasons } from '../../forums/reference.ts';
import { consultationCommentKinds, consultationCommentStates } from '../reference.ts';
import { AlternativeCode } from './consultations.ts';
import { GroupAnswerOrNull } from './groups.ts';

const prose = Type.String({
  minLength: 1,
  maxLength: 4000,
  pattern: '^\\s*[^\\s\\u0000][^\\u0000]*$',
  description: 'What is said, in plain words.',
  examples: ['Giliran malam menyulitkan pegawai yang merawat anak.'],
});
const eId = Nullable({ ...EId, description: 'The provision that it is about; null: the whole text.' });
const preferredAlternative = Nullable({
  ...AlternativeCode,
  description: 'The alternative that is preferred; null if none is.',
});

const given = {
  kind: consultationCommentKinds.schema,
  text: prose,
  eId: Type.Optional(eId),
  preferredAlternative: Type.Optional(preferredAlternative),
};

export const NewOwnComment = Closed(
  {
    ...given,
    isConfidential: Type.Optional(
      Type.Boolean({
        description: 'The name is shown to nobody, and the unit counts in figures alone — rahasia.',
        examples: [true],
      }),
    ),
  },
  { $id: 'NewOwnConsultationComment', description: 'What a civil servant says of a draft — masukan.' },
);
export type NewOwnComment = Static<typeof NewOwnComment>;

export const NewPublicComment = Closed(
  {
    id: Id('Number that the client gives it: sent again with the same number it is the same comment.'),
    ...given,
    districtId: Type.Optional(Id('The district (kecamatan) where somebody lives; for figures alone.')),
    gender: Type.Optional(genders.schema),
    ageBand: Type.Optional(ageBands.schema),
    proof: Type.Optional(ProofText),
  },
  {
    $id: 'NewPublicConsultationComment',
    description: 'What somebody of the public says of a draft, without a name — masukan masyarakat.',
  },
);
export type NewPublicComment = Static<typeof NewPublicComment>;

export const TakenPublicComment = Type.Object(
  { id: Id('Stable id of the comment.'), state: consultationCommentStates.schema },
  {
    $id: 'TakenConsultationComment',
    description: 'A comment that was taken: shown, or held until somebody has looked at it.',
  },
);
export type TakenPublicComment = Static<typeof TakenPublicComment>;

const said = {
  id: Id('Stable id of the comment.'),
  consultationId: Id('The consultation.'),
  versionId: Id('The text that it was said of.'),
  kind: consultationCommentKinds.schema,
  eId,
  provisionLabel: Nullable(Words('How that provision is cited; null: the whole text.', 200, 'Pasal 5')),
  isProvisionDropped: Type.Boolean({
    description: 'Whether the text that is asked about now no longer has the provision.',
  }),
  preferredAlternative,
  writtenOn: DateOnly('The day on which it was said.'),
};
const shownText = Nullable(
  Words('What is said; null once it was withdrawn or rejected for its personal data.', 4000, 'Setuju.'),
);

export const PublicComment = Type.Object(
  { ...said, text: Words('What is said.', 4000, 'Setuju, loket perlu buka lebih lama.') },
  { $id: 'PublicConsultationComment', description: 'A comment of the public as everybody reads it.' },
);
export type PublicComment = Static<typeof PublicComment>;

export const OwnComment = Type.Object(
  {
    ...said,
    text: shownText,
    state: consultationCommentStates.schema,
    isConfidential: Type.Boolean({ description: 'Whether the name is shown to nobody.' }),
    groupTitle: Nullable(Words('The group that it is answered with; null as long as it is in none.', 200)),
    answer: ref(GroupAnswerOrNull),
  },
  { $id: 'OwnConsultationComment', description: 'What one said oneself, and what was answered.' },
);
export type OwnComment = Static<typeof OwnComment>;

export const ReadComment = Type.Object(
  {
    ...said,
    id: subject(said.id, 'consultation-comment'),
    text: shownText,
    state: consultationCommentStates.schema,
    rejectedFor: Nullable(moderationReasons.schema),
    findings: Type.Array(Code('A kind of personal data, or `many-links`.', 'phone'), {
      maxItems: 20,
      description: 'What was found in it that holds it; personal data of it is not kept.',
    }),
    isConfidential: Type.Boolean({ description: 'Whether the name is shown to nobody.' }),
    authorName: Nullable(
      personal(
        Words('Who said it; null of the public, and of what was said in confidence.', 300, 'Siti Aminah'),
        'hidden',
      ),
    ),
    authorUnitId: Nullable(
      Id('The unit where the author worked then; null of the public, and of what was said in confidence.'),
    ),
    groupId: Nullable(Id('The group that it is answered with; null as long as it is in none.')),
    maskedFields: Type.Array(FieldName, {
      maxItems: 10,
      description: 'Fields that are masked for this caller.',
    }),
  },
  { $id: 'ConsultationComment', description: 'A comment as those read it who answer — masukan.' },
);
export type ReadComment = Static<typeof ReadComment>;

export const CommentDecision = Closed(
  {
    isReleased: Type.Boolean({ description: 'Whether it counts and is shown, or is rejected.' }),
    ground: Type.Optional(moderationReasons.schema),
  },
  {
    $id: 'ConsultationCommentDecision',
    description: 'What is decided on a comment that is held; what is rejected has a `ground`.',
  },
);
export type CommentDecision = Static<typeof CommentDecision>;

export const commentSchemas = [
  NewOwnComment,
  NewPublicComment,
  TakenPublicComment,
  PublicComment,
  OwnComment,
  ReadComment,
  CommentDecision,
];
