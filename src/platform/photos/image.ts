import sharp from 'sharp';
import { foundType } from '../files/found-type.ts';
import { Problem } from '../http/problem.ts';
import { beginsAsPhoto } from './begins.ts';
import { maximumPixels, photoSide, thumbnailSide } from './limits.ts';
import { photoProblems } from './problems.ts';

// Of the many formats that libvips reads, none is reached but these, whatever its own detection says.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
// No photo comes twice, and each has one core: how many at once is decided by the turns.
sharp.cache(false);
sharp.concurrency(1);

const longestSeconds = 30;

/** The type of all photos that are kept. */
export const photoType = 'image/jpeg';

export interface Picture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * Makes a photo anew from its pixels, upright and in sRGB: nothing else of the file is left, neither where it was
 * taken, nor by what, nor anything that hides in it. The work is done on threads of libvips.
 * @throws Problem that says why the file is no photo
 */
export async function madeAnew(file: Buffer): Promise<{ photo: Picture; thumbnail: Picture }> {
  if (file.length === 0) throw unreadable();
  if (!beginsAsPhoto(file))
    throw new Problem(photoProblems['image-type'], { parameters: { found: await foundType(file) } });
  await requireFewPixels(file);
  const photo = await pictureOf(file, photoSide, 82);
  return { photo, thumbnail: await pictureOf(photo.bytes, thumbnailSide, 75) };
}

/** By the header alone: what a few bytes claim to be may not fit into memory. */
async function requireFewPixels(file: Buffer): Promise<void> {
  const { width, height } = await sharp(file, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw unreadable(error);
    });
  if (width * height > maximumPixels)
    throw new Problem(photoProblems['image-too-many-pixels'], { parameters: { width, height } });
}

async function pictureOf(file: Buffer, side: number, quality: number): Promise<Picture> {
  try {
    const { data, info } = await sharp(file, { failOn: 'error', limitInputPixels: maximumPixels })
      .timeout({ seconds: longestSeconds })
      .autoOrient()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch (error) {
    throw unreadable(error);
  }
}

const unreadable = (cause?: unknown): Problem => new Problem(photoProblems['image-unreadable'], { cause });
