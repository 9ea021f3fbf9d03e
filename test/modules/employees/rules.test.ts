import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import t from 'tap';
import { educationLevels, employeeStatuses, ranks } from '../../../src/modules/employees/reference.ts';
import {
  type CareerDates,
  type DateOrderFinding,
  dateOrderFindings,
} from '../../../src/modules/employees/rules/dates.ts';
import { searchableName } from '../../../src/modules/employees/rules/name.ts';
import { nikFindings, type ParsedNik, parseNik } from '../../../src/modules/employees/rules/nik.ts';
import {
  type NipRecord,
  nipFindings,
  type ParsedNip,
  parseNip,
} from '../../../src/modules/employees/rules/nip.ts';
import {
  type AgeLimit,
  ageLimitFor,
  defaultAgeLimits,
  retirementOf,
} from '../../../src/modules/employees/rules/retirement.ts';
import { functionalLevels, positionKinds } from '../../../src/modules/organisation/reference.ts';
import {
  addYears,
  dayAfter,
  firstOfNextMonth,
  isCalendarDate,
  yearsBetween,
} from '../../../src/platform/calendar.ts';
import { processorTime } from '../../support/processor-time.ts';

const golden = <Case>(name: string): Case[] =>
  JSON.parse(readFileSync(`${import.meta.dirname}/../../golden/${name}.json`, 'utf8'));

const today = '2025-06-15';

const calendarDate = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

const twoDigits = (value: number) => String(value).padStart(2, '0');

