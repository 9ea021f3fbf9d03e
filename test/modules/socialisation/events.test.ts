import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import t from 'tap';
import {
  type EventPlan,
  foundInPlan,
  freeSeats,
  placeFor,
} from '../../../src/modules/socialisation/rules/events.ts';
import type { AnswerBody } from '../../support/build.ts';
import { build } from '../../support/build.ts';
import { invite as inviteTo, momentIn } from '../../support/campaign-exchange.ts';
import { created } from '../../support/feedback.ts';
import { aUnit } from '../../support/organisation.ts';
import { aRunningCampaign, type Colleague, colleagues, words } from '../../support/socialisation.ts';

const api = await build(t);
const { call, key } = api;

const invite = (campaignId: string, about: object = {}) => inviteTo(api, campaignId, about);
const register = (eventId: string, { token }: Pick<Colleague, 'token'>) =>
  call('POST', `/v1/me/campaign-events/${eventId}/registration`, { key: token, body: {} });
const withdraw = (eventId: string, { token }: Pick<Colleague, 'token'>) =>
  call('POST', `/v1/me/campaign-events/${eventId}/registration-withdrawal`, { key: token, body: {} });
const attend = (eventId: string, employeeIds: readonly string[], options: object = {}) =>
  call('POST', `/v1/campaign-events/${eventId}/attendances`, { body: { employeeIds }, ...options });
const own = async (eventId: string, { token }: Pick<Colleague, 'token'>) =>
  (await call('GET', `/v1/me/campaign-events/${eventId}`, { key: token })).body;

t.test('rules', async (t) => {
  const plan: EventPlan = {
    kind: 'town-hall',
    startsAt: new Date('2027-01-04T02:00:00Z'),
    endsAt: new Date('2027-01-04T04:00:00Z'),
    place: 'Aula',
    link: null,
  };
  const codes = (about: Partial<EventPlan>) => foundInPlan({ ...plan, ...about }).map(({ code }) => code);
  t.strictSame(codes({}), []);
  t.strictSame(codes({ endsAt: plan.startsAt }), ['ends-before-start']);
  t.strictSame(codes({ endsAt: new Date('2027-01-12T02:00:00Z') }), ['lasts-too-long']);
  t.strictSame(codes({ place: null }), ['nowhere']);
  t.strictSame(codes({ kind: 'online' }), ['online-without-link']);
  t.strictSame(codes({ kind: 'online', place: null, link: 'https://rapat.example' }), []);
  t.equal(freeSeats(null, 7), null);
  t.equal(freeSeats(3, 1), 2);
  t.equal(freeSeats(3, 5), 0);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 100 }), (seats, people) => {
      let [taken, waiting] = [0, 0];
      for (let person = 0; person < people; person++)
        if (placeFor(freeSeats(seats, taken), waiting) === 'seat') taken += 1;
        else waiting += 1;
      return taken === Math.min(seats, people) && taken + waiting === people;
    }),
  );
});

