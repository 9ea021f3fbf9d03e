import fc from 'fast-check';
import t from 'tap';
import type { Enrolment, Facts } from '../../../src/modules/development/rules/facts.ts';
import { stepsOf } from '../../../src/modules/development/rules/guide.ts';
import { overlap } from '../../../src/modules/development/rules/schedule.ts';
import type { Step } from '../../../src/modules/development/rules/steps.ts';
import { speechOf } from '../../../src/modules/development/speech.ts';
import {
  course,
  day,
  demand,
  enrolment,
  factsOf,
  least,
  session,
  short,
} from '../../support/development-facts.ts';

const dayAt = (offset: number) => new Date(Date.UTC(2026, 2, 2 + offset)).toISOString().slice(0, 10);
const codes = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const arbitrarySession = fc
  .record({
    starts: fc.integer({ min: 1, max: 60 }),
    length: fc.integer({ min: 0, max: 8 }),
    opens: fc.integer({ min: -5, max: 3 }),
    freeSeats: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ starts, length, opens, freeSeats }) => ({
    startsOn: dayAt(starts),
    endsOn: dayAt(starts + length),
    registrationFrom: dayAt(opens),
    freeSeats,
  }));
const rarely = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
const arbitraryCourse = fc.record({
  outcomes: fc.dictionary(fc.constantFrom(...codes), fc.integer({ min: 1, max: 5 }), {
    minKeys: 1,
    maxKeys: 3,
  }),
  sessions: fc.array(arbitrarySession, { maxLength: 6 }),
  before: fc.array(fc.nat(7), { maxLength: 2 }),
  state: fc.constantFrom('active' as const, 'active' as const, 'active' as const, 'retired' as const),
  learningHours: fc.integer({ min: 4, max: 40 }),
  enrolled: rarely(fc.constantFrom('applied' as const, 'confirmed' as const, 'wait-listed' as const)),
  passed: rarely(fc.integer({ min: -90, max: -1 })),
});
/** Facts of all kinds; a course presupposes earlier ones alone, so that there is no circle. */
const arbitraryFacts = fc
  .record({
    levels: fc.array(
      fc.record({
        required: fc.integer({ min: 1, max: 5 }),
        achieved: fc.option(fc.integer({ min: 0, max: 5 })),
      }),
      { minLength: 2, maxLength: 6 },
    ),
    courses: fc.array(arbitraryCourse, { minLength: 3, maxLength: 8 }),
    creditedHours: fc.integer({ min: 0, max: 25 }),
  })
  .map(({ levels, courses, creditedHours }) => {
    const enrolments: Enrolment[] = [];
    const passed: { courseId: string; on: string }[] = [];
    const made = courses.map((one, at) => {
      const code = `K${at}`;
      const starts = dayAt(70 + at * 3);
      if (one.enrolled) enrolments.push(enrolment(code, one.enrolled, session(`held-${at}`, starts, starts)));
      else if (one.passed !== null) passed.push({ courseId: `course-${code}`, on: dayAt(one.passed) });
      return course(
        code,
        one.outcomes,
        one.sessions.map(({ startsOn, endsOn, ...about }, number) =>
          session(`session-${at}-${number}`, startsOn, endsOn, about),
        ),
        {
          state: one.state,
          learningHours: one.learningHours,
          prerequisiteIds: [...new Set(one.before.filter((index) => index < at))].map(
            (index) => `course-K${index}`,
          ),
        },
      );
    });
    return factsOf({
      duty: least,
      creditedHours,
      demands: levels.map(({ required, achieved }, at) => demand(codes[at]!, required, achieved)),
      courses: made,
      enrolments,
      passed,
    });
  });
const property = (holds: (facts: Facts) => void) =>
  fc.assert(
    fc.property(arbitraryFacts, (facts) => {
      holds(facts);
    }),
    { numRuns: 500, seed: 7 },
  );
const check = (condition: boolean, what: string) => {
  if (!condition) throw new Error(what);
};
/** Sessions that are advised anew. */
const advisedSessions = (steps: readonly Step[]) => [
  ...steps.filter(({ kind, session }) => session && kind !== 'attend').map((step) => step.session!),
  ...steps.flatMap(({ offers }) => offers.map((offer) => offer.session)),
];

