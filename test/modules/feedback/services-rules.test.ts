import fc from 'fast-check';
import t from 'tap';
import {
  foundInStandard,
  localMoment,
  missingIn,
  type Standard,
} from '../../../src/modules/feedback/rules/services.ts';

const found = (standard: Standard) => foundInStandard(standard).map(({ pointer, code }) => [pointer, code]);
const hours = (weekday: number, opens: string, closes: string) => ({ weekday, opens, closes });

t.test('hours of a day do not overlap, and close after they open', async (t) => {
  const of = (...openingHours: ReturnType<typeof hours>[]) => found({ openingHours });
  t.strictSame(of(), []);
  t.strictSame(of(hours(1, '08:00', '12:00'), hours(1, '13:00', '16:00'), hours(2, '08:00', '16:00')), []);
  t.strictSame(of(hours(1, '08:00', '12:00'), hours(1, '12:00', '16:00')), [], 'one after the other');
  t.strictSame(of(hours(6, '00:00', '24:00'), hours(7, '00:00', '04:00')), [], 'round the clock');
  t.strictSame(of(hours(1, '08:00', '08:00')), [['/openingHours/0/closes', 'closes-before-opening']]);
  t.strictSame(of(hours(1, '20:00', '04:00')), [['/openingHours/0/closes', 'closes-before-opening']]);
  const overlap = [['/openingHours/1', 'opening-hours-overlap']];
  t.strictSame(of(hours(5, '08:00', '12:00'), hours(5, '11:59', '16:00')), overlap);
  t.strictSame(of(hours(5, '09:00', '10:00'), hours(5, '08:00', '16:00')), overlap, 'one within the other');
  t.strictSame(of(hours(5, '08:00', '16:00'), hours(5, '08:00', '16:00')), overlap, 'the same again');
  t.match(foundInStandard({ openingHours: [hours(5, '08:00', '12:00'), hours(5, '11:00', '13:00')] }), [
    { parameters: { opens: '08:00', closes: '12:00' } },
  ]);
});

t.test('whatever hours are sound, no minute of the week lies in two of them', async () => {
  const time = fc.integer({ min: 0, max: 48 }).map((half) => {
    const [hour, minute] = [Math.floor(half / 2), (half % 2) * 30];
    return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  });
  const anHour = fc.record({ weekday: fc.integer({ min: 1, max: 2 }), opens: time, closes: time });
  fc.assert(
    fc.property(fc.array(anHour, { maxLength: 4 }), (openingHours) => {
      const isOpen = (one: (typeof openingHours)[number], minute: number) => {
        const at = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        return one.opens <= at && at < one.closes;
      };
      const isTwice = [1, 2].some((weekday) =>
        Array.from({ length: 48 }, (_, half) => half * 30).some(
          (minute) => openingHours.filter((one) => one.weekday === weekday && isOpen(one, minute)).length > 1,
        ),
      );
      const isReversed = openingHours.some(({ opens, closes }) => closes <= opens);
      return found({ openingHours }).length > 0 === (isTwice || isReversed);
    }),
  );
});

t.test('an address fits the kind of its channel', async (t) => {
  const of = (kind: string, address: string) =>
    found({ channels: [{ kind: kind as 'counter', address }] }).map(([, code]) => code)[0];
  for (const address of [
    'https://dukcapil.kota.example',
    'http://kota.example/ktp?x=1',
    'HTTPS://A.B:8080/c',
  ])
    t.equal(of('website', address), undefined, address);
  for (const address of [
    'www.kota.example',
    'https://kota',
    'ftp://kota.example',
    'https://a b.c',
    'Loket 3',
  ])
    t.equal(of('website', address), 'web-address-unfit', address);
  t.equal(of('e-mail', 'layanan@dukcapil.kota.example'), undefined);
  for (const address of ['layanan', 'layanan@kota', 'a b@kota.example', 'a@b@c.example', '@kota.example'])
    t.equal(of('e-mail', address), 'mail-address-unfit', address);
  for (const address of ['112', '(0711) 350-000', '+62 711 350 000', '0811.7111.222'])
    t.equal(of('telephone', address), undefined, address);
  for (const address of ['11', '0711 350 000 ext 3', '62+711', '1234567890123456', '—'])
    t.equal(of('telephone', address), 'number-unfit', address);
  t.equal(of('messaging', '0811 7111 222'), undefined);
  t.equal(of('messaging', 'https://wa.example.org/628117111222'), undefined);
  t.equal(of('messaging', 'WhatsApp'), 'number-unfit');
  for (const kind of ['counter', 'mobile-counter', 'application', 'post'])
    t.equal(of(kind, 'Jl. Merdeka No. 1'), undefined, kind);
  t.strictSame(found({ complaintChannels: [{ kind: 'e-mail', address: 'x' }] }), [
    ['/complaintChannels/0/address', 'mail-address-unfit'],
  ]);
});

t.test('a duration in words and in working days is the same', async (t) => {
  const of = (duration: string | null, durationWorkingDays: number | null) =>
    found({ duration, durationWorkingDays });
  const contradiction = [['/durationWorkingDays', 'duration-contradicts-days']];
  t.strictSame(of('3 hari kerja', 3), []);
  t.strictSame(of('3 hari kerja', 5), contradiction);
  t.strictSame(of('14 (empat belas) Hari Kerja', 14), []);
  t.strictSame(of('14 (empat belas) hari kerja', 4), contradiction);
  t.strictSame(of('1–3 hari kerja', 3), [], 'the longest counts');
  t.strictSame(of('2 hari kerja, dengan peninjauan 7 hari kerja', 2), contradiction);
  t.strictSame(of('30 menit', 0), [], 'what is said in other units is not judged');
  t.strictSame(of('14 hari', 10), []);
  t.strictSame(of('3 hari kerja', null), []);
  t.strictSame(of(null, 3), []);
});

t.test('a standard lacks what it does not tell', async (t) => {
  const whole = {
    requirements: ['KTP'],
    steps: ['Daftar'],
    duration: '15 menit',
    durationWorkingDays: null,
    cost: 'Gratis',
    product: 'Surat',
    complaintChannels: [{ kind: 'telephone', address: '112' }],
  } satisfies Standard;
  t.strictSame(missingIn(whole), []);
  t.strictSame(missingIn({}), ['requirements', 'steps', 'duration', 'cost', 'product', 'complaint-channels']);
  t.strictSame(missingIn({ ...whole, duration: null }), ['duration']);
  t.strictSame(missingIn({ ...whole, duration: null, durationWorkingDays: 0 }), [], 'on the same day');
  t.strictSame(missingIn({ ...whole, steps: [], cost: null }), ['steps', 'cost']);
  t.strictSame(missingIn({ ...whole, complaintChannels: [] }), ['complaint-channels']);
});

t.test('a moment is a day of the week and a time, where the clock stands so', async (t) => {
  const of = (moment: string, zone = 'Asia/Jakarta') => Object.values(localMoment(moment, zone));
  t.strictSame(of('2026-02-02T09:30:00+07:00'), [1, '09:30'], 'a Monday');
  t.strictSame(of('2026-02-01T17:00:00Z'), [1, '00:00'], 'it is Monday there already');
  t.strictSame(of('2026-02-01T16:59:59.999Z'), [7, '23:59']);
  t.strictSame(of('2026-02-01T17:00:00Z', 'Asia/Jayapura'), [1, '02:00']);
  t.strictSame(of('2016-12-31T23:59:60Z'), [7, '06:59'], 'a leap second');
  t.strictSame(of('2016-12-31T23:59:60.5+00:00'), [7, '06:59']);
});
