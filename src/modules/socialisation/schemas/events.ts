import Type, { type Static } from 'typebox';
import { personal, subject } from '../../../platform/http/masking.ts';
import {
  Bookkeeping,
  Closed,
  FieldName,
  Id,
  Nullable,
  ref,
  Text,
  Timestamp,
  TwoLanguages,
  Words,
} from '../../../platform/http/schemas.ts';
import { eventKinds, registrationStates } from '../event-reference.ts';
import { Count } from './audiences.ts';

/** An address on the web. */
export const Address = (description: string, example: string) =>
  Type.String({
    format: 'uri',
    pattern: '^https?://',
    maxLength: 1000,
    description,
    examples: [example],
  });

/** Which of the audiences of a campaign something is for. */
export const AudienceIds = Type.Array(Id('An audience of the campaign.'), {
  maxItems: 50,
  uniqueItems: true,
  description: 'Only for people of these audiences; empty: for all.',
});

const entered = {
  kind: eventKinds.schema,
  title: ref(TwoLanguages),
  startsAt: Timestamp('When it begins.'),
  endsAt: Timestamp('When it ends: seven days later at most.'),
  place: Nullable(Text('Where to come; null if only online.', 300, 'Aula Balai Kota, lantai 2')),
  link: Nullable(
    Address('Where to come online; null if not.', 'https://rapat.palembang.example/sosialisasi'),
  ),
  seats: Nullable(
    Type.Integer({
      minimum: 1,
      maximum: 100_000,
      format: 'int32',
      description: 'How many people find a seat; null: as many as come.',
      examples: [120],
    }),
  ),
  audienceIds: AudienceIds,
  unitIds: Type.Array(Id('Stable id of a unit.'), {
    maxItems: 200,
    uniqueItems: true,
    description: 'Only for people of these units and of all units below them; empty: for all.',
  }),
};
const { kind, title, startsAt, endsAt, ...optional } = entered;

export const NewCampaignEvent = Closed(
  { kind, title, startsAt, endsAt, ...Type.Partial(Type.Object(optional)).properties },
  { $id: 'NewCampaignEvent', description: 'An event to invite to; it has a place, a link, or both.' },
);
export type NewCampaignEvent = Static<typeof NewCampaignEvent>;

export const CampaignEventChange = Closed(Type.Partial(Type.Object(entered)).properties, {
  $id: 'CampaignEventChange',
  minProperties: 1,
  description: 'What changes; more seats go to those who wait, in the order of their arrival.',
});
export type CampaignEventChange = Static<typeof CampaignEventChange>;

export const EventCancellation = Closed(
  { reason: Text('Why; whoever was invited reads it.', 500, 'Narasumber berhalangan.') },
  { $id: 'CampaignEventCancellation', description: 'Why an event does not take place.' },
);

const told = {
  id: Id('Stable id of the event.'),
  campaignId: Id('The campaign that it belongs to.'),
  ...entered,
  isCancelled: Type.Boolean({ description: 'Whether it does not take place.' }),
  cancelReason: Nullable(
    Words('Why it does not take place; null if it does.', 500, 'Narasumber berhalangan.'),
  ),
};

export const CampaignEvent = Type.Object(
  {
    ...told,
    invited: Count('How many people within reach it is for.', 230),
    registered: Count('How many of them have a seat.', 110),
    waiting: Count('How many of them wait for one.', 4),
    attended: Count('How many of them were there.', 102),
    ...Bookkeeping,
  },
  { $id: 'CampaignEvent', description: 'An event of a campaign — kegiatan sosialisasi.' },
);
export type CampaignEvent = Static<typeof CampaignEvent>;

const { audienceIds: _, unitIds: __, ...read } = told;

export const OwnCampaignEvent = Type.Object(
  {
    ...read,
    freeSeats: Nullable(Count('How many seats are free; null if there is no end of them.', 12)),
    registration: Nullable(registrationStates.schema),
    waitingPlace: Nullable(Count('How many wait up to and with the caller; null of others.', 2)),
    hasAttended: Type.Boolean({ description: 'Whether the caller was there, as was noted.' }),
  },
  {
    $id: 'OwnCampaignEvent',
    description:
      'An event that one is invited to, and whether one has a seat; `registration` is null without one.',
  },
);
export type OwnCampaignEvent = Static<typeof OwnCampaignEvent>;

export const EventParticipant = Type.Object(
  {
    employeeId: subject(Id('Stable id of the employee.'), 'employee'),
    employeeName: Nullable(personal(Words('Name without titles.', 200, 'Siti Rahmawati'), 'hidden')),
    unitId: Id('Where they sit, or sat last.'),
    registration: Nullable(registrationStates.schema),
    hasAttended: Type.Boolean({ description: 'Whether they were there, as was noted.' }),
    maskedFields: Type.Array(FieldName, {
      maxItems: 10,
      description: 'Fields that are masked for this caller.',
    }),
  },
  {
    $id: 'CampaignEventParticipant',
    description: 'Somebody who registered for an event, or was there; `registration` is null of others.',
  },
);
export type EventParticipant = Static<typeof EventParticipant>;

export const NewAttendances = Closed(
  {
    employeeIds: Type.Array(Id('Stable id of an employee.'), {
      minItems: 1,
      maxItems: 500,
      uniqueItems: true,
      description: 'Who was there: people of the audience within reach.',
    }),
  },
  { $id: 'NewCampaignEventAttendances', description: 'Who was at an event — daftar hadir.' },
);

export const AttendanceCount = Type.Object(
  {
    noted: Count('How many were noted as having been there.', 40),
    already: Count('How many had been noted before.', 2),
    newlyReached: Count('How many had not been told of the change before.', 12),
  },
  { $id: 'CampaignEventAttendanceCount', description: 'What became of a list of those who were there.' },
);
export type AttendanceCount = Static<typeof AttendanceCount>;

export const eventSchemas = [
  NewCampaignEvent,
  CampaignEventChange,
  EventCancellation,
  CampaignEvent,
  OwnCampaignEvent,
  EventParticipant,
  NewAttendances,
  AttendanceCount,
];
