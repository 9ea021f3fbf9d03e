import t from 'tap';
import { calendarFrom } from '../../../src/modules/calendar/index.ts';
import { isWorkingDay } from '../../../src/modules/calendar/rules/working-days.ts';
import { dayAfter } from '../../../src/platform/calendar.ts';
import { build } from '../../support/build.ts';
import { query } from '../../support/database.ts';

const api = await build(t);
const { app, call, key, database } = api;
const open = (url: string) => call('GET', url, { key: null });
const deadline = (receivedAt: string, workingDays: number) =>
  open(
    `/v1/working-calendar/deadline?receivedAt=${encodeURIComponent(receivedAt)}&workingDays=${workingDays}`,
  );
const holidayOf = (date: string, about: object = {}) => ({
  date,
  kind: 'national-holiday',
  name: 'Tahun Baru Masehi',
  legalBasis: 'SKB 3 Menteri',
  ...about,
});
const enter = (body: object) => call('POST', '/v1/holidays', { body });
const settle = (year: number) =>
  call('POST', `/v1/working-calendar/years/${year}/settlement`, { body: { legalBasis: 'SKB 3 Menteri' } });
const setHours = (validFrom: string, closesAt: string) =>
  call('POST', '/v1/working-hours', { body: { validFrom, closesAt, legalBasis: 'Surat edaran' } });
const remove = (path: string, ifMatch = '*') =>
  call('DELETE', `/v1/${path}`, {
    headers: { 'if-match': ifMatch, 'x-purpose': 'Keputusan diubah' },
  });

t.test('2026 has the working days of its decree', async (t) => {
  const calendar = await calendarFrom(app.database.read, '2026-01-01', 'Asia/Jakarta');
  const months = Array.from({ length: 12 }, () => 0);
  for (let day = '2026-01-01'; day <= '2026-12-31'; day = dayAfter(day))
    if (isWorkingDay(day, calendar)) months[Number(day.slice(5, 7)) - 1]! += 1;
  t.strictSame(months, [20, 18, 17, 21, 16, 20, 23, 19, 22, 22, 21, 21]);
  const holidays = (await open('/v1/holidays?year=2026&count=exact')).body;
  t.equal(holidays.total, 25);
  t.equal((await open('/v1/holidays?year=2026&kind=joint-leave&count=exact')).body.total, 8);
  t.equal((await open('/v1/holidays?year=2025&count=exact')).body.total, 0);
  const days = holidays.items.map(({ date }) => String(date));
  t.strictSame(days, days.toSorted());
  const backwards = (await open('/v1/holidays?sort=-date&limit=1')).body;
  t.match(backwards.items, [{ date: '2026-12-25', name: 'Kelahiran Yesus Kristus (Natal)' }]);
});

t.test('anybody works out a deadline, and sees which days are skipped and why', async (t) => {
  const { status, body } = await deadline('2026-12-22T11:00:00+07:00', 3);
  t.match(
    { status, body },
    {
      status: 200,
      body: {
        dayZero: '2026-12-22',
        dueOn: '2026-12-29',
        dueAt: '2026-12-29T09:00:00.000Z',
        isComplete: true,
        missingYears: [],
      },
    },
  );
  t.strictSame(body.skipped, [
    { date: '2026-12-24', reason: 'joint-leave', name: 'Cuti bersama Natal' },
    { date: '2026-12-25', reason: 'national-holiday', name: 'Kelahiran Yesus Kristus (Natal)' },
    { date: '2026-12-26', reason: 'weekend', name: null },
    { date: '2026-12-27', reason: 'weekend', name: null },
  ]);
  t.match((await deadline('2026-03-17T16:30:00+07:00', 5)).body, { dueAt: '2026-04-01T09:00:00.000Z' });
  t.match(await deadline('1999-12-31T10:00:00+07:00', 1), {
    status: 422,
    body: { code: 'rule-broken', errors: [{ parameter: 'receivedAt', code: 'outside-calendar' }] },
  });
  for (const strange of ['0021-01-01T10:00:00Z', '0300-01-01T10:00:00Z', '9999-12-31T23:59:59Z'])
    t.equal((await deadline(strange, 1)).status, 422, strange);
  t.equal((await deadline('2026-12-22', 1)).status, 400);
  t.equal((await deadline('2026-12-22T11:00:00+07:00', 1001)).status, 400);
  t.equal((await deadline('2199-12-31T11:00:00+07:00', 1000)).status, 200);
});

