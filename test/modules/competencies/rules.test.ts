import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import t from 'tap';
import { assessmentMethods } from '../../../src/modules/competencies/reference.ts';
import { expiryOf, foundInAssessment } from '../../../src/modules/competencies/rules/assessments.ts';
import {
  type Compared,
  gapOf,
  jobPersonMatch,
  percentage,
} from '../../../src/modules/competencies/rules/job-person-match.ts';
import {
  admittedEducation,
  admittedRanks,
  type Requirements,
  requirementResults,
} from '../../../src/modules/competencies/rules/requirements.ts';
import { foundInStandard, foundInTarget } from '../../../src/modules/competencies/rules/standards.ts';
import { educationLevels, ranks } from '../../../src/modules/employees/reference.ts';

interface Case {
  readonly input: { required: number[]; achieved: (number | null)[] };
  readonly expected: ReturnType<typeof jobPersonMatch> & { gaps: number[] };
  readonly note?: string;
}
const cases = JSON.parse(readFileSync(`${import.meta.dirname}/../../golden/jpm.json`, 'utf8')) as Case[];
const compared = ({ required, achieved }: Case['input']): Compared[] =>
  required.map((level, at) => ({ required: level, achieved: achieved[at]! }));

t.test('the job-person match of every worked case', async (t) => {
  t.equal(cases.length, 12);
  for (const { input, expected, note } of cases) {
    const levels = compared(input);
    t.strictSame({ ...jobPersonMatch(levels), gaps: levels.map(gapOf) }, expected, note ?? `${expected.jpm}`);
  }
});

t.test('bands are compared on the exact value, before it is rounded', async (t) => {
  const of = (matched: number, required: number) =>
    jobPersonMatch(
      Array.from({ length: required }, (_, at) => ({ required: 1, achieved: at < matched ? 1 : 0 })),
    );
  t.match(of(90, 100), { category: 'optimal', recommendation: 'MS' });
  t.match(of(1799, 1999), { jpm: 89.99, category: 'cukup optimal' });
  t.match(
    of(19_999, 22_222),
    { jpm: 90, category: 'cukup optimal' },
    '89.9964… is shown as 90.00, and is none',
  );
  t.match(of(78, 100), { category: 'cukup optimal', recommendation: 'MMS' });
  t.match(of(77, 99), { jpm: 77.78, category: 'kurang optimal', recommendation: 'MMS' });
  t.match(of(80, 100), { recommendation: 'MS' });
  t.match(of(799, 1000), { recommendation: 'MMS' });
  t.match(of(68, 100), { category: 'kurang optimal', recommendation: 'MMS' });
  t.match(of(679, 1000), { recommendation: 'KMS' });
  t.match(of(0, 5), { jpm: 0, category: 'kurang optimal', recommendation: 'KMS' });
  t.equal(percentage(1, 8), 12.5);
  t.equal(percentage(1, 800), 0.13, 'half up');
});

t.test('where nothing is demanded there is no match', async (t) => {
  t.strictSame(jobPersonMatch([]), {
    jpm: null,
    rawJpm: null,
    category: null,
    recommendation: null,
    unassessed: 0,
  });
});

t.test('properties of the match', async (t) => {
  const level = fc.record({
    required: fc.integer({ min: 1, max: 5 }),
    achieved: fc.option(fc.integer({ min: 0, max: 5 })),
  });
  fc.assert(
    fc.property(fc.array(level, { minLength: 1, maxLength: 30 }), (levels) => {
      const { jpm, rawJpm, category, recommendation, unassessed } = jobPersonMatch(levels);
      const gaps = levels.map(gapOf).reduce((sum, gap) => sum + gap, 0);
      return (
        jpm! >= 0 &&
        jpm! <= 100 &&
        rawJpm! >= jpm! &&
        (gaps === 0) === (jpm === 100) &&
        (category === null) === unassessed > 0 &&
        (recommendation === null) === unassessed > 0
      );
    }),
  );
  fc.assert(
    fc.property(fc.array(level, { minLength: 1, maxLength: 30 }), fc.nat(29), (levels, at) => {
      const better = levels.map((one, place) =>
        place === at % levels.length ? { ...one, achieved: Math.min(5, (one.achieved ?? 0) + 1) } : one,
      );
      return jobPersonMatch(better).jpm! >= jobPersonMatch(levels).jpm!;
    }),
    {},
  );
  t.pass(
    'from 0 to 100, never above the uncapped one, 100 exactly without gap, and higher levels never harm',
  );
});

