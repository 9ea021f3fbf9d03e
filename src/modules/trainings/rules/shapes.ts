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