function nip(text: string): ParsedNip {
  const parsed = parseNip(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed;
}

function nik(text: string): ParsedNik {
  const parsed = parseNik(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed;
}

t.test('the calendar', async (t) => {
  for (const [text, expected] of [
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2025-04-31', false],
    ['2025-12-31', true],
    ['2025-13-01', false],
    ['2025-00-10', false],
    ['2025-01-00', false],
    ['0000-01-01', false],
    ['2025-1-1', false],
    ['2025-01-01T00:00', false],
    ['2025-01-01\n', false],
    ['', false],
  ] as const) {
    t.equal(isCalendarDate(text), expected, `${JSON.stringify(text)} is ${expected ? 'a' : 'no'} day`);
  }

  t.equal(addYears('1968-02-29', 60), '2028-02-29', '29 February stays in a leap year');
  t.equal(addYears('1972-02-29', 58), '2030-02-28', '29 February becomes 28 February in a common year');
  t.equal(addYears('2028-02-29', -1), '2027-02-28', 'years can be taken away');
  t.throws(() => addYears('2023-02-29', 1), RangeError);
  t.throws(() => addYears('9990-01-01', 10), RangeError);
  t.equal(dayAfter('2024-02-28'), '2024-02-29');
  t.equal(dayAfter('2025-02-28'), '2025-03-01');
  t.equal(dayAfter('2025-12-31'), '2026-01-01');
  t.equal(firstOfNextMonth('2025-01-31'), '2025-02-01');
  t.equal(firstOfNextMonth('2025-12-01'), '2026-01-01');
  t.throws(() => firstOfNextMonth('31-01-2025'), RangeError);
  t.equal(yearsBetween('1970-06-15', '2025-06-14'), 54, 'the day before the birthday');
  t.equal(yearsBetween('1970-06-15', '2025-06-15'), 55, 'the birthday');
  t.equal(yearsBetween('2004-02-29', '2025-02-28'), 21, 'born on 29 February');
  t.equal(yearsBetween('2004-02-29', '2025-02-27'), 20);
  t.equal(yearsBetween('2025-06-16', '2025-06-15'), -1, 'before the birth');

  fc.assert(
    fc.property(calendarDate('1900-01-01', '2100-01-01'), fc.nat(120), (birth, years) => {
      const anniversary = addYears(birth, years);
      return isCalendarDate(anniversary) && yearsBetween(birth, anniversary) === years;
    }),
  );
  fc.assert(
    fc.property(calendarDate('1900-01-01', '2100-01-01'), (date) => {
      const day = new Date(`${date.slice(0, 7)}-01`);
      day.setUTCMonth(day.getUTCMonth() + 1);
      return firstOfNextMonth(date) === day.toISOString().slice(0, 10);
    }),
  );
});

t.test('a civil servant’s number is read as its regulation lays it out', async (t) => {
  interface NipCase {
    input: { nip: string; employmentKind: string };
    expected: { valid: boolean };
  }
  for (const { input, expected } of golden<NipCase>('nip')) {
    const { valid, ...parts } = expected;
    const parsed = parseNip(input.nip);
    t.equal(parsed.ok, valid, input.nip);
    if (valid) t.match(parsed, { ...parts, employmentKind: input.employmentKind });
  }

  for (const [text, reason] of [
    ['19860926201505100', 'nip-length'],
    ['1986092620150510011', 'nip-length'],
    ['', 'nip-length'],
    ['1986O9262015051001', 'nip-not-digits'],
    ['198609262015-05-1001', 'nip-not-digits'],
    ['１９８６０９２６２０１５０５１００１', 'nip-not-digits'],
    ['1.98609E+17', 'nip-scientific-notation'],
    ['1,98609e17', 'nip-scientific-notation'],
    ["'2E+17", 'nip-scientific-notation'],
    ['198602302015051001', 'nip-birth-date'],
    ['198669262015051001', 'nip-birth-date'],
    ['018609262015051001', 'nip-birth-date'],
    ['198609260015051001', 'nip-appointment-year'],
    ['198609262015001001', 'nip-appointment-month'],
    ['198609262015131001', 'nip-appointment-month'],
    ['198609262015201001', 'nip-appointment-month'],
    ['198609262015301001', 'nip-appointment-month'],
    ['198609262015050001', 'nip-gender'],
    ['198609262015053001', 'nip-gender'],
    ['198609262015051000', 'nip-serial'],
  ] as const) {
    t.strictSame(parseNip(text), { ok: false, reason }, JSON.stringify(text));
  }
  t.equal(parseNip('198666262015052001').ok, false, 'unlike in the NIK, women have no 40 added to the day');

  for (const written of [
    '19860926 201505 1 001',
    "'198609262015051001",
    ' 19860926.201505.1.001\t',
    '’198609262015051001',
  ]) {
    t.strictSame(
      parseNip(written),
      {
        ok: true,
        nip: '198609262015051001',
        birthDate: '1986-09-26',
        gender: 'male',
        employmentKind: 'PNS',
        appointmentYear: 2015,
        appointmentMonth: 5,
      },
      written,
    );
  }
  t.match(
    parseNip('199001012023212003'),
    { employmentKind: 'PPPK', gender: 'female', appointmentYear: 2023, appointmentMonth: null },
    'a contract civil servant has a contract series where others have the month',
  );

  fc.assert(
    fc.property(
      calendarDate('1930-01-01', '2015-12-31'),
      fc.integer({ min: 1950, max: 2060 }),
      fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 21, max: 29 })),
      fc.constantFrom('male', 'female'),
      fc.integer({ min: 1, max: 999 }),
      (birthDate, year, monthOrSeries, gender, serial) => {
        const text = `${birthDate.replaceAll('-', '')}${year}${twoDigits(monthOrSeries)}${gender === 'male' ? 1 : 2}${String(serial).padStart(3, '0')}`;
        assert.deepEqual(parseNip(text), {
          ok: true,
          nip: text,
          birthDate,
          gender,
          employmentKind: monthOrSeries > 12 ? 'PPPK' : 'PNS',
          appointmentYear: year,
          appointmentMonth: monthOrSeries > 12 ? null : monthOrSeries,
        });
      },
    ),
  );
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 18, maxLength: 18 });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), digits), (text) => {
      const parsed = parseNip(text);
      if (parsed.ok) nipFindings(parsed, {}, today);
    }),
  );
});

