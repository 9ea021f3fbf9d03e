import { Problem } from '../../../platform/http/problem.ts';
import { territoryProblems } from '../problems.ts';

/** What is said of a point that lies in no area of the city. */
export const nowhereInCity = (
  found: 'outside' | 'swapped',
  point: { readonly longitude: number; readonly latitude: number },
): Problem =>
  new Problem(territoryProblems[found === 'swapped' ? 'coordinates-swapped' : 'outside-city'], {
    parameters: { longitude: point.longitude, latitude: point.latitude },
  });
