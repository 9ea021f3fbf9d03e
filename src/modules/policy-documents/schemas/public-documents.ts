import Type, { type Static } from 'typebox';
import { publicProperties } from './documents.ts';

export const PublicPolicyDocument = Type.Object(publicProperties, {
  $id: 'PublicPolicyDocument',
  description:
    'A document as everybody reads it — dokumen hukum: from its promulgation on, or, if it is none that is promulgated, from its signature on.',
});
export type PublicPolicyDocument = Static<typeof PublicPolicyDocument>;

export const publicDocumentSchemas = [PublicPolicyDocument];
