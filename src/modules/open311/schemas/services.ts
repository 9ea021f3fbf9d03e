import Type, { type Static } from 'typebox';
import { ref, Timestamp, Words } from '../../../platform/http/schemas.ts';
import { CategoryCode } from '../../reports/index.ts';

const Address = (description: string, example: string) =>
  Type.String({ format: 'uri-reference', maxLength: 500, description, examples: [example] });

const Endpoint = Type.Object(
  {
    specification: Address('What is spoken there.', 'http://wiki.open311.org/GeoReport_v2'),
    url: Address(
      'Where it is spoken; a path alone if the service does not know its own address.',
      'https://penata.example/v1/open311/v2',
    ),
    changeset: Timestamp('When the interface became another last.'),
    type: Type.Enum(['production'], { description: 'What it is for.', examples: ['production'] }),
    formats: Type.Array(
      Type.Enum(['text/xml', 'application/json'], { description: 'A format.', examples: ['text/xml'] }),
      {
        maxItems: 2,
        description: 'In which formats it answers.',
        examples: [['text/xml', 'application/json']],
      },
    ),
  },
  { description: 'A version of the interface.' },
);

export const Open311Discovery = Type.Object(
  {
    changeset: Timestamp('When the interface became another last.'),
    contact: Words('Whom to ask.', 500, 'Penata, halo@penata.example'),
    key_service: Words(
      'How an app gets its api_key.',
      500,
      'Ask the city for a key of Penata with the scope open311:write.',
    ),
    endpoints: Type.Array(Endpoint, { maxItems: 1, description: 'Where the interface is.' }),
  },
  { $id: 'Open311Discovery', description: 'Where Open311 is spoken, and how.' },
);
export type Open311Discovery = Static<typeof Open311Discovery>;

export const Open311Service = Type.Object(
  {
    service_code: CategoryCode,
    service_name: Words('Name of the category — kategori laporan.', 2000, 'Jalan rusak'),
    description: Words('What belongs here.', 1000, 'Lubang, retak, atau amblas di jalan kota.'),
    metadata: Type.Boolean({
      description: 'Whether there is more to ask: see the definition of the service.',
      examples: [true],
    }),
    type: Type.Enum(['realtime'], {
      description: 'The number of a report is given at once.',
      examples: ['realtime'],
    }),
    keywords: Words('Other words for it, separated by commas.', 5000, 'Damaged road, complaint'),
    group: Words('Kind of report — jenis laporan.', 200, 'Pengaduan tidak berkadar pengawasan'),
  },
  { $id: 'Open311Service', description: 'What can be reported.' },
);
export type Open311Service = Static<typeof Open311Service>;

const Value = Type.Object(
  {
    key: Words('What is sent.', 60, 'confidential'),
    name: Words('What people read.', 200, 'Rahasia'),
  },
  { description: 'A value to choose.' },
);

const Attribute = Type.Object(
  {
    variable: Type.Boolean({ description: 'Whether something is asked.', examples: [true] }),
    code: Words('Name of the attribute, sent as attribute[code].', 60, 'visibility'),
    datatype: Type.Enum(['singlevaluelist'], {
      description: 'What can be answered: one value of a list.',
      examples: ['singlevaluelist'],
    }),
    required: Type.Boolean({ description: 'Whether it must be answered.', examples: [false] }),
    datatype_description: Words('How to answer.', 500, 'Tanpa jawaban: terbuka.'),
    order: Type.Integer({
      minimum: 1,
      maximum: 100,
      format: 'int32',
      description: 'The place among the questions.',
      examples: [1],
    }),
    description: Words('The question.', 500, 'Siapa yang boleh melihat laporan ini?'),
    values: Type.Array(Value, { maxItems: 10, description: 'What can be chosen.' }),
  },
  { description: 'A question that belongs to a service.' },
);

export const Open311Definition = Type.Object(
  {
    service_code: CategoryCode,
    attributes: Type.Array(Attribute, { maxItems: 10, description: 'What else is asked.' }),
  },
  { $id: 'Open311Definition', description: 'What is asked with reports of a category.' },
);
export type Open311Definition = Static<typeof Open311Definition>;

export const Open311ServiceList = Type.Array(ref(Open311Service), {
  maxItems: 10_000,
  description: 'What can be reported.',
});

export const serviceSchemas = [Open311Discovery, Open311Service, Open311Definition];
