import type { Module } from '../../platform/module.ts';
import { reportEvents } from './events.ts';
import { reportJobs } from './jobs.ts';
import { reportConstraints, reportProblems } from './problems.ts';
import * as reference from './reference.ts';
import { reportRetention } from './retention.ts';
import { clusterRoutes } from './routes/clusters.ts';
import { escalationRuleRoutes } from './routes/escalation-rules.ts';
import { filingRoutes } from './routes/filing.ts';
import { followerRoutes } from './routes/followers.ts';
import { handlingRoutes } from './routes/handling.ts';
import { mergingRoutes } from './routes/merging.ts';
import { publicReportRoutes } from './routes/public-reports.ts';
import { reportRoutes } from './routes/reports.ts';
import { settingRoutes } from './routes/settings.ts';
import { similarRoutes } from './routes/similar.ts';
import { trackingRoutes } from './routes/tracking.ts';
import { categorySchemas } from './schemas/categories.ts';
import { clusterSchemas } from './schemas/clusters.ts';
import { deadlineRuleSchemas } from './schemas/deadline-rules.ts';
import { escalationRuleSchemas } from './schemas/escalation-rules.ts';
import { followerSchemas } from './schemas/followers.ts';
import { handlingSchemas } from './schemas/handling.ts';
import { publicReportSchemas } from './schemas/public-reports.ts';
import { reportSchemas } from './schemas/reports.ts';
import { routingRuleSchemas } from './schemas/routing-rules.ts';
import { similarSchemas } from './schemas/similar.ts';
import { trackingSchemas } from './schemas/tracking.ts';

export { reportIdentity } from './intake/identity.ts';
export { preparedReport, requireFiled } from './intake/prepared.ts';
export { foundInReport } from './rules/filing.ts';
export { refuseFound } from './rules/found.ts';
export { CategoryCode } from './schemas/categories.ts';
export { ReportNumber } from './schemas/reports.ts';
export { type Filed, fileReports, reportSecret } from './store/filing.ts';
export { mendMapCells } from './store/map-cells.ts';
export { isStepTold } from './store/steps.ts';

/** Reports of citizens: filed by anybody, answered in time, and told to everybody. */
export const reports: Module = {
  async routes(app) {
    await app.register(settingRoutes);
    await app.register(escalationRuleRoutes);
    await app.register(filingRoutes);
    await app.register(reportRoutes);
    await app.register(handlingRoutes);
    await app.register(mergingRoutes);
    await app.register(trackingRoutes);
    await app.register(publicReportRoutes);
    await app.register(clusterRoutes);
    await app.register(followerRoutes);
    await app.register(similarRoutes);
  },
  tags: ['reports', 'report-handling', 'tracked-reports', 'public-reports', 'report-settings'],
  schemas: [
    ...categorySchemas,
    ...routingRuleSchemas,
    ...deadlineRuleSchemas,
    ...escalationRuleSchemas,
    ...reportSchemas,
    ...handlingSchemas,
    ...trackingSchemas,
    ...publicReportSchemas,
    ...clusterSchemas,
    ...followerSchemas,
    ...similarSchemas,
  ],
  problems: reportProblems,
  constraints: reportConstraints,
  referenceLists: Object.values(reference),
  importers: [],
  events: reportEvents,
  jobs: reportJobs,
  retention: reportRetention,
};
