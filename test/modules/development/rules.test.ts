import t from 'tap';
import type { Certificate, Course, Facts, Session } from '../../../src/modules/development/rules/facts.ts';
import { stepsOf } from '../../../src/modules/development/rules/guide.ts';
import { learningOf } from '../../../src/modules/development/rules/hours.ts';
import { byImportance } from '../../../src/modules/development/rules/importance.ts';
import { chooseSession } from '../../../src/modules/development/rules/schedule.ts';
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

const advised = (about: Partial<Facts>) => stepsOf(factsOf(about)).map(short);

t.test('importance: the larger gap, the larger part of the demand, the kind, the code', async (t) => {
  const order = byImportance([
    demand('T2', 2, 1),
    demand('T1', 2, 1),
    demand('S', 2, 1, { kind: 'sociocultural' }),
    demand('M', 2, 1, { kind: 'managerial' }),
    demand('SMALL', 1, 0),
    demand('LARGE', 5, 2),
    demand('MET', 3, 3),
    demand('MORE', 3, 5),
    demand('UNKNOWN', 5, null),
  ]);
  t.strictSame(
    order.map(({ code }) => code),
    ['LARGE', 'SMALL', 'M', 'S', 'T1', 'T2'],
  );
});

t.test('a session: open, free, in time, without a clash; else a wait list; else the reason', async (t) => {
  const sessions = [
    session('late', '2026-06-01', '2026-06-03'),
    session('full', '2026-04-01', '2026-04-03', { freeSeats: 0 }),
    session('first', '2026-05-01', '2026-05-03'),
  ];
  const choose = (given: Session[], about: object = {}) => {
    const choice = chooseSession(course('A', {}, given), { day, busy: [], after: null, ...about });
    return [choice.kind, choice.session?.id ?? (choice as { why?: string }).why];
  };
  t.strictSame(choose(sessions), ['enrol', 'first']);
  t.strictSame(choose(sessions, { busy: [{ startsOn: '2026-05-03', endsOn: '2026-05-04' }] }), [
    'enrol',
    'late',
  ]);
  t.strictSame(
    choose(sessions, { after: '2026-05-01' }),
    ['enrol', 'late'],
    'not on the last day of what is before',
  );
  t.strictSame(choose(sessions.slice(0, 2), { busy: [sessions[0]!] }), ['wait-list', 'full']);
  t.strictSame(choose([sessions[0]!], { busy: [sessions[0]!] }), ['await-session', 'clash']);
  const opening = session('opening', '2026-07-01', '2026-07-02', { registrationFrom: '2026-03-03' });
  t.strictSame(choose([opening]), ['await-session', 'opening'], 'registration opens tomorrow');
  t.strictSame(choose([opening, sessions[1]!]), ['wait-list', 'full']);
  t.strictSame(choose([session('over', '2026-05-01', '2026-05-02', { registrationUntil: day })]), [
    'await-session',
    'none',
  ]);
  t.strictSame(choose([session('begun', day, day, { registrationUntil: '2026-03-05' })]), [
    'await-session',
    'none',
  ]);
  t.strictSame(choose([]), ['await-session', 'none']);
});

t.test('the course that closes most, then the soonest, then the fewest hours, then the code', async (t) => {
  const demands = [demand('A', 3, 0)];
  const at = (id: string, month: string) => [session(id, `2026-${month}-01`, `2026-${month}-02`)];
  const best = (courses: Course[]) => advised({ demands, courses })[0]?.[2];
  t.equal(best([course('LOW', { A: 2 }, at('1', '04')), course('HIGH', { A: 3 }, at('2', '06'))]), 'HIGH');
  t.equal(best([course('TOP', { A: 5 }, at('1', '06')), course('FIT', { A: 3 }, at('2', '04'))]), 'FIT');
  t.equal(best([course('B', { A: 3 }), course('C', { A: 3 }, at('1', '09'))]), 'C', 'a session before none');
  t.equal(
    best([
      course('FULL', { A: 3 }, [session('1', '2026-04-01', '2026-04-02', { freeSeats: 0 })]),
      course('FREE', { A: 3 }, at('2', '05')),
    ]),
    'FREE',
  );
  t.equal(
    best([
      course('LONG', { A: 3 }, at('1', '04'), { learningHours: 30 }),
      course('SHORT', { A: 3 }, at('2', '04'), { learningHours: 20 }),
    ]),
    'SHORT',
  );
  t.equal(best([course('Y', { A: 3 }, at('1', '04')), course('X', { A: 3 }, at('2', '04'))]), 'X');
  t.equal(best([course('GONE', { A: 3 }, at('1', '04'), { state: 'retired' })]), undefined);
});

