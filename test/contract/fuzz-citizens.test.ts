import t from 'tap';
import { checkPart } from '../fuzz/check.ts';
import { isOfCitizens } from '../fuzz/parts.ts';

checkPart(t, 'what citizens ask', 600, isOfCitizens);
