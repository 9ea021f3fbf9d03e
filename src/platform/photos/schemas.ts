import Type, { type Static } from 'typebox';
import { FileContent, Id, Timestamp } from '../http/schemas.ts';
import { ProofText } from '../public-writes/index.ts';
import { photoType } from './image.ts';
import { maximumBytes, photoSide } from './limits.ts';

const Side = (description: string, example: number) =>
  Type.Integer({ minimum: 1, maximum: photoSide, format: 'int32', description, examples: [example] });

export const PhotoForm = Type.Object(
  {
    proof: Type.Optional(ProofText),
    file: Type.Unsafe<unknown>(FileContent('The photo: JPEG, PNG or WebP.', maximumBytes)),
  },
  {
    required: ['file'],
    additionalProperties: false,
    description: 'The proof of work, and after it the photo.',
  },
);

export const Photo = Type.Object(
  {
    id: Id('Id of the photo, by which what is sent afterwards names it, once.'),
    width: Side('Width of what is kept, upright, in pixels.', 2048),
    height: Side('Height of what is kept, upright, in pixels.', 1536),
    claimBefore: Timestamp('Until when something must name it: then it is deleted.'),
  },
  { $id: 'Photo', description: 'A photo that was taken in, and belongs to nothing yet.' },
);
export type Photo = Static<typeof Photo>;

/** In which size a photo is asked for. */
export const PhotoSizeQuery = Type.Optional(
  Type.Enum(['full', 'thumbnail'], {
    title: 'PhotoSize',
    default: 'full',
    description: 'The photo itself, or a small one for lists.',
    examples: ['thumbnail'],
  }),
);

/** The photos that a body names. */
export const PhotoIds = (maxItems: number) =>
  Type.Array(Id('Id of a photo that was sent to `/photos`.'), {
    maxItems,
    uniqueItems: true,
    description: 'Photos that were sent to `/photos` within the last day, each of which serves once.',
  });

/** The good answer of a route that shows a photo with `sendPhoto`. */
export const photoAnswer = {
  description: 'The photo, without a trace of where or by what it was taken.',
  content: { [photoType]: { schema: FileContent('A picture as JPEG.', maximumBytes) } },
};
