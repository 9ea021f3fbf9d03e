import { addMonths, addYears, dayAfter } from '../../../platform/calendar.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { readFulfilment } from '../../competencies/index.ts';
import { readStaffing } from '../../employees/index.ts';
import { isServiceOffered, publishedIndices } from '../../feedback/index.ts';
import { unitCriteria, unitExistsOn } from '../../organisation/index.ts';
import { learningYear, readHoursOfUnits } from '../../trainings/index.ts';
import { handledReports } from '../../transparency/index.ts';
import {
  countOfPeople,
  type Figure,
  figureOf,
  meanOfPeople,
  published,
  shareOfPeople,
  sourceGone,
} from '../rules/figures.ts';
import type { PolicyTarget } from '../schemas/targets.ts';

type Indicator = Pick<PolicyTarget, 'element' | 'unitId' | 'serviceId'> & {
  readonly source: Exclude<PolicyTarget['source'], 'measured'>;
};

/** Whether the unit or service of an indicator is there on a day; the city always is. */
export async function isScopeThere(
  reader: Reader,
  { unitId, serviceId }: { readonly unitId?: string | null; readonly serviceId?: string | null },
  day: string,
): Promise<boolean> {
  if (serviceId) return isServiceOffered(reader, serviceId);
  return unitId ? unitExistsOn(reader, unitId, day, null) : true;
}

/** The units of an indicator: one with all below it, or all (null). */
type Units = readonly string[] | null;

const satisfaction = async (
  reader: Reader,
  unitIds: Units,
  day: string,
  { element, serviceId }: Indicator,
): Promise<Figure> => {
  const until = dayAfter(day);
  const services = serviceId ? { serviceIds: [serviceId] } : {};
  return published(
    await publishedIndices(reader, { unitIds, ...services, element, from: addYears(until, -1), until }),
  );
};

const hours = (reader: Reader, unitIds: Units, day: string) =>
  readHoursOfUnits(reader, unitIds, learningYear(Number(day.slice(0, 4)), day));

const readers: Readonly<
  Record<
    Indicator['source'],
    (reader: Reader, unitIds: Units, day: string, indicator: Indicator) => Promise<Figure>
  >
> = {
  'satisfaction-index': satisfaction,
  'satisfaction-element': satisfaction,
  async 'competency-standard-share'(reader, unitIds, day) {
    const { meeting, people } = await readFulfilment(reader, unitIds, day);
    return shareOfPeople(meeting, people);
  },
  async 'competency-mean-gap'(reader, unitIds, day) {
    const { missing, assessed, assessedPeople } = await readFulfilment(reader, unitIds, day);
    return meanOfPeople(missing, assessed, assessedPeople);
  },
  async 'learning-hours-share'(reader, unitIds, day) {
    const { reached, obliged } = await hours(reader, unitIds, day);
    return shareOfPeople(reached, obliged);
  },
  async 'learning-hours-mean'(reader, unitIds, day) {
    const { creditedHours, people } = await hours(reader, unitIds, day);
    return meanOfPeople(creditedHours, people, people);
  },
  async 'reports-in-time-share'(reader, unitIds, day) {
    const months = { from: addMonths(`${day.slice(0, 7)}-01`, -11).slice(0, 7), until: day.slice(0, 7) };
    const { resolution } = await handledReports(reader, unitIds, months);
    return figureOf(resolution.inTime.percent);
  },
  async 'head-count'(reader, unitIds, day) {
    const { people } = await readStaffing(reader, unitIds, day);
    return countOfPeople(people);
  },
  async 'positions-filled-share'(reader, unitIds, day) {
    const { filled, needed } = await readStaffing(reader, unitIds, day);
    return shareOfPeople(filled, needed);
  },
};

/** What an indicator is on a day, by the module that computes it. */
export async function readFigure(reader: Reader, indicator: Indicator, day: string): Promise<Figure> {
  if (!(await isScopeThere(reader, indicator, day))) return sourceGone;
  const { unitId, source } = indicator;
  const scope = unitId ? { unitId, includeSubunits: true } : {};
  const { unitIds = null } = await unitCriteria(reader, scope, day);
  return readers[source](reader, unitIds, day, indicator);
}
