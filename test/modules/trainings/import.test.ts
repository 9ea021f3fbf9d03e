import t from 'tap';
import { attendanceImporter } from '../../../src/modules/trainings/import/attendances.ts';
import { noteAttendance } from '../../../src/modules/trainings/store/attendance.ts';
import { matchHeader } from '../../../src/platform/transfer/header.ts';
import { ImportRow } from '../../../src/platform/transfer/rows.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';
import { aCivilServant, type EmployeeBody } from '../../support/employees.ts';
import { eventually } from '../../support/eventually.ts';
import { ended, type FindingBody, findings, importFile, upload, withJobs } from '../../support/imports.ts';
import { aUnit } from '../../support/organisation.ts';
import { siasnCsv } from '../../support/siasn-file.ts';
import { anEndedSession, aSession, nominate } from '../../support/trainings.ts';

const list = 'resource=attendances';
const header = ['NIP BARU', 'SESI ID', 'PERTEMUAN', 'HADIR'];

type Row = Readonly<Record<string, string>>;

const api = await build(t, withJobs);
const { app, call, database } = api;

const file = (...rows: readonly Row[]): string => siasnCsv(rows, header);

/** The person was at the first meeting, unless said otherwise. */
const row = ({ nip }: Pick<EmployeeBody, 'nip'>, sessionId: string, about: Row = {}): Row => ({
  'NIP BARU': nip,
  'SESI ID': sessionId,
  PERTEMUAN: '1',
  HADIR: 'ya',
  ...about,
});

/** People, others at each call, with seats in a session of some meetings. */
async function aTraining(count: number, meetings = 2) {
  const people: EmployeeBody[] = [];
  while (people.length < count) people.push(await aCivilServant(api));
  const { session, enrolments } = await anEndedSession(
    api,
    people.map(({ id }) => id),
  );
  const meetingIds: string[] = [];
  for (let number = 1; number <= meetings; number += 1) {
    const url = `/v1/training-sessions/${session.id}/meetings`;
    const { body } = await call('POST', url, { body: { heldOn: app.today(), number } });
    meetingIds.push(String(body.id));
  }
  const enrolmentIds = enrolments.map(({ id }) => String(id));
  return {
    sessionId: String(session.id),
    people: people as [EmployeeBody, EmployeeBody],
    enrolmentIds,
    meetingIds,
  };
}

interface AttendanceBody {
  enrolmentId: string;
  isPresent: boolean;
  source: string;
  version: number;
}

const heldAt = async (meetingId: string | undefined) =>
  (await call<{ items: AttendanceBody[] }>('GET', `/v1/attendances?meetingId=${meetingId}`)).body.items;

const shownAt = async (meetingId: string | undefined) =>
  (await heldAt(meetingId)).map(({ enrolmentId, isPresent, source }) => [enrolmentId, isPresent, source]);

/** Everything that the import writes. */
const recorded = () =>
  query(database.ownerUrl, 'select jsonb_agg(to_jsonb(a) order by a.id) as all from trainings.attendances a');

const told = ({ line, column, code }: FindingBody): string => `${line} ${column ?? '–'} ${code}`;

t.test('a list of several meetings lands', async (t) => {
  const { sessionId, people, enrolmentIds, meetingIds } = await aTraining(2);
  const [one, two] = people;
  const done = await importFile(
    api,
    list,
    file(
      row(one, sessionId),
      row(one, sessionId, { PERTEMUAN: '2', HADIR: 'Tidak hadir' }),
      row(two, sessionId.toUpperCase(), { PERTEMUAN: '02', HADIR: '1' }),
    ),
  );
  t.match(done, { state: 'finished', created: 3, updated: 0, unchanged: 0, refused: 0, warnings: 0 });
  t.same(await shownAt(meetingIds[0]), [[enrolmentIds[0], true, 'import']]);
  t.same(await shownAt(meetingIds[1]), [
    [enrolmentIds[0], false, 'import'],
    [enrolmentIds[1], true, 'import'],
  ]);
});

