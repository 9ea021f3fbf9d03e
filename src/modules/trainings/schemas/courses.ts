import Type, { type Static } from 'typebox';
import { Bookkeeping, Closed, Id, Nullable, ref, Text } from '../../../platform/http/schemas.ts';
import { competencyKinds } from '../../competencies/index.ts';
import { courseStates, trainingKinds } from '../reference.ts';

export const CourseCode = Type.String({
  minLength: 1,
  maxLength: 40,
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
  description: 'Natural key of the course; unique in any case of letters.',
  examples: ['PKA-2026'],
});

export const Rupiah = (description: string) =>
  Type.Integer({
    minimum: 0,
    maximum: 1_000_000_000_000,
    format: 'int64',
    description,
    examples: [2_500_000],
  });

const Outcome = Closed(
  {
    competencyId: Id('The competency that the course raises.'),
    level: Type.Integer({
      minimum: 1,
      maximum: 5,
      format: 'int32',
      description: 'The level that it leads to, 1–5.',
      examples: [3],
    }),
  },
  { $id: 'CourseOutcome', description: 'A competency that a course raises, and to which level.' },
);

const Material = Closed(
  {
    title: Text('What it is.', 200, 'Modul 1: Kepemimpinan kinerja'),
    url: Type.String({
      maxLength: 1000,
      pattern: '^https?://[^\\s\\u0000-\\u001f]+$',
      description: 'Where it is.',
      examples: ['https://belajar.kota.example/modul-1.pdf'],
    }),
  },
  { $id: 'CourseMaterial', description: 'What participants are given.' },
);

const content = {
  code: CourseCode,
  title: Text('Title of the course.', 300, 'Pelatihan Kepemimpinan Administrator'),
  kind: trainingKinds.schema,
  field: competencyKinds.schema,
  learningHours: Type.Integer({
    minimum: 1,
    maximum: 1500,
    format: 'int32',
    description: 'Learning hours — jam pelajaran (JP) of 45 minutes.',
    examples: [40],
  }),
  provider: Nullable(Text('Who holds it.', 200, 'BPSDM Provinsi Sumatera Selatan')),
  description: Nullable(Text('What it is about.', 4000, 'Kepemimpinan kinerja bagi pejabat administrator.')),
  costPerHead: Nullable(Rupiah('Usual cost for each participant, rupiah.')),
  materials: Type.Array(ref(Material), { maxItems: 50, description: 'Materials.' }),
  outcomes: Type.Array(ref(Outcome), {
    maxItems: 50,
    description: 'The competencies that it raises, of its own field, each once.',
  }),
  prerequisiteIds: Type.Array(Id('A course that must have been passed before.'), {
    maxItems: 20,
    uniqueItems: true,
    description: 'Courses that it presupposes.',
  }),
  carriesAssessment: Type.Boolean({
    description:
      'Whether passing it includes an assessment of its competencies: then the levels are recorded as shown; else passing is evidence only.',
  }),
  minimumAttendance: Type.Integer({
    minimum: 0,
    maximum: 100,
    format: 'int32',
    description: 'Percent of the meetings that one must have been at to pass; 80 if not given.',
    examples: [80],
  }),
  passingScore: Nullable(
    Type.Integer({
      minimum: 1,
      maximum: 100,
      format: 'int32',
      description: 'The score, of 100, from which on it is passed; null: passed without a score.',
      examples: [70],
    }),
  ),
  certificateMonths: Nullable(
    Type.Integer({
      minimum: 1,
      maximum: 240,
      format: 'int32',
      description: 'For how many months its certificates are valid; null: for ever.',
      examples: [36],
    }),
  ),
};

export const Course = Type.Object(
  { id: Id('Stable id of the course.'), ...content, state: courseStates.schema, ...Bookkeeping },
  { $id: 'Course', description: 'A training of the catalogue — katalog pelatihan.' },
);
export type Course = Static<typeof Course>;

const { code, title, kind, field, learningHours, ...optional } = content;

export const NewCourse = Closed(
  { code, title, kind, field, learningHours, ...Type.Partial(Type.Object(optional)).properties },
  { $id: 'NewCourse', description: 'A course to enter into the catalogue.' },
);
export type NewCourse = Static<typeof NewCourse>;

export const CourseChange = Closed(
  {
    ...Type.Partial(Type.Object(content)).properties,
    state: Type.Optional(courseStates.schema),
  },
  { $id: 'CourseChange', minProperties: 1, description: 'What changes of a course; `state` retires it.' },
);
export type CourseChange = Static<typeof CourseChange>;

export const courseSchemas = [Outcome, Material, Course, NewCourse, CourseChange];