t.test('a civil servant’s number is compared with the record and the calendar', async (t) => {
  const permanent = '198609262015051001';
  const contract = '199001012023212003';
  const cases: [string, string, NipRecord, string[]][] = [
    ['an empty record contradicts nothing', permanent, {}, []],
    [
      'agreement in everything',
      permanent,
      { birthDate: '1986-09-26', gender: 'male', appointedOn: '2015-05-01', employmentKind: 'PNS' },
      [],
    ],
    ['unknown values are not compared', permanent, { birthDate: null, gender: null, appointedOn: null }, []],
    ['another birth date', permanent, { birthDate: '1986-09-25' }, ['nip-birth-date-differs']],
    ['another gender', permanent, { gender: 'female' }, ['nip-gender-differs']],
    ['another month of appointment', permanent, { appointedOn: '2015-06-01' }, ['nip-appointment-differs']],
    ['another day of the same month', permanent, { appointedOn: '2015-05-20' }, []],
    ['another employment kind', permanent, { employmentKind: 'PPPK' }, ['nip-employment-kind-differs']],
    ['any month of the year of a contract', contract, { appointedOn: '2023-07-01' }, []],
    ['another year of a contract', contract, { appointedOn: '2024-07-01' }, ['nip-appointment-differs']],
    ['appointed on the 16th birthday', '198605012002051001', {}, []],
    ['appointed a day before it', '198605022002051001', {}, ['nip-appointed-before-age-16']],
    ['appointed before the birth', '198605021985051001', {}, ['nip-appointed-before-age-16']],
    ['a contract in the year of the 16th birthday', '200712312023212003', {}, []],
    ['a contract in the year before', '200801012023212003', {}, ['nip-appointed-before-age-16']],
    ['an appointment five years ahead', '199703222030061021', {}, []],
    ['an appointment further ahead', '199703222030071021', {}, ['nip-appointment-far-future']],
    ['a contract further ahead', '199703222031211021', {}, ['nip-appointment-far-future']],
    [
      'everything at once',
      permanent,
      { birthDate: '1990-01-01', gender: 'female', appointedOn: '2016-05-01', employmentKind: 'PPPK' },
      [
        'nip-birth-date-differs',
        'nip-gender-differs',
        'nip-appointment-differs',
        'nip-employment-kind-differs',
      ],
    ],
  ];
  for (const [title, text, record, expected] of cases) {
    t.strictSame(nipFindings(nip(text), record, today), expected, title);
  }
  t.strictSame(nipFindings(nip('199703222030061021'), {}, '2025-06-01'), [], 'five years ahead to the day');
});

t.test('a resident’s number is read and compared', async (t) => {
  t.strictSame(parseNik('1671.0126 0986 0001'), {
    ok: true,
    nik: '1671012609860001',
    province: '16',
    regency: '71',
    district: '01',
    birthDates: ['1986-09-26', '2086-09-26'],
    gender: 'male',
  });
  t.match(
    parseNik("'1671016609860001"),
    { gender: 'female', birthDates: ['1986-09-26', '2086-09-26'] },
    'women have 40 added to the day',
  );
  t.match(
    parseNik('1671012902000001'),
    { birthDates: ['2000-02-29'] },
    '29 February 2000 exists, 29 February 1900 does not',
  );

  for (const [text, reason] of [
    ['167101260986000', 'nik-length'],
    ['16710126098600011', 'nik-length'],
    ['167101260986000A', 'nik-not-digits'],
    ['1.67101E+15', 'nik-scientific-notation'],
    ['0071012609860001', 'nik-region'],
    ['1600012609860001', 'nik-region'],
    ['1671002609860001', 'nik-region'],
    ['3502027102019913', 'nik-birth-date'],
    ['1671013209860001', 'nik-birth-date'],
    ['1671014009860001', 'nik-birth-date'],
    ['1671017209860001', 'nik-birth-date'],
    ['1671012613860001', 'nik-birth-date'],
    ['1671012902010001', 'nik-birth-date'],
    ['1671012609860000', 'nik-serial'],
  ] as const) {
    t.strictSame(parseNik(text), { ok: false, reason }, text);
  }

  const man = nik('1671012609860001');
  t.strictSame(nikFindings(man, {}), []);
  t.strictSame(nikFindings(man, { birthDate: '1986-09-26', gender: 'male' }), []);
  t.strictSame(nikFindings(man, { birthDate: '1986-09-27' }), ['nik-birth-date-differs']);
  t.strictSame(nikFindings(man, { gender: 'female' }), ['nik-gender-differs']);
  t.strictSame(
    nikFindings(nik('1671010107010001'), { birthDate: '2001-07-01' }),
    [],
    'the record tells the century',
  );

  fc.assert(
    fc.property(
      calendarDate('1920-01-01', '2019-12-31'),
      fc.constantFrom('male', 'female'),
      (birthDate, gender) => {
        const day = Number(birthDate.slice(8)) + (gender === 'female' ? 40 : 0);
        const text = `167107${twoDigits(day)}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}0042`;
        assert.equal(nik(text).gender, gender);
        assert.deepEqual(nikFindings(nik(text), { birthDate }), []);
      },
    ),
  );
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
      parseNik(text);
    }),
  );
});

