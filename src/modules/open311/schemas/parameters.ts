import Type from 'typebox';
import { Closed, Words } from '../../../platform/http/schemas.ts';

const mostListed = 100;
export const mostRequests = 1000;

const jurisdiction_id = Type.Optional(
  Type.String({
    maxLength: 200,
    pattern: '^[^\\u0000]*$',
    description: 'Which city is meant, where the service knows its own name; ignored where it does not.',
    examples: ['palembang.go.id'],
  }),
);

const Moment = (description: string) =>
  Type.Optional(
    Type.String({
      maxLength: 35,
      pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+ -]\\d{2}:\\d{2}))?$',
      description: `${description} ISO 8601 with a zone; a date alone begins in UTC.`,
      examples: ['2026-01-31T08:00:00+07:00'],
    }),
  );

const Listed = (description: string, example: string) =>
  Type.Optional(
    Type.String({
      maxLength: 5000,
      pattern: `^[^,\\u0000]{0,40}(,[^,\\u0000]{0,40}){0,${mostListed - 1}}$`,
      description: `${description}, separated by commas, at most ${mostListed}.`,
      examples: [example],
    }),
  );

const Degrees = (description: string, limit: number, example: number) =>
  Type.Optional(
    Type.Number({ minimum: -limit, maximum: limit, format: 'double', description, examples: [example] }),
  );

const page = {
  page: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 1000,
      default: 1,
      format: 'int32',
      description: 'Which page of them, from 1.',
      examples: [1],
    }),
  ),
  page_size: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: mostRequests,
      default: mostRequests,
      format: 'int32',
      description: 'How many there are on a page.',
      examples: [50],
    }),
  ),
};

/** What names nothing is not there, whatever it looks like. */
export const GivenCode = (description: string, example: string) => Words(description, 200, example);

export const CommonQuery = Closed({ jurisdiction_id });

const service_request_id = Listed(
  'Only these reports, and then nothing else that is asked counts but the page: their numbers',
  'L-7k3m-q0zd-41,L-2b4n-x8w1-7c',
);

export const RequestsQuery = Closed({
  jurisdiction_id,
  service_request_id,
  service_code: Listed('Only these categories: their codes', 'JALAN-RUSAK,LAMPU'),
  start_date: Moment('Only what was received from then on; with `end_date` at most 90 days.'),
  end_date: Moment('Only what was received until then.'),
  status: Type.Optional(
    Type.String({
      maxLength: 20,
      pattern: '^(open|closed)(,(open|closed))*$',
      description:
        'Only what is still to be done (`open`), or what is not (`closed`); both, separated by a comma.',
      examples: ['open'],
    }),
  ),
  updated_after: Moment('Only what changed from then on.'),
  updated_before: Moment('Only what changed until then.'),
  lat: Degrees('Latitude of the middle of what is asked about; with `long`.', 90, -2.9911),
  long: Degrees('Longitude of the middle of what is asked about; with `lat`.', 180, 104.7565),
  radius: Type.Optional(
    Type.Number({
      minimum: 1,
      maximum: 100_000,
      default: 1000,
      format: 'double',
      description: 'How far around the middle, in metres.',
      examples: [500],
    }),
  ),
  ...page,
});

export const UpdatesQuery = Closed({
  jurisdiction_id,
  service_request_id,
  start_date: Moment('Only what happened from then on; with `end_date` at most 90 days.'),
  end_date: Moment('Only what happened until then.'),
  ...page,
});
