import t from 'tap';
import { checkPart } from '../fuzz/check.ts';
import { isOfPolicies } from '../fuzz/parts.ts';

checkPart(t, 'what the city decides and makes known', 600, isOfPolicies);
