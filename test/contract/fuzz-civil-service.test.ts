import t from 'tap';
import { checkPart } from '../fuzz/check.ts';
import { isOfCitizens, isOfPolicies } from '../fuzz/parts.ts';

checkPart(
  t,
  'what the civil service asks',
  600,
  (operation) => !isOfCitizens(operation) && !isOfPolicies(operation),
);
