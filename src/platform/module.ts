import type { FastifyPluginAsync } from 'fastify';
import type { TSchema } from 'typebox';
import type { ConstraintProblems } from './database/constraints.ts';
import type { EventKind } from './events/kind.ts';
import type { ProblemCatalogue } from './http/problem.ts';
import type { Job } from './jobs/job.ts';
import type { Dataset } from './open-data.ts';
import type { HeldData } from './personal-data/held.ts';
import type { ReferenceList } from './reference/list.ts';
import type { WaysToForget } from './retention/ways.ts';
import type { SubjectSource } from './subjects/subject.ts';
import type { Importer } from './transfer/importer.ts';

/** What a domain hands to the service: everything that is served, documented or run on its behalf. */
export interface Module {
  /** The routes, registered under `/v1`. */
  readonly routes: FastifyPluginAsync;
  /** Sections of the documentation; each has its page in `openapi/tags`. */
  readonly tags: readonly string[];
  /** Schemas that are shared by name. */
  readonly schemas: readonly TSchema[];
  readonly problems: ProblemCatalogue;
  /** What each named constraint of its tables means to a caller. */
  readonly constraints: ConstraintProblems;
  readonly referenceLists: readonly ReferenceList[];
  readonly importers: readonly Importer[];
  /** What its tables announce. */
  readonly events: readonly EventKind[];
  readonly jobs: readonly Job[];
  /** What it holds on people: they see it under `/me/personal-data`. */
  readonly personalData?: HeldData;
  /** How what it keeps of citizens for a time is forgotten. */
  readonly retention?: WaysToForget;
  /** What of it can be consulted on and explained. */
  readonly subjects?: SubjectSource;
  /** What of it is open to all as data. */
  readonly datasets?: readonly Dataset[];
}