const dictionary = new Map([
  ['a', { code: 'INT', from: '2018-01-01', to: null }],
  ['b', { code: 'OLD', from: '2018-01-01', to: '2024-01-01' }],
]);
const codes = (found: readonly { pointer: string; code: string }[]) =>
  found.map(({ pointer, code }) => `${pointer} ${code}`);

t.test('a standard is for one position or for a kind of positions', async (t) => {
  t.strictSame(foundInTarget({ positionId: 'p' }), []);
  t.strictSame(foundInTarget({ positionKind: 'fungsional', functionalLevel: 'ahli-muda', jobClass: 9 }), []);
  t.strictSame(codes(foundInTarget({})), ['/positionId standard-target-unclear']);
  t.strictSame(codes(foundInTarget({ positionId: 'p', positionKind: 'pelaksana' })), [
    '/positionKind standard-target-unclear',
  ]);
  t.strictSame(codes(foundInTarget({ positionId: 'p', jobClass: 9 })), [
    '/positionKind standard-target-unclear',
  ]);
  t.strictSame(codes(foundInTarget({ positionKind: 'pelaksana', functionalLevel: 'mahir' })), [
    '/functionalLevel standard-level-only-functional',
  ]);
});

t.test('what a standard demands is in the dictionary all the while, once', async (t) => {
  const standard = (about: object) =>
    codes(
      foundInStandard(
        { levels: [{ competencyId: 'a', level: 3 }], validFrom: '2020-01-01', ...about },
        dictionary,
      ),
    );
  const demanding = (...ids: string[]) => ids.map((competencyId) => ({ competencyId, level: 1 }));
  t.strictSame(standard({}), []);
  t.strictSame(standard({ levels: demanding('a', 'A') }), ['/levels/1/competencyId competency-repeated']);
  t.strictSame(standard({ levels: demanding('c') }), ['/levels/0/competencyId competency-unknown']);
  t.strictSame(standard({ levels: demanding('b') }), ['/levels/0/competencyId competency-not-in-force']);
  t.strictSame(standard({ levels: demanding('b'), validTo: '2024-01-01' }), []);
  t.strictSame(standard({ levels: demanding('b'), validTo: '2024-01-02' }), [
    '/levels/0/competencyId competency-not-in-force',
  ]);
  t.strictSame(standard({ validFrom: '2017-12-31' }), ['/levels/0/competencyId competency-not-in-force']);
  t.strictSame(standard({ validTo: '2020-01-01' }), ['/validTo period-not-forward']);
  t.strictSame(standard({ rank: 'IX', grade: 'III/c' }), [
    '/rank rank-of-other-scheme',
    '/grade rank-of-other-scheme',
  ]);
  t.strictSame(standard({ experienceKinds: ['pengawas'] }), [
    '/experienceKinds experience-kinds-without-years',
  ]);
});

