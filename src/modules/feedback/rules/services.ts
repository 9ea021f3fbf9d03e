import { momentNamed } from '../../../platform/clock.ts';
import type { CodeOf } from '../../../platform/reference/list.ts';
import type { serviceChannels } from '../reference.ts';
import type { standardComponents } from '../service-reference.ts';
import type { Found } from './found.ts';

interface Hours {
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
}

interface Channel {
  readonly kind: CodeOf<typeof serviceChannels>;
  readonly address: string;
}

/** What a service standard says, as far as rules look at it. */
export interface Standard {
  readonly requirements?: readonly string[];
  readonly steps?: readonly string[];
  readonly duration?: string | null;
  readonly durationWorkingDays?: number | null;
  readonly cost?: string | null;
  readonly product?: string | null;
  readonly openingHours?: readonly Hours[];
  readonly channels?: readonly Channel[];
  readonly complaintChannels?: readonly Channel[];
}

/**
 * Which of the components that everybody is told (UU 25/2009 art. 21; PermenPANRB 15/2014, service delivery) a standard
 * lacks, in their order.
 */
export function missingIn(standard: Standard): CodeOf<typeof standardComponents>[] {
  const { requirements = [], steps = [], complaintChannels = [] } = standard;
  const isTold = {
    requirements: requirements.length > 0,
    steps: steps.length > 0,
    duration: (standard.duration ?? standard.durationWorkingDays ?? null) !== null,
    cost: (standard.cost ?? null) !== null,
    product: (standard.product ?? null) !== null,
    'complaint-channels': complaintChannels.length > 0,
  } satisfies Record<CodeOf<typeof standardComponents>, boolean>;
  return (Object.keys(isTold) as (keyof typeof isTold)[]).filter((component) => !isTold[component]);
}

/** What is wrong with a service standard: hours, channels and durations that cannot be as they are given. */
export function foundInStandard(standard: Standard): Found[] {
  const { openingHours = [], channels = [], complaintChannels = [] } = standard;
  return [
    ...foundInHours(openingHours),
    ...foundInChannels(channels, '/channels'),
    ...foundInChannels(complaintChannels, '/complaintChannels'),
    ...foundInDuration(standard),
  ];
}

/** Times are written alike: they compare as text. */
function foundInHours(hours: readonly Hours[]): Found[] {
  const found: Found[] = [];
  for (const [at, { weekday, opens, closes }] of hours.entries()) {
    const pointer = `/openingHours/${at}`;
    if (closes <= opens) {
      found.push({ pointer: `${pointer}/closes`, code: 'closes-before-opening', parameters: { opens } });
      continue;
    }
    const other = hours
      .slice(0, at)
      .find((earlier) => earlier.weekday === weekday && earlier.opens < closes && opens < earlier.closes);
    if (other) {
      const parameters = { opens: other.opens, closes: other.closes };
      found.push({ pointer, code: 'opening-hours-overlap', parameters });
    }
  }
  return found;
}

const foundInChannels = (channels: readonly Channel[], pointer: string): Found[] =>
  channels.flatMap(({ kind, address }, at) => {
    const code = unfit(kind, address.trim());
    return code === undefined ? [] : [{ pointer: `${pointer}/${at}/address`, code }];
  });

function unfit(kind: Channel['kind'], address: string): Found['code'] | undefined {
  if (kind === 'website') return isWebAddress(address) ? undefined : 'web-address-unfit';
  if (kind === 'e-mail') return isMailAddress(address) ? undefined : 'mail-address-unfit';
  if (kind === 'telephone') return isNumber(address) ? undefined : 'number-unfit';
  if (kind === 'messaging') return isNumber(address) || isWebAddress(address) ? undefined : 'number-unfit';
  return undefined;
}

const isWebAddress = (text: string): boolean =>
  /^https?:\/\/[^\s/?#]+\.[^\s/?#.]+([/?#]\S*)?$/i.test(text) && URL.canParse(text);

const isMailAddress = (text: string): boolean => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);

const isNumber = (text: string): boolean =>
  /^\+?[\d ().-]+$/.test(text) && /^\d{3,15}$/.test(text.replaceAll(/\D/g, ''));

/** `14 (empat belas) hari kerja` and `1–3 hari kerja` say 14 and 3. */
const workingDays = /(\d{1,4})\s*(?:\([^)]{0,60}\)\s*)?hari kerja/gi;

function foundInDuration({ duration, durationWorkingDays: given }: Standard): Found[] {
  const days = [...(duration ?? '').matchAll(workingDays)].map(([, number]) => Number(number));
  const said = Math.max(...days);
  if (days.length === 0 || (given ?? said) === said) return [];
  const parameters = { said, given: given! };
  return [{ pointer: '/durationWorkingDays', code: 'duration-contradicts-days', parameters }];
}

/** A moment as opening hours tell it: the day of the week (ISO 8601) and the minute, where the clock stands so. */
export function localMoment(moment: string, timeZone: string): { weekday: number; time: string } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(momentNamed(moment)).map(({ type, value }) => [type, value]));
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts.get('weekday')!) + 1;
  return { weekday, time: `${parts.get('hour')}:${parts.get('minute')}` };
}