t.test('files may name columns in English, and say in many words who was there', async (t) => {
  const words = [
    'Ya',
    'HADIR',
    'yes',
    'present',
    'TRUE',
    '1',
    'tidak',
    'Absen',
    'No',
    'absent',
    'false',
    '0',
  ];
  const { sessionId, people, meetingIds } = await aTraining(1, words.length);
  const rows = words.map((word, at) => `${people[0].nip};${sessionId};${at + 1};${word};Warga;baik`);
  const text = ['nip;sessionId;meeting;present;Nama;Catatan', ...rows].join('\n');
  const done = await importFile(api, list, text);
  t.match(done, {
    created: words.length,
    refused: 0,
    report: { unknownColumns: ['Catatan'], unusedColumns: ['Nama'] },
  });
  for (const [at, meetingId] of meetingIds.entries())
    t.match(await heldAt(meetingId), [{ isPresent: at < 6 }], `${words[at]}`);
  const line = { nip: people[0].nip, sessionId, meeting: 1, present: true };
  const same = await importFile(api, list, `${JSON.stringify(line)}\n`, 'application/x-ndjson');
  t.match(same, { unchanged: 1, refused: 0 }, 'NDJSON has numbers and truth values of its own');
});

t.test('the same file again changes nothing', async (t) => {
  const { sessionId, people } = await aTraining(2);
  const same = file(
    ...people.map((person, at) => row(person, sessionId, { HADIR: at === 0 ? 'ya' : 'tidak' })),
  );
  t.match(await importFile(api, list, same), { created: 2, unchanged: 0 });
  const before = await recorded();
  t.match(await importFile(api, list, same), { created: 0, updated: 0, unchanged: 2, refused: 0 });
  t.same(await recorded(), before);
});

t.test('what differs from the list of the trainer replaces it, and what is the same stays', async (t) => {
  const { sessionId, people, enrolmentIds, meetingIds } = await aTraining(2);
  const items = enrolmentIds.map((enrolmentId) => ({ enrolmentId, isPresent: true }));
  const noted = await call('POST', `/v1/training-meetings/${meetingIds[0]}/attendances`, { body: { items } });
  t.equal(noted.status, 201);
  const [one, two] = people;
  const corrected = file(row(one, sessionId), row(two, sessionId, { HADIR: 'absen' }));
  t.match(await importFile(api, list, corrected), { created: 0, updated: 1, unchanged: 1, refused: 0 });
  t.match(await heldAt(meetingIds[0]), [
    { enrolmentId: enrolmentIds[0], isPresent: true, source: 'list', version: 1 },
    { enrolmentId: enrolmentIds[1], isPresent: false, source: 'import', version: 2 },
  ]);
});

t.test('where one row is bad, all-or-nothing and dry runs write nothing', async (t) => {
  const { sessionId, people, enrolmentIds, meetingIds } = await aTraining(2);
  const [one, two] = people;
  await importFile(api, list, file(row(one, sessionId)));
  const mixed = file(
    row(one, sessionId, { HADIR: 'tidak' }),
    row(two, sessionId),
    row(two, sessionId, { PERTEMUAN: '3' }),
  );
  const before = await recorded();
  for (const settings of ['mode=all-or-nothing', 'mode=all-or-nothing&dryRun=true', 'dryRun=true']) {
    const done = await importFile(api, `${list}&${settings}`, mixed);
    t.match(done, { refused: 1, rowsRead: 3 }, settings);
    t.same((await findings(api, done.id)).map(told), ['4 PERTEMUAN attendance-meeting-unknown'], settings);
    t.same(await recorded(), before, settings);
  }
  const whole = await importFile(api, `${list}&mode=all-or-nothing`, mixed);
  t.match(whole, { state: 'failed', created: 0, updated: 0, failure: { code: 'rows-refused' } });
  const partly = await importFile(api, `${list}&mode=valid-rows`, mixed);
  t.match(partly, { state: 'finished', created: 1, updated: 1, refused: 1 });
  t.same(await shownAt(meetingIds[0]), [
    [enrolmentIds[0], false, 'import'],
    [enrolmentIds[1], true, 'import'],
  ]);
});