t.test('people are invited, register, wait and move up', async (t) => {
  const { campaign, people } = await aRunningCampaign(api, { people: 3 });
  const [first, second, third] = people;
  const event = await created(invite(campaign.id, { seats: 1 }));
  t.match(event, { invited: 3, registered: 0, waiting: 0, attended: 0, seats: 1, isCancelled: false });
  t.match(await own(event.id, first!), { freeSeats: 1, registration: null, hasAttended: false });
  t.match(await register(event.id, first!), { status: 201, body: { registration: 'seat', freeSeats: 0 } });
  t.match(await register(event.id, first!), { status: 409, body: { code: 'registered-already' } });
  t.match((await register(event.id, second!)).body, { registration: 'waiting', waitingPlace: 1 });
  t.match((await register(event.id, third!)).body, { registration: 'waiting', waitingPlace: 2 });
  t.match((await withdraw(event.id, first!)).body, { registration: 'withdrawn' });
  t.match(await own(event.id, second!), { registration: 'seat', waitingPlace: null });
  t.match(await own(event.id, third!), { registration: 'waiting', waitingPlace: 1 });
  t.match(await withdraw(event.id, first!), { status: 409, body: { code: 'not-registered' } });
  t.match(
    (await register(event.id, first!)).body,
    { registration: 'waiting', waitingPlace: 2 },
    'at the end',
  );

  const path = `/v1/campaign-events/${event.id}`;
  const any = { headers: { 'if-match': '*' } };
  t.match(await call('PATCH', path, { body: { seats: 2 }, ...any }), {
    status: 200,
    body: { registered: 2, waiting: 1 },
  });
  t.match(await own(event.id, third!), { registration: 'seat' });
  t.match(await call('PATCH', path, { body: { seats: 1 }, ...any }), {
    status: 409,
    body: { code: 'seats-taken' },
  });
  t.match((await call('PATCH', path, { body: { seats: null }, ...any })).body, { registered: 3, waiting: 0 });
  t.match(await call('PATCH', path, { body: { endsAt: momentIn(1) }, ...any }), {
    status: 422,
    body: { errors: [{ pointer: '/endsAt', code: 'ends-before-start' }] },
  });
  t.match(await call('PATCH', path, { body: { title: words('Lain') }, headers: { 'if-match': '"1"' } }), {
    status: 412,
  });
  t.match(await call('PATCH', path, { body: { title: words('Lain') } }), { status: 428 });

  const cancelled = await created(call('POST', `${path}/cancellation`, { body: { reason: 'Banjir.' } }));
  t.match(cancelled, { isCancelled: true, cancelReason: 'Banjir.' });
  t.match(await own(event.id, third!), { isCancelled: true, cancelReason: 'Banjir.' });
  t.match(await withdraw(event.id, third!), { status: 409, body: { code: 'event-cancelled' } });
  t.match(await call('POST', `${path}/cancellation`, { body: { reason: 'Lagi.' } }), { status: 409 });
  const { body } = await call('GET', '/v1/me/campaign-events?isOver=false', { key: third!.token });
  t.match(body.items, [{ id: event.id }]);
  t.strictSame(
    (await call('GET', '/v1/me/campaign-events?isOver=true', { key: third!.token })).body.items,
    [],
  );
});

t.test('the last seat is given once', async (t) => {
  const { campaign, people } = await aRunningCampaign(api, { people: 6 });
  const event = await created(invite(campaign.id, { seats: 2 }));
  const answers = await Promise.all(people.map((person) => register(event.id, person)));
  const states = answers.map(({ body }) => body.registration);
  t.strictSame(states.toSorted(), ['seat', 'seat', 'waiting', 'waiting', 'waiting', 'waiting']);
  const seated = people.filter((_, at) => states[at] === 'seat');
  await Promise.all(seated.map((person) => withdraw(event.id, person)));
  t.match((await call('GET', `/v1/campaign-events/${event.id}`)).body, { registered: 2, waiting: 2 });
  const again = await Promise.all([1, 2].map(() => register(event.id, seated[0]!)));
  t.strictSame(again.map(({ status }) => status).toSorted(), [201, 409], 'one of two at once');
});

t.test('an event is for some alone', async (t) => {
  const { id: section } = await aUnit(api);
  const there = await colleagues(api, section, 1);
  const { id: unitId } = await aUnit(api);
  const here = await colleagues(api, unitId, 2);
  const { campaign } = await aRunningCampaign(api, {
    people: 0,
    audiences: [
      { name: 'Satu', message: words('Satu.'), unitIds: [unitId] },
      { name: 'Dua', message: words('Dua.'), unitIds: [section] },
    ],
  });
  const [one] = campaign.audiences as AnswerBody[];
  const byUnit = await created(invite(campaign.id, { unitIds: [section] }));
  t.match(byUnit, { invited: 1 });
  t.match(await register(byUnit.id, here[0]!), { status: 404 });
  t.match(await register(byUnit.id, there[0]!), { status: 201 });
  const byAudience = await created(invite(campaign.id, { audienceIds: [one!.id] }));
  t.match(byAudience, { invited: 2 });
  t.match(await register(byAudience.id, there[0]!), { status: 404 });

  const head = await key(['socialisation:read'], { unitIds: [section] });
  const seen = (await call('GET', `/v1/campaigns/${campaign.id}/events`, { key: head })).body.items;
  t.strictSame(
    seen.map(({ id }) => id),
    [byUnit.id],
    'heads see what is for people of theirs',
  );
  t.match(await call('GET', `/v1/campaign-events/${byAudience.id}`, { key: head }), { status: 404 });
  const people = await call('GET', `/v1/campaign-events/${byUnit.id}/participants`, { key: head });
  t.match(people.body.items, [
    { employeeId: there[0]!.id, employeeName: null, registration: 'seat', hasAttended: false },
  ]);
  const named = await call('GET', `/v1/campaign-events/${byUnit.id}/participants`);
  t.match(named.body.items, [{ employeeName: there[0]!.name }]);
});

