import type { Module } from '../platform/module.ts';
import { calendar } from './calendar/index.ts';
import { competencies } from './competencies/index.ts';
import { consultations } from './consultations/index.ts';
import { development } from './development/index.ts';
import { employees } from './employees/index.ts';
import { feedback } from './feedback/index.ts';
import { followUps } from './follow-ups/index.ts';
import { forums } from './forums/index.ts';
import { open311 } from './open311/index.ts';
import { organisation } from './organisation/index.ts';
import { policyDocuments } from './policy-documents/index.ts';
import { reports } from './reports/index.ts';
import { socialisation } from './socialisation/index.ts';
import { territory } from './territory/index.ts';
import { trainings } from './trainings/index.ts';
import { transparency } from './transparency/index.ts';

/** The domains of the service, in the order of their dependencies. */
export const modules: readonly Module[] = [
  calendar,
  organisation,
  territory,
  employees,
  competencies,
  trainings,
  development,
  feedback,
  reports,
  open311,
  forums,
  followUps,
  transparency,
  consultations,
  socialisation,
  policyDocuments,
];
