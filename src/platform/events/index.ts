import type { Module } from '../module.ts';
import { daysJob, monthsJob } from './jobs.ts';
import type { EventKind } from './kind.ts';
import { eventProblems } from './problems.ts';
import { feedRoute } from './route.ts';
import { eventSchemas } from './schemas.ts';

/** The feed of what happened, of the kinds that the parts of the service declare. */
export function eventsFeed(kinds: readonly EventKind[]): Module {
  const schemas = eventSchemas(kinds);
  return {
    routes: (app) => feedRoute(app, { kinds, Event: schemas.Event }),
    tags: ['events'],
    schemas: schemas.all,
    problems: eventProblems,
    constraints: {},
    referenceLists: [],
    importers: [],
    events: [],
    jobs: [daysJob, monthsJob],
  };
}