t.test('a civil servant retires at the age limit of the position', async (t) => {
  const limitOf = (
    positionKind: string,
    functionalLevel: string | null = null,
    positionName: string | null = null,
    onDate = today,
    limits = defaultAgeLimits,
  ) => ageLimitFor({ positionKind, functionalLevel, positionName }, limits, onDate)?.age;

  interface RetirementCase {
    input: { positionKind: string; birthDate: string };
    expected: { ageLimit: number; reachedOn: string; retiresOn: string };
  }
  for (const { input, expected } of golden<RetirementCase>('retirement')) {
    const [kind, level] = input.positionKind.split(':');
    const age = limitOf(kind ?? '', level ?? null);
    t.strictSame(
      retirementOf(input.birthDate, age ?? 0),
      expected,
      `${input.positionKind} ${input.birthDate}`,
    );
  }

  for (const [kind, level, name, expected] of [
    ['jpt-madya', null, 'Sekretaris Daerah', 60],
    ['administrator', null, 'Camat', 58],
    ['pelaksana', null, 'Pengadministrasi', 58],
    ['fungsional', 'pemula', null, 58],
    ['fungsional', 'mahir', null, 58],
    ['fungsional', 'penyelia', 'Perawat Penyelia', 58],
    ['fungsional', 'ahli-muda', 'Analis Kebijakan Ahli Muda', 58],
    ['fungsional', 'ahli-utama', 'Auditor Ahli Utama', 65],
    ['fungsional', 'ahli-pertama', 'Guru', 60],
    ['fungsional', 'ahli-muda', '  GURU  AHLI MUDA - Guru Kelas', 60],
    ['fungsional', 'ahli-madya', 'Guru Ahli Madya', 60],
    ['fungsional', 'ahli-utama', 'Guru Ahli Utama', 60],
    ['fungsional', null, 'Guru Kelas', 60],
    ['fungsional', 'ahli-utama', 'Guru Besar', 70],
    ['fungsional', 'ahli-muda', 'Gurukula', 58],
    ['pelaksana', null, 'Guru', 58],
    ['fungsional', null, 'Auditor', undefined],
    ['walikota', null, null, undefined],
  ] as const) {
    t.equal(limitOf(kind, level, name), expected, `${kind} ${level} ${name}`);
  }

  const limit = (part: Partial<AgeLimit>): AgeLimit => ({
    positionKind: 'fungsional',
    functionalLevel: null,
    positionName: null,
    age: 0,
    legalBasis: 'x',
    validFrom: '2000-01-01',
    validTo: null,
    ...part,
  });
  const local = [
    limit({ age: 50 }),
    limit({ age: 51, functionalLevel: 'ahli-muda' }),
    limit({ age: 52, positionName: 'Auditor' }),
    limit({ age: 53, positionName: 'Auditor', functionalLevel: 'ahli-muda' }),
  ];
  for (const limits of [local, local.toReversed()]) {
    t.equal(
      limitOf('fungsional', 'mahir', 'Perawat', today, limits),
      50,
      'the default of the kind comes last',
    );
    t.equal(
      limitOf('fungsional', 'ahli-muda', 'Perawat', today, limits),
      51,
      'the level goes before the kind',
    );
    t.equal(limitOf('fungsional', 'mahir', 'Auditor', today, limits), 52, 'the name goes before the level');
    t.equal(
      limitOf('fungsional', 'ahli-muda', 'Auditor', today, limits),
      53,
      'name and level go before the name',
    );
  }

  const raised = [
    limit({ positionKind: 'pelaksana', age: 58, validTo: '2026-01-01' }),
    limit({ positionKind: 'pelaksana', age: 59, validFrom: '2026-01-01' }),
  ];
  t.equal(limitOf('pelaksana', null, null, '2025-12-31', raised), 58, 'the day before a new limit');
  t.equal(limitOf('pelaksana', null, null, '2026-01-01', raised), 59, 'the first day of a new limit');
  t.equal(limitOf('pelaksana', null, null, '1999-12-31', raised), undefined, 'before any limit');
  t.equal(
    limitOf('pelaksana', null, null, '2026-01-01', raised.slice(0, 1)),
    undefined,
    'after the last limit',
  );

  for (const { positionKind, functionalLevel } of defaultAgeLimits) {
    t.ok(positionKinds.find(positionKind), `${positionKind} is a position kind`);
    if (functionalLevel)
      t.ok(functionalLevels.find(functionalLevel), `${functionalLevel} is a functional level`);
  }
  for (const { code } of positionKinds.entries.filter((kind) => kind.code !== 'fungsional')) {
    t.ok(limitOf(code), `${code} has a limit`);
  }
  for (const { code } of functionalLevels.entries) t.ok(limitOf('fungsional', code), `${code} has a limit`);

  t.strictSame(
    retirementOf('1967-12-31', 58),
    { ageLimit: 58, reachedOn: '2025-12-31', retiresOn: '2026-01-01' },
    'the year turns',
  );
  t.throws(() => retirementOf('1967-02-30', 58), RangeError);
});

