import Type, { type Static } from 'typebox';
import { personal, subject } from '../../platform/http/masking.ts';
import {
  Bookkeeping,
  Closed,
  DateOnly,
  Decree,
  EndDecree,
  ExternalIds,
  FieldName,
  Id,
  Nullable,
  ref,
  Text,
  Validity,
  Words,
} from '../../platform/http/schemas.ts';
import { echelons, functionalLevels, positionKinds } from '../organisation/index.ts';
import {
  educationLevels,
  employeeStatuses,
  employmentKinds,
  genders,
  maritalStatuses,
  placementKinds,
  ranks,
  religions,
} from './reference.ts';

export const Nip = Type.String({
  pattern: '^\\d{18}$',
  maxLength: 18,
  description: 'Civil servant number — NIP, 18 digits.',
  examples: ['199001012015031001'],
});

export const Nik = Type.String({
  pattern: '^\\d{16}$',
  maxLength: 16,
  description: 'Population number — NIK, 16 digits.',
  examples: ['1671010101900001'],
});

const Phone = Type.String({
  pattern: '^\\+?[0-9][0-9 ()-]{3,28}$',
  maxLength: 30,
  description: 'Telephone number.',
  examples: ['080012345678'],
});
const Email = (description: string) =>
  Type.String({ format: 'email', maxLength: 254, description, examples: ['nama@palembang.example'] });

/** What is entered of a person; personal data is marked here, and only here. */
const content = {
  nip: Nip,
  nik: Nullable(Nik),
  name: Text('Name without titles.', 200, 'Siti Rahmawati'),
  frontTitle: Nullable(Text('Titles before the name — gelar depan.', 60, 'Dr.')),
  backTitle: Nullable(Text('Titles after the name — gelar belakang.', 100, 'S.E., M.Si.')),
  birthPlace: Nullable(Text('Place of birth.', 100, 'Palembang')),
  birthDate: DateOnly('Date of birth.', '1990-01-01'),
  gender: genders.schema,
  religion: Nullable(religions.schema),
  maritalStatus: Nullable(maritalStatuses.schema),
  phone: Nullable(Phone),
  email: Nullable(Email('Private e-mail address.')),
  officialEmail: Nullable(Email('Official e-mail address.')),
  address: Nullable(Text('Home address.', 500, 'Jl. Merdeka No. 1, Palembang')),
  employmentKind: employmentKinds.schema,
  status: employeeStatuses.schema,
  appointedOn: DateOnly('First appointment — TMT CPNS, or start of the first PPPK contract.', '2015-03-01'),
  permanentOn: Nullable(DateOnly('Permanent appointment — TMT PNS; null for PPPK.', '2016-03-01')),
  educationLevel: Nullable(educationLevels.schema),
  educationProgramme: Nullable(Text('Field of study — jurusan.', 200, 'S-1 Administrasi Negara')),
  graduationYear: Nullable(
    Type.Integer({ minimum: 1940, maximum: 2200, format: 'int32', description: 'Year of graduation.' }),
  ),
};

const shownPhone = Words('Telephone number.', 30, '+62 812 3456 7890');
const shownEmail = Words('Private e-mail address.', 254, 'siti@contoh.id');

const HeldRank = Nullable(
  Type.Object(
    {
      rank: ranks.schema,
      since: DateOnly('First day in the rank — TMT golongan.'),
      ...Decree,
    },
    { $id: 'HeldRank', description: 'The rank held on the day — pangkat, golongan/ruang.' },
  ),
);

const HeldPosition = Nullable(
  Type.Object(
    {
      placementId: Id('Stable id of the placement.'),
      positionId: Id('Stable id of the position.'),
      name: Text('Name of the position.', 300, 'Analis Kebijakan'),
      kind: positionKinds.schema,
      functionalLevel: Nullable(functionalLevels.schema),
      echelon: Nullable(echelons.schema),
      jobClass: Nullable(
        Type.Integer({ minimum: 1, maximum: 17, format: 'int32', description: 'Job class.' }),
      ),
      since: DateOnly('First day in the position — TMT jabatan.'),
      unitId: Id('The unit of the position.'),
      unitCode: Words('Code of the unit.', 64, '5.02.01'),
      unitName: Words('Name of the unit.', 300, 'Bidang Mutasi'),
      ageLimit: Nullable(
        Type.Integer({
          minimum: 40,
          maximum: 80,
          format: 'int32',
          description: 'Age limit of the position — BUP.',
        }),
      ),
    },
    { $id: 'HeldPosition', description: 'The definitive position held on the day — jabatan.' },
  ),
);

const Retirement = Nullable(
  Type.Object(
    {
      ageLimit: Type.Integer({
        minimum: 40,
        maximum: 80,
        format: 'int32',
        description: 'Age limit in years — BUP.',
      }),
      reachedOn: DateOnly('Day on which the limit is reached.', '2048-01-01'),
      retiresOn: DateOnly('First day of retirement — TMT pensiun.', '2048-02-01'),
    },
    {
      $id: 'Retirement',
      description: 'Retirement by the position held (UU 20/2023 art. 55; PP 11/2017 art. 239–240).',
    },
  ),
);

