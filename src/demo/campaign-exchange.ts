import { hash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { calendarFrom, deadlineOf } from '../modules/calendar/index.ts';
import {
  ambassadors,
  campaignEvents,
  eventAttendances,
  eventRegistrations,
  materials,
} from '../modules/socialisation/event-tables.ts';
import {
  faqEntries,
  faqVersions,
  questionAnswers,
  questionAskers,
  questionSteps,
  questions,
} from '../modules/socialisation/question-tables.ts';
import { freeSeats, placeFor } from '../modules/socialisation/rules/events.ts';
import type { Transaction } from '../platform/database/database.ts';
import {
  demoAmbassadors,
  demoEvents,
  demoFaq,
  demoMaterial,
  demoQuestions,
} from './data/campaign-exchange.ts';
import { answerWorkingDays } from './data/campaigns.ts';
import { calendarDate, dayNumber, TIME_ZONE } from './days.ts';

interface Known {
  readonly campaignId: string;
  readonly nextId: () => string;
  readonly today: string;
}

/** So many members are picked to ask and to come. */
const picked = 60;

interface Member {
  readonly employeeId: string;
  readonly unitId: string;
  /** When they were told; null: not yet. */
  readonly reachedOn: string | null;
}

type Day = (sinceToday: number) => string;

/** Writes what people ask in a campaign that runs, where they come together, and who speaks for it in their units. */
export async function insertExchange(
  transaction: Transaction,
  { campaignId, nextId, today }: Known,
): Promise<void> {
  const day: Day = (sinceToday) => calendarDate(dayNumber(today) + sinceToday);
  const { rows: people } = await transaction.execute<Member & Record<string, unknown>>(sql`
    select m.employee_id as "employeeId", m.unit_id as "unitId",
           (m.reached_at at time zone ${TIME_ZONE})::date::text as "reachedOn"
      from socialisation.members m
     where m.campaign_id = ${campaignId} and m.left_on is null
     order by md5(m.employee_id || 'exchange') limit ${picked}`);
  if (people.length === 0) return;
  const told = { campaignId, nextId, day, people };
  await insertQuestions(transaction, told, today);
  await insertEvents(transaction, told);
  await insertAmbassadors(transaction, told);
  const { day: added, ...material } = demoMaterial;
  await transaction
    .insert(materials)
    .values({ ...material, id: nextId(), campaignId, addedAt: at(day(added), '09:00') });
}

interface Told {
  readonly campaignId: string;
  readonly nextId: () => string;
  readonly day: Day;
  readonly people: readonly Member[];
}

/** A moment by the clocks of the city. */
const at = (day: string, time: string): Date => new Date(`${day}T${time}:00+07:00`);

/** An id that tells nothing of its moment: the same in each city that is made alike. */
const chanceId = (campaignId: string, place: number): string =>
  hash('md5', `question ${campaignId} ${place}`).replace(
    /^(.{8})(.{4})(.{4})(.{4})(.{12})$/,
    '$1-$2-$3-$4-$5',
  );

async function insertQuestions(
  transaction: Transaction,
  { campaignId, nextId, day, people }: Told,
  today: string,
): Promise<void> {
  const rows: {
    readonly questions: (typeof questions.$inferInsert)[];
    readonly askers: (typeof questionAskers.$inferInsert)[];
    readonly answers: (typeof questionAnswers.$inferInsert)[];
    readonly steps: (typeof questionSteps.$inferInsert)[];
  } = { questions: [], askers: [], answers: [], steps: [] };
  const earliest = Math.min(...demoQuestions.map(({ askedOn }) => askedOn));
  const calendar = await calendarFrom(transaction, day(earliest), TIME_ZONE);
  const add = (
    asked: Omit<typeof questions.$inferInsert, 'id' | 'campaignId' | 'edition' | 'dueOn'>,
    steps: readonly Omit<typeof questionSteps.$inferInsert, 'questionId' | 'number'>[],
  ): string => {
    const place = rows.questions.length;
    const id = chanceId(campaignId, place);
    const receivedAt = at(asked.askedOn, '10:00');
    const { dueOn } = deadlineOf({ receivedAt, workingDays: answerWorkingDays, calendar });
    const isOverdue = asked.state === 'received' && dueOn < today;
    const overdueOn = isOverdue ? calendarDate(dayNumber(dueOn) + 1) : null;
    const all = [
      { kind: 'asked' as const, day: asked.askedOn, message: asked.text },
      ...steps.map((step) => ({ ...step, takenBy: 'system:demo' })),
      ...(overdueOn
        ? [{ kind: 'became-overdue' as const, day: overdueOn, takenBy: 'system:note-overdue-questions' }]
        : []),
    ];
    rows.questions.push({
      ...asked,
      ...{ id, campaignId, edition: 1, dueOn, overdueOn, version: all.length },
    });
    const { employeeId } = people[place % people.length]!;
    rows.askers.push({ questionId: id, campaignId, employeeId });
    rows.steps.push(...all.map((step, at) => ({ ...step, questionId: id, number: at + 1 })));
    return id;
  };
  for (const { askedOn, steps = [], ...asked } of demoQuestions) {
    const answered = steps.findLast(({ answer }) => answer);
    const given = steps.map(({ answer, ...step }) => ({
      ...step,
      day: day(step.day),
      ...(answer ? { answer, answerId: nextId(), outcome: answer.outcome ?? null } : {}),
    }));
    const questionId = add(
      {
        ...asked,
        askedOn: day(askedOn),
        answeredOn: answered ? day(answered.day) : null,
        outcome: answered?.answer?.outcome ?? null,
      },
      given.map(({ answer: _, ...step }) => step),
    );
    for (const { answer, answerId, day } of given)
      if (answer)
        rows.answers.push({ ...answer, id: answerId!, campaignId, questionId, at: at(day, '11:00') });
  }
  const { eId, asked, writtenOn, ...words } = demoFaq;
  const faqEntryId = nextId();
  await transaction.insert(faqEntries).values({ id: faqEntryId, campaignId, eId });
  await transaction
    .insert(faqVersions)
    .values({ ...words, entryId: faqEntryId, number: 1, campaignId, writtenOn: day(writtenOn) });
  for (const one of asked)
    add(
      {
        ...{ kind: 'question', text: one.text, eId, isConfidential: false, state: 'answered', faqEntryId },
        askedOn: day(one.day),
        answeredOn: day(writtenOn),
      },
      [{ kind: 'grouped', day: day(writtenOn), faqEntryId, faqVersion: 1 }],
    );
  await transaction.insert(questions).values(rows.questions);
  await transaction.insert(questionAskers).values(rows.askers);
  await transaction.insert(questionAnswers).values(rows.answers);
  await transaction.insert(questionSteps).values(rows.steps);
}

async function insertEvents(
  transaction: Transaction,
  { campaignId, nextId, day, people }: Told,
): Promise<void> {
  for (const { day: on, from, to, registered, came = 0, ...event } of demoEvents) {
    const eventId = nextId();
    const { seats = null } = event;
    await transaction.insert(campaignEvents).values({
      ...event,
      ...{ id: eventId, campaignId },
      startsAt: at(day(on), from),
      endsAt: at(day(on), to),
    });
    const registeredOn = day(Math.min(on - 3, -1));
    const coming = people
      .filter(({ reachedOn }) => reachedOn !== null && reachedOn <= registeredOn)
      .slice(0, registered);
    if (coming.length === 0) continue;
    const key = { eventId, campaignId };
    await transaction.insert(eventRegistrations).values(
      coming.map(({ employeeId }, place) => ({
        ...{ ...key, employeeId, arrival: place + 1, at: at(registeredOn, '15:00') },
        state: placeFor(freeSeats(seats, place), 0),
      })),
    );
    const present = coming.slice(0, came);
    if (present.length > 0)
      await transaction
        .insert(eventAttendances)
        .values(present.map(({ employeeId }) => ({ ...key, employeeId, at: at(day(on), to) })));
  }
}

/** Names somebody for each of the units with the most people; others have nobody yet. */
async function insertAmbassadors(
  transaction: Transaction,
  { campaignId, nextId, day, people }: Told,
): Promise<void> {
  const byUnit = new Map<string, Member[]>();
  for (const one of people) byUnit.set(one.unitId, [...(byUnit.get(one.unitId) ?? []), one]);
  const largest = [...byUnit.values()]
    .sort((a, b) => b.length - a.length)
    .slice(0, demoAmbassadors.units)
    .map(([one]) => one!);
  await transaction.insert(ambassadors).values(
    largest.map(({ employeeId, unitId }) => ({
      ...{ id: nextId(), campaignId, employeeId, unitId },
      since: day(demoAmbassadors.since),
    })),
  );
}
