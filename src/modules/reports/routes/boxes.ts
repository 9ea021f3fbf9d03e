import Type from 'typebox';
import { Problem } from '../../../platform/http/problem.ts';
import { problems } from '../../../platform/http/problems.ts';
import { reportRemarks } from '../remarks.ts';
import { type Box, boxOf } from '../rules/boxes.ts';

/** A part of the map in an address. */
export const BoxText = (what: string) =>
  Type.String({
    maxLength: 80,
    pattern: '^-?[0-9.]+,-?[0-9.]+,-?[0-9.]+,-?[0-9.]+$',
    description: `${what}: west, south, east, north, in degrees (RFC 7946, section 5).`,
    examples: ['104.70,-3.05,104.80,-2.95'],
  });

export function requireBox(text: string): Box {
  const box = boxOf(text);
  if (box === null)
    throw new Problem(problems['invalid-input'], {
      remarks: [{ place: { parameter: 'bbox' }, code: 'box-unfit', text: reportRemarks['box-unfit'] }],
    });
  return box;
}
