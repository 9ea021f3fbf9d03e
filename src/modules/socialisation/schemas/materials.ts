import Type, { type Static } from 'typebox';
import { Closed, Id, Nullable, Text, Timestamp, Words } from '../../../platform/http/schemas.ts';
import { materialKinds, materialLanguages } from '../event-reference.ts';
import { Address, AudienceIds } from './events.ts';

export const materialTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.text',
] as const;
export const mostMaterialBytes = 52_428_800;

const about = {
  title: Text('What it is called.', 200, 'Lima hal tentang jam kerja baru'),
  kind: materialKinds.schema,
  language: materialLanguages.schema,
};
const url = Address('Where it can be found; null of a file.', 'https://video.palembang.example/jam-kerja');

export const NewMaterial = Closed(
  {
    ...about,
    audienceIds: Type.Optional(AudienceIds),
    url: Type.Optional(url),
    fileUploadId: Type.Optional(
      Id('A finished upload of `POST /file-uploads` with the purpose `campaign-material`.'),
    ),
  },
  { $id: 'NewCampaignMaterial', description: 'A material to give out: a link or a file, one of them.' },
);
export type NewMaterial = Static<typeof NewMaterial>;

export const MaterialRemoval = Closed(
  { reason: Text('Why.', 500, 'Diganti versi baru.') },
  { $id: 'CampaignMaterialRemoval', description: 'Why a material is no longer given out.' },
);

const told = {
  id: Id('Stable id of the material.'),
  campaignId: Id('The campaign that it belongs to.'),
  ...about,
  url: Nullable(url),
  fileName: Nullable(Words('How the file is called; null of a link.', 200, 'Jam kerja baru.pdf')),
  mediaType: Nullable(
    Type.Enum([...materialTypes], {
      title: 'CampaignMaterialType',
      description: 'The type of the file, as its content shows; null of a link.',
      examples: [materialTypes[0]],
    }),
  ),
  bytes: Nullable(
    Type.Integer({
      minimum: 0,
      maximum: mostMaterialBytes,
      format: 'int32',
      description: 'The size of the file; null of a link.',
      examples: [482_113],
    }),
  ),
  sha256: Nullable(
    Type.String({
      pattern: '^[0-9a-f]{64}$',
      maxLength: 64,
      description: 'SHA-256 of the bytes of the file; null of a link.',
      examples: ['2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae'],
    }),
  ),
  addedAt: Timestamp('When it was added.'),
};

export const Material = Type.Object(
  {
    ...told,
    audienceIds: AudienceIds,
    removedAt: Nullable(Timestamp('Since when it is no longer given out; null while it is.')),
    removeReason: Nullable(Words('Why it is no longer given out.', 500, 'Diganti versi baru.')),
  },
  {
    $id: 'CampaignMaterial',
    description: 'What people are given to understand a change — bahan sosialisasi.',
  },
);
export type Material = Static<typeof Material>;

export const OwnMaterial = Type.Object(told, {
  $id: 'OwnCampaignMaterial',
  description: 'A material that one is given to understand a change.',
});
export type OwnMaterial = Static<typeof OwnMaterial>;

export const materialSchemas = [NewMaterial, MaterialRemoval, Material, OwnMaterial];
