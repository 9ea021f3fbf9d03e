import type { Module } from '../../platform/module.ts';
import { calendarEvents } from './events.ts';
import { calendarConstraints, calendarProblems } from './problems.ts';
import * as reference from './reference.ts';
import { deadlineRoutes } from './routes/deadlines.ts';
import { holidayRoutes } from './routes/holidays.ts';
import { workingHoursRoutes } from './routes/working-hours.ts';
import { yearRoutes } from './routes/years.ts';
import { calendarSchemas } from './schemas/calendar.ts';

export {
  closingAfter,
  closingBefore,
  closingsBetween,
  type Deadline,
  deadlineOf,
  type WorkingCalendar,
  workingDaysBetween,
} from './rules/working-days.ts';
export { calendarFrom } from './store/calendar.ts';

/** The working calendar: days off, closing times, and deadlines in working days. */
export const calendar: Module = {
  async routes(app) {
    await app.register(holidayRoutes);
    await app.register(yearRoutes);
    await app.register(workingHoursRoutes);
    await app.register(deadlineRoutes);
  },
  tags: ['working-calendar'],
  schemas: calendarSchemas,
  problems: calendarProblems,
  constraints: calendarConstraints,
  referenceLists: Object.values(reference),
  importers: [],
  events: calendarEvents,
  jobs: [],
};