t.test('a name is found without its titles', async (t) => {
  for (const [written, expected] of [
    ['Dr. Ir. H. Budi Santoso, S.T., M.T.', 'budi santoso'],
    ['Dr.Ir.H.Budi Santoso,S.T.,M.T', 'budi santoso'],
    ['Prof. Dr. dr. Siti Aminah, Sp.PD', 'siti aminah'],
    ['Drs. AHMAD  YANI', 'ahmad yani'],
    ['Dra. Hj. Nur’aini, M.Si', 'nuraini'],
    ["drg. Ma'ruf", 'maruf'],
    ['apt. Ns. Rina Wati, S.Farm', 'rina wati'],
    ['K.H. Abdul Wahid', 'abdul wahid'],
    ['KH Abdul Wahid', 'abdul wahid'],
    ['Irma', 'irma'],
    ['Irma Drajat', 'irma drajat'],
    ['Hadi', 'hadi'],
    ['H. Hadi', 'hadi'],
    ['Ir. Irwan Profesta', 'irwan profesta'],
    ['Drajat Hadi, S.H.', 'drajat hadi'],
    ['Nsimba Haptiani', 'nsimba haptiani'],
    ['M. Yusuf', 'm yusuf'],
    ['Andi H. Saputra', 'andi h saputra'],
    ['Siti-Nurhaliza (Ani)', 'siti nurhaliza ani'],
    ['José Ñáñez', 'jose nanez'],
    ['Ir', 'ir'],
    ['Dr. H.', 'h'],
    ['', ''],
    [' , S.E.', ''],
  ] as const) {
    t.equal(searchableName(written), expected, JSON.stringify(written));
  }

  const title = fc.constantFrom(
    'Dr.',
    'Drs.',
    'Dra.',
    'Ir.',
    'H.',
    'Hj.',
    'Prof.',
    'dr.',
    'drg.',
    'apt.',
    'Ns.',
  );
  const realName = fc.constantFrom('Irma', 'Hadi Drajat', 'I Made Prof', 'Proboyo Ns');
  fc.assert(
    fc.property(fc.array(title, { maxLength: 6 }), realName, fc.boolean(), (titles, name, glued) => {
      assert.equal(searchableName([...titles, name].join(glued ? '' : ' ')), name.toLowerCase());
    }),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: fc.constantFrom(...'drhkIP. ,ʼ´-é') }),
      ),
      (text) => {
        const once = searchableName(text);
        return searchableName(once) === once && !/^\s|\s\s|\s$|[.,]/.test(once);
      },
    ),
    { numRuns: 1000 },
  );

  for (const hostile of ['Dr.', 'Dr. ', ' ', '. ', '-', "a'", 'K.H']) {
    const time = processorTime();
    searchableName(hostile.repeat(200_000));
    t.ok(time() < 2000, `${JSON.stringify(hostile)} without end takes no time worth speaking of`);
  }
});

