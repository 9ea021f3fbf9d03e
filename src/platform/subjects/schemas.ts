import Type, { type Static } from 'typebox';
import { Closed, Id, Nullable, ref, Words } from '../http/schemas.ts';
import { subjectKinds } from './reference.ts';

export const EId = Type.String({
  maxLength: 200,
  pattern: '^[A-Za-z0-9_]+$',
  description: 'Address of a provision within its text, after the naming convention of Akoma Ntoso.',
  examples: ['art_5__para_2__point_b'],
});

export const SubjectRef = Closed(
  { kind: subjectKinds.schema, id: Id('Stable id of what is referred to.') },
  { $id: 'SubjectRef', description: 'What a consultation or a campaign is about.' },
);
export type SubjectRef = Static<typeof SubjectRef>;

export const SubjectVersionRef = Type.Object(
  {
    id: Id('Stable id of the version.'),
    number: Type.Integer({
      minimum: 1,
      maximum: 32_767,
      format: 'int32',
      description: 'Counted from 1 within the subject.',
      examples: [2],
    }),
    sha256: Type.String({
      pattern: '^[0-9a-f]{64}$',
      maxLength: 64,
      description: 'SHA-256 of the text as canonical JSON (RFC 8785): proves which words were read.',
      examples: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
    }),
  },
  { $id: 'SubjectVersionRef', description: 'A text of a subject, known by its digest.' },
);
export type SubjectVersionRef = Static<typeof SubjectVersionRef>;

export const SubjectProvisionText = Type.Object(
  {
    eId: EId,
    label: Words('How it is cited.', 200, 'Pasal 5 ayat (2)'),
    heading: Nullable(Words('Its heading.', 1000, 'Ketentuan Umum')),
    text: Nullable(Words('Its words; null where it only holds others.', 1_000_000, 'Pegawai wajib hadir.')),
  },
  { $id: 'SubjectProvisionText', description: 'A part of a text that can be pointed at.' },
);

export const SubjectText = Type.Object(
  {
    subject: ref(SubjectRef),
    version: ref(SubjectVersionRef),
    provisions: Type.Array(ref(SubjectProvisionText), {
      maxItems: 20_000,
      description: 'Its provisions in their order, each before what lies within it.',
    }),
  },
  { $id: 'SubjectText', description: 'The words of a subject, provision by provision.' },
);
export type SubjectText = Static<typeof SubjectText>;