t.test('one course for several gaps stands once, with all of them and no others', async (t) => {
  const steps = stepsOf(
    factsOf({
      demands: [demand('A', 4, 1), demand('B', 3, 2), demand('C', 3, 3), demand('D', 2, null)],
      courses: [
        course('B3', { B: 3 }, [session('2', '2026-03-20', '2026-03-21')]),
        course('ALL', { A: 4, B: 3, C: 5, D: 2 }, [session('1', '2026-04-01', '2026-04-02')]),
      ],
    }),
  );
  t.strictSame(steps.map(short), [
    ['be-assessed', 'assess-unknown', undefined, undefined],
    ['enrol', 'enrol', 'ALL', '1'],
  ]);
  t.strictSame(
    steps[1]!.effects.map(({ demand: { code }, before, after }) => [code, before, after]),
    [
      ['A', 1, 4],
      ['B', 2, 3],
    ],
    'what is met does not need it, and nobody knows what it does to what is not assessed',
  );
  t.match(steps[1], { jpmBefore: 50, jpmAfter: 83.33 });
});

t.test('what is presupposed stands before, through all of them, and is dated before', async (t) => {
  const demands = [demand('A', 3, 0)];
  const courses = [
    course(
      'THIRD',
      { A: 3 },
      [session('early', '2026-04-01', '2026-04-02'), session('t', '2026-07-01', '2026-07-02')],
      {
        prerequisiteIds: ['course-SECOND', 'course-OTHER'],
      },
    ),
    course('SECOND', {}, [session('s', '2026-05-01', '2026-05-05')], { prerequisiteIds: ['course-FIRST'] }),
    course('FIRST', {}, [session('f', '2026-04-01', '2026-04-05')]),
    course('OTHER', {}, [session('o', '2026-06-01', '2026-06-05')]),
  ];
  const steps = stepsOf(factsOf({ demands, courses }));
  t.strictSame(steps.map(short), [
    ['enrol', 'enrol', 'OTHER', 'o'],
    ['enrol', 'enrol', 'FIRST', 'f'],
    ['enrol', 'enrol', 'SECOND', 's'],
    ['enrol', 'enrol', 'THIRD', 't'],
  ]);
  t.strictSame(
    steps.map(({ prerequisiteOf }) => prerequisiteOf?.code),
    ['THIRD', 'SECOND', 'THIRD', undefined],
  );
  const passed = ['SECOND', 'OTHER'].map((code) => ({ courseId: `course-${code}`, on: '2024-01-01' }));
  t.strictSame(advised({ demands, courses, passed }), [['enrol', 'enrol', 'THIRD', 'early']]);
  const undated = courses.map((one) => (one.code === 'FIRST' ? { ...one, sessions: [] } : one));
  t.strictSame(advised({ demands, courses: undated }), [
    ['enrol', 'enrol', 'OTHER', 'o'],
    ['await-session', 'await-none', 'FIRST', undefined],
    ['await-session', 'await-prerequisite', 'SECOND', undefined],
    ['await-session', 'await-prerequisite', 'THIRD', undefined],
  ]);
  const gone = courses.map((one) => (one.code === 'FIRST' ? { ...one, state: 'retired' as const } : one));
  t.strictSame(advised({ demands, courses: gone }), [['ask', 'no-course', undefined, undefined]]);
});

