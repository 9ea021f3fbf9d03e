import { jobPersonMatch } from '../../competencies/index.ts';
import { type Board, chooseCourse, levelBy, type Planned, planCourse } from './choice.ts';
import type { Course, Demand } from './facts.ts';
import { byImportance, compare } from './importance.ts';
import { type Effect, type Step, stepOf } from './steps.ts';

/** What is demanded, and the levels that are reached if the steps so far are taken and assessed. */
export class Outlook {
  readonly #demands: readonly Demand[];
  readonly #levels: Map<string, number | null>;

  constructor(demands: readonly Demand[]) {
    this.#demands = demands;
    this.#levels = new Map(demands.map(({ competencyId, achieved }) => [competencyId, achieved]));
  }

  levelOf = ({ competencyId }: Demand): number | null => this.#levels.get(competencyId)!;

  get jpm(): number | null {
    return jobPersonMatch(
      this.#demands.map((demand) => ({ required: demand.required, achieved: this.levelOf(demand) })),
    ).jpm;
  }

  /** Takes a course for passed and assessed: what is lacking and assessed rises; what nobody knows stays unknown. */
  take(
    course: Course,
    isRaised: (demand: Demand) => boolean = () => true,
  ): Pick<Step, 'effects' | 'jpmBefore' | 'jpmAfter'> {
    const jpmBefore = this.jpm;
    const effects: Effect[] = [];
    for (const demand of byImportance(this.#demands)) {
      const before = this.levelOf(demand);
      const after = levelBy(course, demand);
      if (before === null || before >= demand.required || after <= before || !isRaised(demand)) continue;
      this.#levels.set(demand.competencyId, after);
      effects.push({ demand, before, after });
    }
    const jpmAfter = effects.length > 0 ? this.jpm : jpmBefore;
    return { effects, jpmBefore, jpmAfter };
  }
}

/**
 * What to do about each gap, the most important first: have assessed what a course passed since then may have raised;
 * attend what one is enrolled in; else enrol in the course that closes most of it, after what it presupposes. A course
 * stands once, with all gaps that it closes; a gap that nothing closes is asked about. Adds to `planned` of the board.
 */
export function stepsForGaps(
  demands: readonly Demand[],
  board: Board & { readonly planned: Map<string, Planned> },
): Step[] {
  const outlook = new Outlook(demands);
  const steps: Step[] = [];
  const { day } = board;
  const attend = (course: Course): void => {
    for (const planned of planCourse(course, board) ?? []) steps.push(keep(planned));
  };
  const keep = (planned: Planned): Step => {
    board.planned.set(planned.course.id, planned);
    return stepFor(planned, outlook, day);
  };
  for (const demand of byImportance(demands)) {
    const { achieved, required } = demand;
    for (;;) {
      const level = outlook.levelOf(demand)!;
      if (level >= required) break;
      const passed = passedSince(demand, level, board);
      if (passed) {
        steps.push(stepOf('be-assessed', 'assess-trained', trained(passed, outlook, board)));
        continue;
      }
      const enrolled = enrolledFor(demand, level, board);
      if (enrolled) {
        attend(enrolled);
        continue;
      }
      const chosen = chooseCourse(demand, level, board);
      if (!chosen) break;
      for (const planned of chosen) steps.push(keep(planned));
    }
    if (outlook.levelOf(demand) === achieved)
      steps.push(
        stepOf('ask', 'no-course', {
          effects: [{ demand, before: achieved, after: achieved }],
          missing: 'course',
          whom: 'training-officer',
        }),
      );
  }
  return steps;
}

const trained = (course: Course, outlook: Outlook, { passed }: Board): Partial<Step> => ({
  ...outlook.take(course, (demand) => isSince(passed.get(course.id), demand)),
  course,
  missing: 'assessment',
  whom: 'assessment-centre',
});

const isSince = (passedOn: string | undefined, { assessedOn }: Demand): boolean =>
  passedOn !== undefined && assessedOn !== null && passedOn >= assessedOn;

/** The course that raises most, of those passed since the competency was assessed: only an assessment is missing. */
const passedSince = (demand: Demand, level: number, { courses, passed }: Board): Course | undefined =>
  best(
    [...courses.values()].filter(
      ({ id, carriesAssessment }) => !carriesAssessment && isSince(passed.get(id), demand),
    ),
    demand,
    level,
  );

/** The course that raises most, of those that somebody is enrolled in. */
const enrolledFor = (
  demand: Demand,
  level: number,
  { courses, underWay, planned }: Board,
): Course | undefined =>
  best(
    [...courses.values()].filter(({ id }) => underWay.has(id) && !planned.has(id)),
    demand,
    level,
  );

function best(courses: readonly Course[], demand: Demand, level: number): Course | undefined {
  const closed = (course: Course): number => Math.min(levelBy(course, demand), demand.required);
  return courses
    .filter((course) => closed(course) > level)
    .sort((a, b) => closed(b) - closed(a) || compare(a.code, b.code))[0];
}

const waiting = { missing: 'open-session', whom: 'training-officer' } as const;

/** The step that a planned course is. */
function stepFor(
  { course, enrolment, choice, prerequisiteOf, awaits }: Planned,
  outlook: Outlook,
  day: string,
): Step {
  const about = { ...outlook.take(course), course, prerequisiteOf };
  if (enrolment) {
    const held = { ...about, enrolment, session: enrolment.session };
    return enrolment.session.endsOn < day
      ? stepOf('ask', 'no-result', { ...held, missing: 'result', whom: 'training-officer' })
      : stepOf('attend', 'attend', held);
  }
  if (choice!.kind !== 'await-session')
    return stepOf(choice!.kind, choice!.kind, { ...about, session: choice!.session });
  const words = awaits ? 'await-prerequisite' : (`await-${choice!.why}` as const);
  return stepOf('await-session', words, { ...about, session: choice!.session, ...waiting });
}
