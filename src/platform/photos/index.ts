import { sweepFilesJob } from '../files/sweep.ts';
import type { Module } from '../module.ts';
import { forgetPhotosJob } from './jobs.ts';
import { photoProblems } from './problems.ts';
import { photoRoutes } from './routes.ts';
import { Photo } from './schemas.ts';

export { type KeptPhoto, keepPhoto } from './keep.ts';
export { maximumBytes as maximumPhotoBytes } from './limits.ts';
export { photoProblems } from './problems.ts';
export { PhotoIds, PhotoSizeQuery, photoAnswer } from './schemas.ts';
export { sendPhoto } from './send.ts';
export {
  type Claim,
  claimedPhotos,
  claimPhotos,
  deletePhotos,
  insertPhoto,
  type PhotoSize,
} from './store.ts';

/** Photos that the public sends with what it writes. */
export const photosOfThePublic: Module = {
  routes: photoRoutes,
  tags: ['photos'],
  schemas: [Photo],
  problems: photoProblems,
  constraints: {},
  referenceLists: [],
  importers: [],
  events: [],
  jobs: [forgetPhotosJob, sweepFilesJob],
};
