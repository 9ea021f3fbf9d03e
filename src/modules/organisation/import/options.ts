import Type from 'typebox';
import { DateOnly } from '../../../platform/http/schemas.ts';

/** Settings of imports of the organisation. */
export const changesFrom = Type.Optional(
  DateOnly(
    'Units and positions: the day from which changes of recorded ones hold; today if not given. A first day in the row itself comes before it.',
  ),
);
