import Type, { type Static } from 'typebox';
import {
  Bookkeeping,
  Closed,
  Id,
  Nullable,
  ref,
  Text,
  TwoLanguages,
} from '../../../platform/http/schemas.ts';
import { reportKinds } from '../reference.ts';

export const CategoryCode = Type.String({
  minLength: 1,
  maxLength: 40,
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
  description:
    'Natural key of the category; unique in any case of letters. Also its `service_code` in Open311.',
  examples: ['JALAN-RUSAK'],
});

const properties = {
  code: CategoryCode,
  name: ref(TwoLanguages),
  description: Nullable(
    Text('What belongs here, in plain words.', 1000, 'Lubang, retak, atau amblas di jalan kota.'),
  ),
  kind: reportKinds.schema,
  serviceId: Nullable(Id('The public service that it is about; null if about none.')),
};

export const ReportCategory = Type.Object(
  {
    id: Id('Stable id of the category.'),
    ...properties,
    isActive: Type.Boolean({ description: 'Whether new reports may be filed under it.' }),
    ...Bookkeeping,
  },
  { $id: 'ReportCategory', description: 'What reports are about — kategori laporan.' },
);
export type ReportCategory = Static<typeof ReportCategory>;

const { code, name, kind, ...optional } = properties;

export const NewReportCategory = Closed(
  { code, name, kind, ...Type.Partial(Type.Object(optional)).properties },
  { $id: 'NewReportCategory', description: 'A category to enter.' },
);
export type NewReportCategory = Static<typeof NewReportCategory>;

export const ReportCategoryChange = Closed(
  {
    ...Type.Partial(Type.Object(properties)).properties,
    isActive: Type.Optional(ReportCategory.properties.isActive),
  },
  {
    $id: 'ReportCategoryChange',
    minProperties: 1,
    description: 'What changes of a category; reports that are there keep their kind and deadlines.',
  },
);
export type ReportCategoryChange = Static<typeof ReportCategoryChange>;

export const categorySchemas = [ReportCategory, NewReportCategory, ReportCategoryChange];