t.test('whoever is enrolled attends; what that leaves open is enrolled in besides', async (t) => {
  const held = session('held', '2026-04-01', '2026-04-03');
  const courses = [
    course('LOW', { A: 2 }),
    course('HIGH', { A: 4 }, [
      session('clash', '2026-04-03', '2026-04-05'),
      session('h', '2026-05-01', '2026-05-02'),
    ]),
  ];
  const about = { demands: [demand('A', 4, 1)], courses, enrolments: [enrolment('LOW', 'applied', held)] };
  const steps = stepsOf(factsOf(about));
  t.strictSame(steps.map(short), [
    ['attend', 'attend', 'LOW', 'held'],
    ['enrol', 'enrol', 'HIGH', 'h'],
  ]);
  t.strictSame(
    steps.map(({ effects: [effect], jpmBefore, jpmAfter }) => [
      effect?.before,
      effect?.after,
      jpmBefore,
      jpmAfter,
    ]),
    [
      [1, 2, 25, 50],
      [2, 4, 50, 100],
    ],
  );
  t.match(speechOf(steps[0]!, factsOf(about), 'en').why, /Applied, awaits approval/);
  const over = enrolment('LOW', 'confirmed', session('over', '2026-02-01', '2026-02-03'));
  t.match(stepsOf(factsOf({ ...about, enrolments: [over] })), [
    { kind: 'ask', words: 'no-result', missing: 'result', course: { code: 'LOW' } },
    { kind: 'enrol', course: { code: 'HIGH' } },
  ]);
  t.strictSame(advised({ ...about, isInService: false }), [], 'whoever has left is advised nothing');
});

t.test('what was passed since the assessment is assessed, not taken again', async (t) => {
  const courses = [course('X', { A: 3, B: 3 }, [session('1', '2026-04-01', '2026-04-03')])];
  const demands = [demand('A', 3, 1), demand('B', 3, 2, { assessedOn: '2026-02-20' })];
  const passed = [{ courseId: 'course-X', on: '2026-02-01' }];
  const steps = stepsOf(factsOf({ demands, courses, passed }));
  t.strictSame(steps.map(short), [
    ['be-assessed', 'assess-trained', 'X', undefined],
    ['enrol', 'enrol', 'X', '1'],
  ]);
  t.strictSame(
    steps.map(({ effects }) => effects.map(({ demand: { code } }) => code)),
    [['A'], ['B']],
    'the assessment of B has weighed it already',
  );
});

t.test(
  'what expires soon, the first to expire first; unknown levels change nothing of the match',
  async (t) => {
    const demands = [
      demand('A', 2, 2, { expiresOn: '2026-08-29' }),
      demand('B', 2, 2, { expiresOn: '2026-08-30' }),
      demand('C', 2, 2, { expiresOn: '2026-04-01', assessmentId: 'assessment-2' }),
      demand('D', 2, 3, { expiresOn: '2026-08-29' }),
    ];
    const certificate = (id: string, validUntil: string, courseId: string | null): Certificate => ({
      id,
      title: `Certificate ${id}`,
      validUntil,
      courseId,
      isOutside: courseId === null,
    });
    const steps = stepsOf(
      factsOf({
        demands,
        certificates: [certificate('2', '2026-07-01', 'course-R'), certificate('1', '2026-05-01', null)],
        courses: [course('R', {}, [session('r', '2026-04-01', '2026-04-02')])],
      }),
    );
    t.strictSame(
      steps.map(({ words, expiresOn, effects, session }) => [
        words,
        expiresOn,
        effects.map(({ demand: { code } }) => code).join(),
        session?.id,
      ]),
      [
        ['assess-expiring', '2026-04-01', 'C', undefined],
        ['assess-expiring', '2026-08-29', 'A,D', undefined],
        ['renew-elsewhere', '2026-05-01', '', undefined],
        ['renew', '2026-07-01', '', 'r'],
      ],
    );
  },
);