t.test('whatever is wrong with a row is said at its column', async (t) => {
  const { sessionId, people, meetingIds } = await aTraining(2);
  const [one, two] = people;
  const elsewhere = await aTraining(1, 1);
  const [stranger] = elsewhere.people;
  const waiting = await aSession(api, { needsApproval: true });
  t.equal((await nominate(api, String(waiting.id), one.id)).status, 201);
  const nobody = { nip: '198503152010041901' };
  const noSession = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
  const done = await importFile(
    api,
    list,
    file(
      row({ nip: '1.98503E+17' }, 'bukan-id', { PERTEMUAN: '0', HADIR: 'mungkin' }),
      row(one, '', { PERTEMUAN: '', HADIR: '' }),
      row(one, sessionId, { PERTEMUAN: '501' }),
      row(one, sessionId, { PERTEMUAN: '1,5' }),
      row(one, sessionId, { HADIR: 'x' }),
      row(nobody, sessionId, { PERTEMUAN: '3', HADIR: 'x' }),
      row(nobody, noSession),
      row(one, noSession),
      row(one, sessionId, { PERTEMUAN: '3' }),
      row(stranger, sessionId),
      row(one, elsewhere.sessionId, { PERTEMUAN: '2' }),
      row(one, String(waiting.id)),
      row(two, sessionId),
      row(two, sessionId.toUpperCase(), { PERTEMUAN: '01', HADIR: 'tidak' }),
      row(two, sessionId, { PERTEMUAN: '2' }),
    ),
  );
  const found = await findings(api, done.id);
  t.same(found.map(told), [
    '2 NIP BARU nip-scientific-notation',
    '2 SESI ID attendance-session-malformed',
    '2 PERTEMUAN attendance-meeting-malformed',
    '2 HADIR attendance-presence-malformed',
    '3 SESI ID attendance-session-malformed',
    '3 PERTEMUAN attendance-meeting-malformed',
    '3 HADIR attendance-presence-malformed',
    '4 PERTEMUAN attendance-meeting-malformed',
    '5 PERTEMUAN attendance-meeting-malformed',
    '6 HADIR attendance-presence-malformed',
    '7 HADIR attendance-presence-malformed',
    '7 NIP BARU employee-unknown',
    '7 PERTEMUAN attendance-meeting-unknown',
    '8 NIP BARU employee-unknown',
    '8 SESI ID attendance-session-unknown',
    '9 SESI ID attendance-session-unknown',
    '10 PERTEMUAN attendance-meeting-unknown',
    '11 NIP BARU attendance-without-seat',
    '12 NIP BARU attendance-without-seat',
    '12 PERTEMUAN attendance-meeting-unknown',
    '13 NIP BARU attendance-without-seat',
    '13 PERTEMUAN attendance-meeting-unknown',
    '15 PERTEMUAN attendance-duplicate',
  ]);
  t.match(done, { state: 'finished', created: 2, refused: 13 });
  t.match(await heldAt(meetingIds[0]), [{ isPresent: true, version: 1 }], 'the first of two rows holds');

  const say = (line: number) => found.find((finding) => finding.line === line)!;
  t.match(say(6), { value: 'x', message: /whether the person was there/ });
  t.match(say(10).message, /no meeting 3/);
  t.match(say(15).message, 'line 14');
  const spoken = await findings(api, done.id, { 'accept-language': 'id' });
  for (const { message, hint } of [...found, ...spoken]) t.notMatch(`${message} ${hint}`, /[{}]/);
  const inIndonesian = spoken.find(({ line }) => line === 11);
  t.match(inIndonesian, { message: 'Pegawai tidak mendapat tempat dalam penyelenggaraan ini.' });
});

t.test('whoever withdrew has no seat, and gets one by coming back', async (t) => {
  const { sessionId, people, enrolmentIds, meetingIds } = await aTraining(2);
  const [one, two] = people;
  const withdrawn = `update trainings.enrolments set state = 'withdrawn', reason = 'Sakit.' where id = $1`;
  await query(database.ownerUrl, withdrawn, [enrolmentIds[0]]);
  const both = file(row(one, sessionId), row(two, sessionId));
  t.match(await importFile(api, list, both), { created: 1, refused: 1 });
  const again = `insert into trainings.enrolments (id, session_id, employee_id, origin, state)
                 select gen_random_uuid(), session_id, employee_id, origin, 'confirmed'
                   from trainings.enrolments where id = $1 returning id`;
  const [back] = await query<{ id: string }>(database.ownerUrl, again, [enrolmentIds[0]]);
  t.match(await importFile(api, list, both), { created: 1, unchanged: 1, refused: 0 });
  const holders = (await heldAt(meetingIds[0])).map(({ enrolmentId }) => enrolmentId);
  t.same(holders.sort(), [back!.id, enrolmentIds[1]].sort());
});

