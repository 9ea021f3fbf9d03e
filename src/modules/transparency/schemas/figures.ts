import Type, { type Static } from 'typebox';
import { Nullable, ref } from '../../../platform/http/schemas.ts';

export const Count = (description: string, example = 120) =>
  Type.Integer({ minimum: 0, maximum: 2_147_483_647, format: 'int32', description, examples: [example] });

const real = (description: string, maximum: number, example: number) =>
  Type.Number({ minimum: 0, maximum, format: 'double', description, examples: [example] });

export const Share = Type.Object(
  {
    count: Count('How many — pembilang.', 96),
    of: Count('Of how many — penyebut.', 120),
    percent: Nullable(real('The same in percent, two decimals; null of none.', 100, 80)),
  },
  { $id: 'ReportShare', description: 'A part of a whole, with both numbers.' },
);
export type Share = Static<typeof Share>;

export const WorkingTime = Nullable(
  Type.Object(
    {
      median: real('Half took no longer, and half no less — median.', 100_000, 3),
      mean: real('On average, two decimals — rata-rata.', 100_000, 4.25),
      p90: real('Nine of ten took no longer — persentil ke-90.', 100_000, 11),
    },
    {
      $id: 'ReportWorkingTime',
      description:
        'Working days that something took, by the city’s calendar; exact, null if it never happened — waktu kerja.',
    },
  ),
);

const Archived = Type.Object(
  {
    outOfAuthority: Count('Not within the city’s authority — bukan kewenangan.', 4),
    tooGeneral: Count('Too general — terlalu umum.', 2),
    notRelevant: Count('Not relevant — tidak relevan.', 1),
    abusive: Count('Abusive — mengandung penghinaan atau SARA.', 0),
    notCompleted: Count('Not completed by the reporter in time — tidak dilengkapi pelapor.', 3),
  },
  { $id: 'ArchivedReports', description: 'Reports that were archived, by ground — laporan diarsipkan.' },
);

const HandlingSatisfaction = Type.Object(
  {
    isSuppressed: Type.Boolean({ description: 'Whether nothing is told, of fewer than 5 answers.' }),
    answers: Nullable(Count('Reporters who said how content they are; null if suppressed.', 40)),
    mean: Nullable(real('Mean of the marks 1–4, two decimals.', 4, 3.25)),
    satisfied: Nullable(Type.Object(Share.properties, { description: 'Marks 3 and 4, of all marks.' })),
  },
  {
    $id: 'HandlingSatisfaction',
    description: 'How content reporters are with the handling — kepuasan pelapor.',
  },
);

export const ReportFigures = Type.Object(
  {
    received: Count('Reports that were looked at: verified, returned or archived — laporan diterima.'),
    firstResponse: Type.Object(
      { inTime: ref(Share), workingDays: ref(WorkingTime) },
      { description: 'From receipt to the first response — verifikasi dan penyaluran.' },
    ),
    resolution: Type.Object(
      {
        inTime: ref(Share),
        overdue: Count(
          'Neither resolved nor ended past the deadline, unless the reporter is awaited — lewat tenggat.',
          6,
        ),
        workingDays: ref(WorkingTime),
      },
      { description: 'From receipt to the resolution that holds — penyelesaian.' },
    ),
    reopened: ref(Share),
    returned: Count('Waiting for the reporter now — ditunda.', 5),
    archived: ref(Archived),
    merged: Count('Merged into another, which counts in their place — digabung.', 7),
    unverified: Type.Object(
      {
        reports: Count('Not looked at yet: in no other figure — belum diverifikasi.', 12),
        overdue: Count('Of these: past the deadline of the first response.', 2),
      },
      { description: 'Reports that nobody looked at yet.' },
    ),
    satisfaction: ref(HandlingSatisfaction),
  },
  { $id: 'ReportFigures', description: 'How reports were handled — indikator penanganan laporan.' },
);
export type ReportFigures = Static<typeof ReportFigures>;

export const figureSchemas = [Share, WorkingTime, Archived, HandlingSatisfaction, ReportFigures];
