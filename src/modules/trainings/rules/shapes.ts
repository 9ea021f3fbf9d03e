/** What participants are given. */
export interface Material {
  readonly title: string;
  readonly url: string;
}

/** A competency that a course raises, and to which level. */
export interface Outcome {
  readonly competencyId: string;
  readonly level: number;
}

/** How many of the seats people of a unit, and of all below it, may take. */
export interface UnitQuota {
  readonly unitId: string;
  readonly quota: number;
}

/** What people of a subtree lack of a competency, and what a plan does about it, in levels. */
export interface CompetencyNeed {
  readonly competencyId: string;
  readonly demanded: number;
  readonly below: number;
  readonly unassessed: number;
  /**
   * Levels that are missing in all; those that the seats paid for raise; those that seats which people have already
   * raise; those that no course raises.
   */
  readonly missing: number;
  readonly closed: number;
  readonly underWay: number;
  readonly withoutCourse: number;
}