t.test('what an assessment is held against', async (t) => {
  const found = (about: object = {}, context: object = {}) =>
    codes(
      foundInAssessment(
        {
          method: 'test',
          assessorId: 'x',
          assessedOn: '2023-05-01',
          levels: [{ competencyId: 'a' }],
          ...about,
        },
        {
          today: '2026-06-01',
          appointedOn: '2020-01-01',
          mandate: { code: 'ASR-1', from: '2023-05-01', to: '2023-05-02' },
          dictionary,
          months: 24,
          ...context,
        },
      ),
    );
  t.strictSame(found(), [], 'the mandate of one day covers that day');
  t.strictSame(found({ assessedOn: '2023-05-02' }), ['/assessorId assessor-without-mandate']);
  t.strictSame(found({ assessedOn: '2023-04-30' }), ['/assessorId assessor-without-mandate']);
  t.strictSame(found({}, { mandate: undefined }), ['/assessorId assessor-unknown']);
  t.strictSame(found({ assessorId: null }), ['/assessorId assessor-needed']);
  t.strictSame(found({ assessorId: null, method: 'supervisor' }), []);
  t.strictSame(found({}, { today: '2023-04-30' }), ['/assessedOn assessed-in-future']);
  t.strictSame(found({}, { today: '2023-05-01', appointedOn: '2023-05-01' }), []);
  t.strictSame(found({}, { appointedOn: '2023-05-02' }), ['/assessedOn assessed-before-appointment']);
  t.strictSame(found({}, { months: undefined }), ['/method validity-not-set']);
  t.strictSame(found({ levels: [{ competencyId: 'b' }] }), []);
  const late = { mandate: { code: 'ASR-1', from: '2020-01-01', to: null } };
  t.strictSame(found({ levels: [{ competencyId: 'b' }], assessedOn: '2023-12-31' }, late), []);
  t.strictSame(found({ levels: [{ competencyId: 'b' }], assessedOn: '2024-01-01' }, late), [
    '/levels/0/competencyId competency-not-in-force',
  ]);
});

t.test('an assessment expires on the same day so many months later, or the last of that month', async (t) => {
  t.equal(expiryOf('2024-01-31', 36), '2027-01-31');
  t.equal(expiryOf('2024-02-29', 12), '2025-02-28');
  t.equal(expiryOf('2023-08-31', 6), '2024-02-29');
  t.equal(expiryOf('2023-12-15', 1), '2024-01-15');
});

t.test('education and rank admit what is at least as high, each in its own scheme', async (t) => {
  t.ok(admittedEducation('s1').includes('d4'), 'D4 stands as S1 does');
  t.notOk(admittedEducation('s1').includes('d3'));
  t.equal(admittedEducation('sd').length, educationLevels.entries.length);
  t.strictSame(admittedRanks({ rank: 'IV/d', grade: null }), ['IV/d', 'IV/e'], 'closed to PPPK');
  t.strictSame(admittedRanks({ rank: null, grade: 'XVII' }), ['XVII'], 'closed to PNS');
  t.equal(admittedRanks({ rank: 'I/a', grade: 'I' }).length, ranks.entries.length);
});

t.test('requirements are met, not met, or left to somebody who looks', async (t) => {
  const demanded: Requirements = {
    educationLevel: 's1',
    educationProgrammes: ['Ilmu Administrasi', 'Hukum'],
    rank: 'III/c',
    grade: null,
    experienceYears: 3,
    experienceKinds: ['pengawas'],
    trainings: ['PKA'],
  };
  const met = (person: object) =>
    requirementResults(demanded, {
      educationLevel: 's2',
      educationProgramme: 'S-2 ilmu administrasi publik',
      rank: 'III/d',
      experienceYears: 3,
      ...person,
    }).map(({ kind, isMet }) => [kind, isMet]);
  t.strictSame(met({}), [
    ['education-level', true],
    ['education-programme', true],
    ['rank', true],
    ['experience', true],
    ['training', null],
  ]);
  t.strictSame(
    met({ educationLevel: null, educationProgramme: 'Teknik', rank: 'XVII', experienceYears: 2 }),
    [
      ['education-level', null],
      ['education-programme', null],
      ['rank', false],
      ['experience', false],
      ['training', null],
    ],
  );
});

t.test('methods stand in the order in which they count', async (t) => {
  t.strictSame(
    assessmentMethods.entries.map(({ code }) => code),
    ['assessment-centre', 'test', 'interview', 'portfolio', 'training-result', 'supervisor'],
  );
});