export const Employee = Type.Object(
  {
    id: subject(Id('Stable id of the employee.'), 'employee'),
    ...content,
    nik: personal(
      Nullable(
        Type.String({
          pattern: '^[0-9*]{16}$',
          maxLength: 16,
          description: 'Population number — NIK.',
          examples: ['1671010101900001'],
        }),
      ),
      'last-four',
    ),
    birthPlace: personal(content.birthPlace, 'hidden'),
    birthDate: personal(Nullable(content.birthDate), 'hidden'),
    religion: personal(content.religion, 'hidden'),
    maritalStatus: personal(content.maritalStatus, 'hidden'),
    phone: personal(Nullable(shownPhone), 'last-four'),
    email: personal(Nullable(shownEmail), 'e-mail'),
    address: personal(content.address, 'hidden'),
    rank: ref(HeldRank),
    position: ref(HeldPosition),
    retirement: personal(ref(Retirement), 'hidden'),
    externalIds: ExternalIds,
    maskedFields: Type.Array(FieldName, {
      maxItems: 40,
      description:
        'Names of the fields that were masked for this key; empty with `employees:read-sensitive`.',
    }),
    ...Bookkeeping,
  },
  { $id: 'Employee', description: 'A civil servant — pegawai ASN — as the personnel file shows on one day.' },
);
export type Employee = Static<typeof Employee>;

const optional = Type.Partial(Type.Object(content)).properties;

export const NewRank = Closed(
  {
    rank: ranks.schema,
    validFrom: Validity.validFrom,
    decreeNumber: Type.Optional(Decree.decreeNumber),
    decreeDate: Type.Optional(Decree.decreeDate),
  },
  { $id: 'NewRank', description: 'A rank from a day on; it ends the one before.' },
);
export type NewRank = Static<typeof NewRank>;

export const NewPlacement = Closed(
  {
    positionId: Id('The position to sit in.'),
    kind: Type.Optional(placementKinds.schema),
    validFrom: Validity.validFrom,
    validTo: Type.Optional(Validity.validTo),
    decreeNumber: Type.Optional(Decree.decreeNumber),
    decreeDate: Type.Optional(Decree.decreeDate),
  },
  {
    $id: 'NewPlacement',
    description:
      'A placement from a day on; `kind` is `definitive` if not given, and a definitive one ends the one before.',
  },
);
export type NewPlacement = Static<typeof NewPlacement>;

export const PlacementCorrection = Closed(
  {
    positionId: Type.Optional(Id('The position sat in.')),
    validFrom: Type.Optional(Validity.validFrom),
    validTo: Type.Optional(Validity.validTo),
    decreeNumber: Type.Optional(Decree.decreeNumber),
    decreeDate: Type.Optional(Decree.decreeDate),
  },
  { $id: 'PlacementCorrection', minProperties: 1, description: 'What was wrongly entered of a placement.' },
);

export const PlacementEnd = Closed(
  {
    endedOn: DateOnly('The first day on which the placement no longer holds.'),
    decreeNumber: Type.Optional(Decree.decreeNumber),
    decreeDate: Type.Optional(Decree.decreeDate),
  },
  { $id: 'PlacementEnd', description: 'The end of a placement.' },
);

export const NewEmployee = Closed(
  {
    ...optional,
    nip: content.nip,
    name: content.name,
    birthDate: content.birthDate,
    gender: content.gender,
    employmentKind: content.employmentKind,
    status: Type.Optional(content.status),
    appointedOn: content.appointedOn,
    rank: Type.Optional(ref(NewRank)),
    placement: Type.Optional(ref(NewPlacement)),
    externalIds: Type.Optional(ExternalIds),
  },
  { $id: 'NewEmployee', description: 'An employee to enter; `status` is `active` if not given.' },
);
export type NewEmployee = Static<typeof NewEmployee>;

export const EmployeeChange = Closed(
  { ...optional, externalIds: Type.Optional(ExternalIds) },
  {
    $id: 'EmployeeChange',
    minProperties: 1,
    description: 'Corrections of the head of a personnel file (JSON Merge Patch).',
  },
);
export type EmployeeChange = Static<typeof EmployeeChange>;

export const RankPeriod = Type.Object(
  { id: Id('Stable id of the period.'), rank: ranks.schema, ...Decree, ...Validity },
  { $id: 'RankPeriod', description: 'A rank held in one period.' },
);
export type RankPeriod = Static<typeof RankPeriod>;

export const Placement = Type.Object(
  {
    id: Id('Stable id of the placement.'),
    positionId: Id('The position.'),
    positionName: Words(
      'Name of the position when the placement began.',
      300,
      'Analis Kepegawaian Ahli Muda',
    ),
    unitId: Id('The unit of the position when the placement began.'),
    unitName: Words('Name of that unit then.', 300, 'Bidang Mutasi'),
    kind: placementKinds.schema,
    ...Decree,
    ...Validity,
    ...EndDecree,
  },
  { $id: 'Placement', description: 'Who sat where, in one period.' },
);
export type Placement = Static<typeof Placement>;

/** The ranks of one employee, as a whole. */
export const Ranks = Type.Object(
  { items: Type.Array(ref(RankPeriod), { maxItems: 1000, description: 'The ranks, oldest first.' }) },
  { description: 'The ranks of an employee.' },
);

/** The placements of one employee, as a whole. */
export const Placements = Type.Object(
  { items: Type.Array(ref(Placement), { maxItems: 1000, description: 'The placements, oldest first.' }) },
  { description: 'The placements of an employee.' },
);

export const employeeSchemas = [
  HeldRank,
  HeldPosition,
  Retirement,
  Employee,
  NewRank,
  NewPlacement,
  PlacementCorrection,
  PlacementEnd,
  NewEmployee,
  EmployeeChange,
  RankPeriod,
  Placement,
];
