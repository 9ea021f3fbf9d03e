import type pg from 'pg';
import { outsideCertificates } from '../modules/trainings/certificate-tables.ts';
import { courses, enrolments, sessions } from '../modules/trainings/tables.ts';
import type { Competencies } from './competencies.ts';
import { copyRows, Rows } from './copy.ts';
import { calendarDate, dayNumber } from './days.ts';
import { Random } from './random.ts';

const STREAM = 1_000_003;

/** A day of training holds so many learning hours. */
const HOURS_A_DAY = 8;

/** Every so many-th person of the first city looks for a training. */
const SEEKING = 7;

interface National {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

interface Course {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly kind: string;
  readonly field: string;
  readonly learningHours: number;
  readonly costPerHead: number;
  readonly outcomes: readonly { readonly competencyId: string; readonly level: number }[];
  readonly prerequisiteIds: readonly string[];
}

/** Writes a catalogue of trainings, the sessions of this year, how those that are over ended, and who is enrolled in the others. */
export async function copyTrainings(
  client: pg.Client,
  shared: Competencies,
  seed: number,
  today: string,
): Promise<void> {
  const random = new Random(seed, STREAM);
  const { rows: national } = await client.query<National>(
    `select c.id, v.name ->> 'id' as name, v.kind
       from competencies.competencies c
       join competencies.competency_versions v on v.competency_id = c.id
      where v.kind <> 'technical' order by c.number`,
  );
  const { rows: seeking } = await client.query<{ id: string }>(
    `select id
       from (select id, row_number() over (order by id) as number
               from employees.employees where status = 'active' order by id limit 10000) people
      where number % $1 = 0 order by id`,
    [SEEKING],
  );
  const catalogue = inventCourses(shared, national);
  const table = new TrainingRows(shared.nextId, dayNumber(today), random);
  for (const course of catalogue) {
    table.addCourse(course);
    table.addPast(course, seeking);
    table.addComing(course, seeking);
  }
  table.addOutside(seeking);
  for (const rows of [table.courses, table.sessions, table.enrolments, table.outside])
    await copyRows(client, rows, rows.take());
}

function inventCourses({ technical, nextId }: Competencies, national: readonly National[]): Course[] {
  const catalogue: Course[] = [];
  const add = (course: Omit<Course, 'id'>): string => {
    const id = nextId();
    catalogue.push({ id, ...course });
    return id;
  };
  for (const { id, code, name } of technical) {
    const common = { kind: 'technical-training', field: 'technical' };
    const basic = add({
      ...common,
      code: `${code}-1`,
      title: `Pelatihan Dasar ${name.id}`,
      learningHours: 24,
      costPerHead: 1_500_000,
      outcomes: [{ competencyId: id, level: 2 }],
      prerequisiteIds: [],
    });
    add({
      ...common,
      code: `${code}-2`,
      title: `Pelatihan Lanjutan ${name.id}`,
      learningHours: 40,
      costPerHead: 2_750_000,
      outcomes: [{ competencyId: id, level: 3 }],
      prerequisiteIds: [basic],
    });
  }
  for (const [at, { id, name, kind }] of national.entries())
    add({
      code: `LOK-${at + 1}`,
      title: `Lokakarya ${name}`,
      kind: 'workshop',
      field: kind,
      learningHours: 16,
      costPerHead: 750_000,
      outcomes: [{ competencyId: id, level: 3 }],
      prerequisiteIds: [],
    });
  const managerial = national.filter(({ kind }) => kind === 'managerial');
  let before: readonly string[] = [];
  for (const [code, title, level] of [
    ['PKP', 'Pelatihan Kepemimpinan Pengawas', 2],
    ['PKA', 'Pelatihan Kepemimpinan Administrator', 3],
    ['PKN-II', 'Pelatihan Kepemimpinan Nasional Tingkat II', 4],
  ] as const)
    before = [
      add({
        code,
        title,
        kind: 'leadership-training',
        field: 'managerial',
        learningHours: 240,
        costPerHead: 18_000_000,
        outcomes: managerial.map(({ id }) => ({ competencyId: id, level })),
        prerequisiteIds: before,
      }),
    ];
  return catalogue;
}

const lastDay = (starts: number, { learningHours }: Course): number =>
  starts + Math.ceil(learningHours / HOURS_A_DAY) - 1;

/** Trainings on their way into the tables. */
class TrainingRows {
  readonly courses = new Rows(
    courses,
    'id',
    'code',
    'title',
    'kind',
    'field',
    'learningHours',
    'provider',
    'costPerHead',
    'outcomes',
    'prerequisiteIds',
  );
  readonly sessions = new Rows(
    sessions,
    'id',
    'courseId',
    'startsOn',
    'endsOn',
    'place',
    'quota',
    'seatsTaken',
    'registrationFrom',
    'registrationUntil',
    'needsApproval',
    'decision',
  );
  readonly enrolments = new Rows(
    enrolments,
    'id',
    'sessionId',
    'employeeId',
    'origin',
    'state',
    'score',
    'creditedHours',
    'creditedOn',
  );
  readonly outside = new Rows(
    outsideCertificates,
    'id',
    'employeeId',
    'title',
    'kind',
    'provider',
    'startsOn',
    'endsOn',
    'learningHours',
    'evidenceUrl',
    'state',
    'creditedHours',
    'creditedOn',
  );
  readonly #nextId: () => string;
  readonly #today: number;
  readonly #random: Random;
  #asked = 0;
  #taught = 0;

