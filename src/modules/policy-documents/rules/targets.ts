import { policyTargetSources } from '../impact-reference.ts';
import type { NewPolicyTarget } from '../schemas/targets.ts';
import type { Found } from './found.ts';

/** What a target promises, and by what it is measured. */
export type Promised = Pick<
  NewPolicyTarget,
  'source' | 'direction' | 'baselineValue' | 'baselineOn' | 'value' | 'dueOn'
> & {
  readonly element?: string | null;
  readonly measure?: string | null;
  readonly unitId?: string | null;
  readonly serviceId?: string | null;
  readonly milestones?: NewPolicyTarget['milestones'];
};

const scales = {
  percent: [0, 100],
  'converted-index': [25, 100],
  count: [0, 1e9],
  free: [-1e15, 1e15],
} as const;

/** What is wrong with a target: with its source, its scope, its values, and the days on the way. */
export const foundInTarget = (target: Promised): Found[] => [
  ...foundInSource(target),
  ...foundInValues(target),
  ...foundInDays(target),
];

function foundInSource({ source, element, measure, unitId, serviceId }: Promised): Found[] {
  const found: Found[] = [];
  if (source === 'satisfaction-element' && !element)
    found.push({ pointer: '/element', code: 'element-missing' });
  if (source !== 'satisfaction-element' && element)
    found.push({ pointer: '/element', code: 'element-of-no-use', parameters: { source } });
  if (source === 'measured' && !measure) found.push({ pointer: '/measure', code: 'measure-missing' });
  if (source !== 'measured' && measure)
    found.push({ pointer: '/measure', code: 'measure-of-no-use', parameters: { source } });
  if (unitId && serviceId) found.push({ pointer: '/serviceId', code: 'two-scopes' });
  else if (serviceId && !policyTargetSources.get(source).isOfServices)
    found.push({ pointer: '/serviceId', code: 'source-not-of-services', parameters: { source } });
  return found;
}

function foundInValues({ source, direction, baselineValue, value, milestones = [] }: Promised): Found[] {
  const found: Found[] = [];
  const [least, most] = scales[policyTargetSources.get(source).measure];
  const given: readonly (readonly [string, number])[] = [
    ['/baselineValue', baselineValue],
    ['/value', value],
    ...milestones.map((one, at) => [`/milestones/${at}/value`, one.value] as const),
  ];
  for (const [pointer, figure] of given)
    if (figure < least || figure > most)
      found.push({ pointer, code: 'value-off-scale', parameters: { least, most } });
  const isAgainst = direction === 'at-least' ? value < baselineValue : value > baselineValue;
  if (isAgainst)
    found.push({ pointer: '/value', code: 'target-against-direction', parameters: { direction } });
  return found;
}

function foundInDays({ baselineOn, dueOn, milestones = [] }: Promised): Found[] {
  if (dueOn <= baselineOn)
    return [{ pointer: '/dueOn', code: 'target-due-too-early', parameters: { day: baselineOn } }];
  const found: Found[] = [];
  let before = baselineOn;
  for (const [at, { day }] of milestones.entries()) {
    if (day <= before || day >= dueOn)
      found.push({
        pointer: `/milestones/${at}/day`,
        code: 'milestone-out-of-order',
        parameters: { after: before, before: dueOn },
      });
    before = day;
  }
  return found;
}