t.test('the dates of a career follow one another', async (t) => {
  const sound = {
    birthDate: '1986-09-26',
    appointedOn: '2015-05-01',
    permanentOn: '2016-06-01',
    rankEffectiveOn: '2019-04-01',
    positionEffectiveOn: '2020-01-02',
  };
  const cases: [string, CareerDates, DateOrderFinding[]][] = [
    ['a sound career', sound, []],
    ['nothing known', {}, []],
    ['unknown dates are not judged', { ...sound, appointedOn: null, birthDate: null }, []],
    ['born after today', { birthDate: '2025-06-16' }, ['birth-date-in-future']],
    ['born today', { birthDate: today }, []],
    [
      'appointed on the day of birth',
      { ...sound, birthDate: '2015-05-01' },
      ['appointed-on-not-after-birth-date'],
    ],
    ['permanent from the first day', { ...sound, permanentOn: '2015-05-01' }, []],
    ['permanent too early', { ...sound, permanentOn: '2015-04-30' }, ['permanent-on-before-appointed-on']],
    ['rank from the first day', { ...sound, rankEffectiveOn: '2015-05-01' }, []],
    [
      'rank too early',
      { ...sound, rankEffectiveOn: '2015-04-30' },
      ['rank-effective-on-before-appointed-on'],
    ],
    [
      'position too early',
      { ...sound, positionEffectiveOn: '2014-12-31' },
      ['position-effective-on-before-appointed-on'],
    ],
    ['five years ahead', { ...sound, positionEffectiveOn: '2030-06-15' }, []],
    [
      'position too late',
      { ...sound, positionEffectiveOn: '2030-06-16' },
      ['position-effective-on-far-future'],
    ],
    ['rank too late', { ...sound, rankEffectiveOn: '2105-04-01' }, ['rank-effective-on-far-future']],
    ['permanent too late', { ...sound, permanentOn: '2106-06-01' }, ['permanent-on-far-future']],
    ['appointed too late', { appointedOn: '2105-05-01' }, ['appointed-on-far-future']],
  ];
  for (const [title, dates, expected] of cases) {
    t.strictSame(dateOrderFindings(dates, today), expected, title);
  }
});

t.test('the reference lists of the personnel file', async (t) => {
  for (const scheme of ['PNS', 'PPPK'] as const) {
    t.strictSame(
      ranks.entries.filter((rank) => rank.scheme === scheme).map((rank) => rank.ordinal),
      Array.from({ length: 17 }, (_, index) => index + 1),
      `the 17 ranks of ${scheme} are in order`,
    );
  }
  t.match(ranks.find('III/c'), { name: 'Penata', siasnCode: '33', ordinal: 11, scheme: 'PNS' });

  // Kedudukan hukum in BKN's reference data, and 71 for PPPK.
  const legalStandings =
    '01 02 03 04 05 06 07 08 09 11 12 13 14 15 16 20 51 52 66 67 68 69 70 71 77 88 89 90 91 92 98 99'.split(
      ' ',
    );
  t.strictSame(
    employeeStatuses.entries.flatMap((status) => status.siasnCodes).sort(),
    legalStandings,
    'every legal standing belongs to one status',
  );
  t.strictSame(
    educationLevels.entries.flatMap((level) => level.siasnCodes).sort(),
    '05 10 12 15 17 18 20 25 30 35 40 42 45 47 49 50'.split(' '),
    'every education code belongs to one level',
  );
  t.equal(educationLevels.get('d4').ordinal, educationLevels.get('s1').ordinal, 'D4 stands as high as S1');
});