t.test('rows of later batches are known to repeat those of earlier ones', async (t) => {
  const { sessionId, people } = await aTraining(1, 1);
  const [person] = people;
  await query(
    database.ownerUrl,
    `insert into trainings.meetings (id, session_id, held_on, number)
     select gen_random_uuid(), $1, current_date, number from generate_series(2, 500) number`,
    [sessionId],
  );
  const rows = Array.from({ length: 500 }, (_, at) => row(person, sessionId, { PERTEMUAN: `${at + 1}` }));
  const done = await importFile(api, list, file(...rows, rows[1]!));
  t.match(done, { created: 500, refused: 1 });
  t.match(await findings(api, done.id), [{ line: 502, code: 'attendance-duplicate', message: /line 3\b/ }]);
});

t.test('rows that landed before an interruption are remembered, and not written again', async (t) => {
  const { sessionId, people, meetingIds } = await aTraining(1);
  const match = matchHeader(attendanceImporter, header);
  const rows = [2, 3, 4].map((line) => {
    const cells = new Map(Object.entries(row(people[0], sessionId, { PERTEMUAN: line === 3 ? '2' : '1' })));
    return new ImportRow(match, { line, cells });
  });
  const rowImporter = attendanceImporter.begin({
    importId: sessionId,
    options: {},
    today: app.today(),
    rowsTotal: rows.length,
    has: () => true,
  });
  rowImporter.skip(rows.slice(0, 1));
  const outcome = await app.database.transaction({ kind: 'system', id: 'test' }, (transaction) =>
    rowImporter.apply(transaction, rows.slice(1)),
  );
  t.match(outcome, {
    created: 1,
    findings: [{ line: 4, code: 'attendance-duplicate', parameters: { firstLine: 2 } }],
  });
  t.same(await heldAt(meetingIds[0]), []);
  t.match(await heldAt(meetingIds[1]), [{ isPresent: true }]);
});

t.test('a presence that is noted while the file is read is seen', async (t) => {
  const { sessionId, people, enrolmentIds, meetingIds } = await aTraining(2);
  const [one, two] = people;
  const meetingId = meetingIds[0]!;
  const waiting = `select pid from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock'
                      and query like '%insert into trainings.attendances%'`;
  const importId = await app.database.transaction({ kind: 'system', id: 'test' }, async (transaction) => {
    const presences = enrolmentIds.map((enrolmentId) => ({ enrolmentId, isPresent: true }));
    await noteAttendance(transaction, meetingId, presences, 'list');
    const { body } = await upload(api, list, file(row(one, sessionId), row(two, sessionId, { HADIR: '0' })));
    await eventually(
      () => query(database.ownerUrl, waiting),
      (waiters) => waiters.length > 0,
    );
    return body.id;
  });
  t.match(await ended(api, importId), {
    state: 'finished',
    created: 0,
    updated: 1,
    unchanged: 1,
    refused: 0,
  });
  t.same(await shownAt(meetingId), [
    [enrolmentIds[0], true, 'list'],
    [enrolmentIds[1], false, 'import'],
  ]);
});

t.test('only who may enter results imports attendance, and in the whole city', async (t) => {
  const { sessionId, people, meetingIds } = await aTraining(1);
  const send = async (key: string) =>
    (await upload(api, list, file(row(people[0], sessionId)), { key })).status;
  t.equal(await send(await api.key(['imports:write', 'enrolments:write'])), 403);
  t.equal(await send(await api.key(['results:write'])), 403);
  const { id: unitId } = await aUnit(api);
  t.equal(await send(await api.key(['imports:write', 'results:write'], { unitIds: [unitId] })), 403);
  t.same(await heldAt(meetingIds[0]), []);
  t.equal(await send(await api.key(['imports:write', 'results:write'])), 202);
});

t.test('the template names the columns, and what is filled into it lands', async (t) => {
  const { sessionId, people } = await aTraining(1);
  const { text, status } = await call('GET', '/v1/import-templates/attendances');
  t.equal(status, 200);
  t.match(text, new RegExp(`^${header.join(',')},#penata:attendances:[0-9a-f]{12}\\n$`));
  const filled = header.map((name) => row(people[0], sessionId)[name]).join(',');
  t.match(await importFile(api, list, `${text}${filled},\n`), { created: 1, refused: 0 });
});