t.test('a deadline is provisional until the decree of its year has been entered', async (t) => {
  const ask = async () => (await deadline('2026-12-30T10:00:00+07:00', 2)).body;
  t.match(await ask(), { dueOn: '2027-01-01', isComplete: false, missingYears: [2027] });
  t.equal((await enter(holidayOf('2027-02-08', { kind: 'joint-leave' }))).status, 201);
  t.match(await ask(), { isComplete: false }, 'joint leave alone is not the decree');
  t.match(await settle(2027), { status: 409, body: { code: 'year-without-holidays' } });
  const entered = await enter(holidayOf('2027-01-01'));
  t.match(entered, { status: 201, body: { version: 1 } });
  t.match(await ask(), { dueOn: '2027-01-04', isComplete: false }, 'one holiday is not the decree either');
  const settled = await Promise.all([settle(2027), settle(2027)]);
  t.strictSame(settled.map(({ status }) => status).sort(), [201, 409]);
  t.match(await settle(2027), { status: 409, body: { code: 'year-already-settled' } });
  t.match((await open('/v1/working-calendar/years')).body.items, [{ year: 2026 }, { year: 2027 }]);
  t.match(entered.headers.location, /\/v1\/holidays\/2027-01-01$/);
  t.match(await ask(), { dueOn: '2027-01-04', isComplete: true, missingYears: [] });
  t.strictSame((await open('/v1/holidays/2027-01-01')).body, entered.body);
});

t.test('a day is entered once, also by two at a time, and removed by one', async (t) => {
  const day = '2028-06-01';
  const statuses = async (asked: Promise<{ status: number }>[]) =>
    (await Promise.all(asked)).map(({ status }) => status).sort();
  t.strictSame(await statuses([enter(holidayOf(day)), enter(holidayOf(day))]), [201, 409]);
  t.match(await enter(holidayOf(day)), {
    status: 409,
    body: { code: 'value-taken', errors: [{ pointer: '/date' }] },
  });
  t.match(await enter(holidayOf('1999-06-01')), {
    status: 422,
    body: { errors: [{ pointer: '/date', code: 'outside-calendar' }] },
  });
  t.equal((await remove(`holidays/${day}`, '"2"')).status, 412);
  t.equal((await open(`/v1/holidays/${day}`)).status, 200, 'nothing happened');
  t.equal((await call('DELETE', `/v1/holidays/${day}`)).status, 428);
  t.strictSame(
    await statuses([remove(`holidays/${day}`, '"1"'), remove(`holidays/${day}`, '"1"')]),
    [204, 404],
  );
  t.equal((await open(`/v1/holidays/${day}`)).status, 404);
  const recorded = await query(
    database.ownerUrl,
    `select operation, reason from audit.entries where resource = 'holiday' and resource_id = $1 order by id`,
    [day],
  );
  t.match(recorded, [{ operation: 'insert' }, { operation: 'delete', reason: 'Keputusan diubah' }]);
  const told = await query<{ kind: string }>(
    database.ownerUrl,
    `select kind from events.outbox where resource = 'holiday' and resource_id = $1 order by id`,
    [day],
  );
  t.strictSame(
    told.map(({ kind }) => kind),
    ['holiday.created', 'holiday.deleted'],
  );
});

t.test('offices close earlier in Ramadan', async (t) => {
  const ask = async (receivedAt: string) => (await deadline(receivedAt, 1)).body.dueAt;
  t.equal(await ask('2027-02-09T15:30:00+07:00'), '2027-02-10T09:00:00.000Z');
  t.match(await setHours('2027-02-09', '15:00'), { status: 201, body: { validTo: null } });
  t.match(await setHours('2027-03-15', '16:00'), { status: 201, body: { validTo: null } });
  t.equal(await ask('2027-02-09T15:30:00+07:00'), '2027-02-11T08:00:00.000Z');
  t.match((await open('/v1/working-hours')).body.items, [
    { validFrom: '2000-01-01', validTo: '2027-02-09', closesAt: '16:00' },
    { validFrom: '2027-02-09', validTo: '2027-03-15', closesAt: '15:00', version: 1 },
    { validFrom: '2027-03-15', validTo: null, closesAt: '16:00' },
  ]);
  t.match(await setHours('2027-02-09', '14:00'), {
    status: 409,
    body: { errors: [{ pointer: '/validFrom' }] },
  });
  t.match(await setHours('2300-01-01', '14:00'), {
    status: 422,
    body: { errors: [{ pointer: '/validFrom' }] },
  });
  t.equal((await setHours('2028-01-01', '24:00')).status, 400);
  t.equal((await remove('working-hours/2027-02-09', '"3"')).status, 412);
  t.equal((await remove('working-hours/2027-02-09', '"1"')).status, 204);
  t.equal((await remove('working-hours/2027-02-09')).status, 404);
  t.equal(await ask('2027-02-09T15:30:00+07:00'), '2027-02-10T09:00:00.000Z');
  t.match(await remove('working-hours/2000-01-01'), { status: 409, body: { code: 'working-hours-needed' } });
});

t.test('the calendar is changed with its scope alone', async (t) => {
  const other = await key(['organisation:write']);
  t.equal((await call('POST', '/v1/holidays', { key: other, body: holidayOf('2029-01-01') })).status, 403);
  const own = await key(['calendar:write']);
  t.equal((await call('POST', '/v1/holidays', { key: own, body: holidayOf('2029-01-01') })).status, 201);
});