t.test('missing data is asked for', async (t) => {
  const asked = (about: Partial<Facts>) =>
    stepsOf(factsOf(about)).map(({ kind, missing, whom }) => [kind, missing, whom]);
  t.strictSame(asked({ hasPosition: false, hasStandard: false }), [['ask', 'position', 'personnel-officer']]);
  t.strictSame(asked({ hasStandard: false }), [['ask', 'standard', 'standards-officer']]);
  t.strictSame(asked({ duty: null }), [['ask', 'learning-duty', 'training-officer']]);
  t.strictSame(asked({ demands: [demand('A', 2, 1)] }), [['ask', 'course', 'training-officer']]);
  t.strictSame(asked({ demands: [demand('A', 2, null)] }), [
    ['be-assessed', 'assessment', 'assessment-centre'],
  ]);
  t.strictSame(asked({ demands: [demand('A', 2, 1)], courses: [course('X', { A: 2 })] }), [
    ['await-session', 'open-session', 'training-officer'],
  ]);
  t.strictSame(asked({ demands: [demand('A', 2, 2)] }), [], 'whoever lacks nothing is asked nothing');
});

t.test('learning hours: a duty, what will fill it, and what could', async (t) => {
  const held = session('held', '2026-04-01', '2026-04-03');
  const nextYear = session('next', '2026-12-30', '2027-01-02');
  const courses = [
    course('SEAT', {}, [], { learningHours: 8 }),
    course('HOPE', { A: 2 }, [], { learningHours: 6 }),
    course('SMALL', { A: 1 }, [session('s', '2026-05-01', '2026-05-01')], { learningHours: 4 }),
    course('MID', { A: 1 }, [session('m', '2026-06-01', '2026-06-01')], { learningHours: 7 }),
    course('BIG', { A: 1 }, [session('b', '2026-06-03', '2026-06-09')], { learningHours: 50 }),
    course('YEAR', { A: 1 }, [nextYear], { learningHours: 5 }),
    course('FOREIGN', { Z: 1 }, [session('z', '2026-07-03', '2026-07-09')], { learningHours: 6 }),
  ];
  const base = { duty: least, demands: [demand('A', 2, 1)], courses };
  const enrolments = [
    enrolment('SEAT', 'confirmed', held),
    enrolment('HOPE', 'applied', session('hope', '2026-05-10', '2026-05-11')),
  ];
  t.match(learningOf(factsOf({ ...base, enrolments, creditedHours: 3 })), {
    year: 2026,
    creditedHours: 3,
    forecastHours: 11,
    isReached: false,
    missingHours: 17,
  });
  const hoursOf = (about: Partial<Facts>) => {
    const step = stepsOf(factsOf({ ...base, ...about })).at(-1);
    return step?.hours ? [step.words, step.hours, step.offers.map((offer) => offer.course.code)] : undefined;
  };
  t.strictSame(
    hoursOf({ enrolments }),
    ['hours-offered', { missing: 12, filledBy: [1], filled: 6, left: 0 }, ['MID']],
    'the least that is enough of what the position demands, this year',
  );
  t.strictSame(hoursOf({ enrolments, creditedHours: 6 }), [
    'hours-filled',
    { missing: 6, filledBy: [1], filled: 6, left: 0 },
    [],
  ]);
  t.strictSame(hoursOf({ enrolments, courses: courses.slice(0, 3) }), [
    'hours-left',
    { missing: 12, filledBy: [1], filled: 6, left: 2 },
    ['SMALL'],
  ]);
  t.equal(hoursOf({ creditedHours: 20 }), undefined);
  const ceiling = { ...base, duty: { ...least, bound: 'most' as const }, demands: [] };
  t.strictSame(stepsOf(factsOf(ceiling)), [], 'a ceiling is never unmet');
  t.match(learningOf(factsOf(ceiling)), { isReached: null, missingHours: null });
});

t.test('a course with an assessment promises it, another is evidence', async (t) => {
  const about = (carriesAssessment: boolean) => {
    const facts = factsOf({
      demands: [demand('A', 2, 1)],
      courses: [course('X', { A: 2 }, [session('1', '2026-04-01', '2026-04-01')], { carriesAssessment })],
    });
    return speechOf(stepsOf(facts)[0]!, facts, 'en');
  };
  t.match(about(false).why, /A level 1 to 2 \(2 demanded\); JPM 50 to 100\. Passing is evidence/);
  t.match(about(true).why, /the assessment that it carries can change: A level 1 to 2/);
  t.match(about(true).advice, 'Enrol in Course X, 1 April 2026, before 1 April 2026.');
});