t.test('who was there was told of the change', async (t) => {
  const { campaign, unitId, people } = await aRunningCampaign(api, { people: 3 });
  const [first, second, third] = people;
  await created(call('POST', `/v1/me/campaigns/${campaign.id}/receipt`, { key: first!.token, body: {} }));
  const coming = await created(invite(campaign.id));
  t.match(await attend(coming.id, [first!.id]), { status: 409, body: { code: 'event-not-yet' } });
  const event = await created(
    invite(campaign.id, {
      kind: 'online',
      startsAt: momentIn(-3),
      endsAt: momentIn(-1),
      link: 'https://rapat.example/1',
    }),
  );
  t.match(await register(event.id, first!), { status: 409, body: { code: 'event-over' } });
  const ambassador = await key(['acknowledgements:write', 'socialisation:read'], { unitIds: [unitId] });
  const list = [first!.id, second!.id];
  t.match(await attend(event.id, list, { key: ambassador }), {
    status: 201,
    body: { noted: 2, already: 0, newlyReached: 1 },
  });
  const twice = await Promise.all([1, 2].map(() => attend(event.id, [...list, third!.id])));
  t.strictSame(twice.map(({ body }) => Number(body.noted)).toSorted(), [0, 1], 'nobody counts twice');
  t.match((await call('GET', `/v1/campaign-events/${event.id}`)).body, { attended: 3 });
  const { body } = await call('GET', `/v1/campaigns/${campaign.id}/members`);
  t.strictSame(body.items.map(({ reachedBy }) => String(reachedBy)).toSorted(), [
    'online-meeting',
    'online-meeting',
    'portal',
  ]);
  t.match(await own(event.id, second!), { hasAttended: true, registration: null });
  t.match((await call('GET', '/v1/me/personal-data', { key: second!.token })).body.campaignEvents, [
    { id: event.id, hasAttended: true },
  ]);
  const [stranger] = await colleagues(api, (await aUnit(api)).id, 1);
  t.match(await attend(event.id, [first!.id, stranger!.id]), {
    status: 422,
    body: { errors: [{ pointer: '/employeeIds/1', code: 'unknown-reference' }] },
  });
  const elsewhere = await key(['acknowledgements:write'], { unitIds: [(await aUnit(api)).id] });
  t.match(await attend(event.id, list, { key: elsewhere }), { status: 404 });
  await created(call('POST', `/v1/campaigns/${campaign.id}/end`, { body: { reason: 'Selesai.' } }));
  t.match(await attend(event.id, list), { status: 409, body: { code: 'campaign-state' } });
  t.match(await register(coming.id, first!), { status: 409, body: { code: 'campaign-state' } });
});

t.test('bad input is named', async (t) => {
  const { campaign } = await aRunningCampaign(api, { people: 1 });
  for (const [about, pointer, code] of [
    [{ place: null }, '/place', 'nowhere'],
    [{ kind: 'online' }, '/link', 'online-without-link'],
    [{ endsAt: momentIn(47) }, '/endsAt', 'ends-before-start'],
    [{ audienceIds: [randomUUID()] }, '/audienceIds/0', 'unknown-reference'],
    [{ unitIds: [randomUUID()] }, '/unitIds/0', 'unknown-reference'],
    [{ title: { id: 'Hubungi 081234567890' } }, '/title/id', 'personal-data-in-text'],
  ] as const)
    t.match(await invite(campaign.id, about), { status: 422, body: { errors: [{ pointer, code }] } }, code);
  t.match(await invite(campaign.id, { seats: 0 }), { status: 400 });
  t.match(await invite(campaign.id, { link: 'javascript:alert(1)' }), { status: 400 });
  t.match(await invite(randomUUID()), { status: 404 });
});
