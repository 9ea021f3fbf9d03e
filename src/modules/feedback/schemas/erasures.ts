import Type from 'typebox';
import { DateOnly } from '../../../platform/http/schemas.ts';

export const Erasure = Type.Object(
  { erasedOn: DateOnly('The day on which it was erased.') },
  { $id: 'Erasure', description: 'What was held is erased, and cannot be had back — penghapusan.' },
);

export const erasureSchemas = [Erasure];
