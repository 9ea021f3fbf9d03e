import { Converter } from '@apiture/openapi-down-convert';
import type { Document } from './document.ts';

const largestInt32 = 2_147_483_647;

/** The contract in OpenAPI 3.0.3, without events: for gateways and generators that misread 3.1. */
export function inOpenApi30(document: Document): object {
  const { webhooks: _, info, ...others } = document;
  // A summary of the whole is of 3.1 as well, and the converter leaves it in.
  const { summary: __, ...about } = info;
  const text = JSON.stringify({ ...others, info: about }, (key, value) => {
    // Readers of 3.0 keep lengths in 32 bits.
    if (key === 'maxLength' && value > largestInt32) return undefined;
    // Some take the field `id` of an example for the keyword that older JSON Schemas had.
    if (key === 'examples' && Array.isArray(value) && JSON.stringify(value).includes('"id":'))
      return undefined;
    return value;
  });
  return new Converter(JSON.parse(text), { allOfTransform: true }).convert();
}
