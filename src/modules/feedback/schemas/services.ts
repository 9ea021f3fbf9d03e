import Type, { type Static } from 'typebox';
import { Closed, Text } from '../../../platform/http/schemas.ts';
import { serviceChannels } from '../reference.ts';

const TimeOfDay = (description: string, example: string) =>
  Type.String({
    minLength: 5,
    maxLength: 5,
    pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
    description,
    examples: [example],
  });

export const OpeningHours = Closed(
  {
    weekday: Type.Integer({
      minimum: 1,
      maximum: 7,
      format: 'int32',
      description: 'Day of the week (ISO 8601): 1 is Monday, 7 Sunday.',
      examples: [1],
    }),
    opens: TimeOfDay('When it opens, local time.', '08:00'),
    closes: TimeOfDay('When it closes, later on the same day.', '15:30'),
  },
  { $id: 'OpeningHours', description: 'When a service is open on a day of the week.' },
);
export type OpeningHours = Static<typeof OpeningHours>;

export const ServiceChannel = Closed(
  {
    kind: serviceChannels.schema,
    address: Text('Where: a street, a web address, a number.', 500, 'Jl. Merdeka No. 1, Loket 3'),
  },
  { $id: 'ServiceChannel', description: 'A way in which a service, or its complaint desk, is reached.' },
);
export type ServiceChannel = Static<typeof ServiceChannel>;

export const serviceSchemas = [OpeningHours, ServiceChannel];