t.test('the same facts in another order give the same advice', async () => {
  fc.assert(
    fc.property(
      arbitraryFacts.chain((facts) =>
        fc.tuple(
          fc.constant(facts),
          fc.shuffledSubarray([...facts.demands], { minLength: facts.demands.length }),
          fc.shuffledSubarray([...facts.courses], { minLength: facts.courses.length }),
          fc.shuffledSubarray([...facts.enrolments], { minLength: facts.enrolments.length }),
          fc.shuffledSubarray([...facts.passed], { minLength: facts.passed.length }),
        ),
      ),
      ([facts, demands, courses, enrolments, passed]) => {
        const turned = courses.map((one) => ({
          ...one,
          sessions: [...one.sessions].reverse(),
          prerequisiteIds: [...one.prerequisiteIds].reverse(),
        }));
        const advice = (about: Facts) =>
          JSON.stringify(
            stepsOf(about).map((step) => [
              short(step),
              speechOf(step, about, 'id'),
              step.hours,
              step.effects.map(({ demand: { code }, before, after }) => `${code} ${before} ${after}`),
              step.jpmAfter,
            ]),
          );
        check(advice(facts) === advice({ ...facts, demands, courses: turned, enrolments, passed }), 'same');
      },
    ),
    { numRuns: 300, seed: 11 },
  );
});

t.test('no two advised sessions overlap, and none overlaps an enrolment', async () => {
  property((facts) => {
    const sessions = advisedSessions(stepsOf(facts));
    for (const [at, one] of sessions.entries()) {
      for (const other of sessions.slice(at + 1)) check(!overlap(one, other), `${one.id} and ${other.id}`);
      for (const held of facts.enrolments) check(!overlap(one, held.session), `${one.id} and an enrolment`);
    }
  });
});

t.test('what is presupposed was passed, or stands before and ends before', async () => {
  let seen = 0;
  property((facts) => {
    const steps = stepsOf(facts);
    const passed = new Set(facts.passed.map(({ courseId }) => courseId));
    for (const [at, { kind, course, session }] of steps.entries()) {
      if (!course || !['enrol', 'wait-list'].includes(kind)) continue;
      for (const id of course.prerequisiteIds.filter((prerequisite) => !passed.has(prerequisite))) {
        const before = steps.slice(0, at).find((step) => step.course?.id === id);
        check(before?.session !== undefined && before.session !== null, `${course.code} lacks ${id}`);
        check(before!.session!.endsOn < session!.startsOn, `${course.code} begins before ${id} ends`);
        seen += 1;
      }
    }
  });
  check(seen > 20, `${seen} prerequisites were seen`);
});

t.test('only open sessions are advised, a course once, and the match never falls', async () => {
  property((facts) => {
    const steps = stepsOf(facts);
    for (const { kind, session, jpmBefore, jpmAfter } of steps) {
      if (kind === 'enrol') check(session!.freeSeats > 0 && session!.registrationFrom <= day, 'a free seat');
      if (kind === 'wait-list')
        check(session!.freeSeats === 0 && session!.registrationFrom <= day, 'a full one');
      check((jpmAfter ?? 0) >= (jpmBefore ?? 0), 'the match rises');
    }
    const taken = steps
      .filter(({ kind }) => kind !== 'be-assessed')
      .flatMap(({ course }) => course?.id ?? []);
    check(new Set(taken).size === taken.length, 'each course once');
  });
});

t.test('words are whole in both languages', async () => {
  const seen = new Set<string>();
  property((facts) => {
    for (const step of stepsOf(facts))
      for (const language of ['id', 'en'] as const) {
        const { advice, why } = speechOf(step, facts, language);
        check(!/[{}]| {2}| [,.;]|undefined/.test(`${advice} ${why}`), `${step.words}: ${advice} ${why}`);
        seen.add(step.words);
      }
  });
  check(seen.size >= 10, [...seen].join());
});