  constructor(nextId: () => string, today: number, random: Random) {
    this.#nextId = nextId;
    this.#today = today;
    this.#random = random;
  }

  addCourse(course: Course): void {
    this.courses.add(
      course.id,
      course.code,
      course.title,
      course.kind,
      course.field,
      course.learningHours,
      'BKPSDM (contoh)',
      course.costPerHead,
      JSON.stringify(course.outcomes),
      `{${course.prerequisiteIds.join(',')}}`,
    );
  }

  /** A session of half a year ago, and how it ended for those who took part: nobody in two. */
  addPast(course: Course, seeking: readonly { readonly id: string }[]): void {
    const taught = this.#random.integer(12, 30);
    const people = seeking.slice(this.#taught, this.#taught + taught);
    this.#taught += people.length;
    const starts = this.#today - this.#random.integer(150, 200);
    const sessionId = this.#addSession(course, starts, { quota: 30, seatsTaken: people.length }, false);
    const endsOn = calendarDate(lastDay(starts, course));
    for (const { id } of people) {
      const state = this.#random.chance(0.85) ? 'attended' : this.#random.pick(['failed', 'absent']);
      const score =
        state === 'absent' ? null : String(this.#random.integer(state === 'failed' ? 40 : 70, 95));
      const credit = state === 'attended' ? [course.learningHours, endsOn] : [null, null];
      this.enrolments.add(this.#nextId(), sessionId, id, 'nominated', state, score, ...credit);
    }
  }

  /** Seminars of others that people have certificates of, most of them verified. */
  addOutside(seeking: readonly { readonly id: string }[]): void {
    for (const { id } of seeking) {
      if (!this.#random.chance(0.1)) continue;
      const held = calendarDate(this.#today - this.#random.integer(20, 300));
      const isVerified = this.#random.chance(0.8);
      this.outside.add(
        this.#nextId(),
        id,
        'Seminar Pelayanan Publik (contoh)',
        'seminar',
        'Lembaga Contoh',
        held,
        held,
        8,
        'https://arsip.kota.example/sertifikat',
        isVerified ? 'verified' : 'submitted',
        ...(isVerified ? [8, held] : [null, null]),
      );
    }
  }

  /** A session to come, and who is enrolled: nobody in two, so that no dates clash. */
  addComing(course: Course, seeking: readonly { readonly id: string }[]): void {
    const quota = this.#random.pick([20, 25, 30]);
    const wanted = this.#random.integer(8, 40);
    const people = seeking.slice(this.#asked, this.#asked + wanted);
    this.#asked += people.length;
    const needsApproval = this.#random.chance(0.4);
    const seatsTaken = needsApproval ? 0 : Math.min(quota, people.length);
    const starts = this.#today + this.#random.integer(15, 120);
    const sessionId = this.#addSession(course, starts, { quota, seatsTaken }, needsApproval);
    for (const [at, { id }] of people.entries()) {
      const origin = this.#random.chance(0.7) ? 'applied' : 'nominated';
      const state = needsApproval ? origin : at < quota ? 'confirmed' : 'wait-listed';
      this.enrolments.add(this.#nextId(), sessionId, id, origin, state, null, null, null);
    }
  }

  #addSession(
    course: Course,
    starts: number,
    seats: { readonly quota: number; readonly seatsTaken: number },
    needsApproval: boolean,
  ): string {
    const id = this.#nextId();
    this.sessions.add(
      id,
      course.id,
      calendarDate(starts),
      calendarDate(lastDay(starts, course)),
      'Gedung Diklat BKPSDM (contoh)',
      seats.quota,
      seats.seatsTaken,
      calendarDate(starts - 150),
      calendarDate(starts - 7),
      String(needsApproval),
      'open',
    );
    return id;
  }
}
