import { fileProblems } from '../files/problems.ts';
import { fileScans } from '../files/reference.ts';
import { scanFilesJob } from '../files/scan.ts';
import type { Module } from '../module.ts';
import { finishFileUploadJob, forgetFileUploadsJob } from './jobs.ts';
import { fileRefusals, fileUploadProblems } from './problems.ts';
import { filePurposes, fileUploadStates } from './reference.ts';
import { fileUploadRoutes } from './routes.ts';
import { FileUpload } from './schemas.ts';

export { fileUploadDiscovery } from './protocol.ts';
export { filePurposes } from './reference.ts';
export { type TakenFile, takeUpload } from './take.ts';

/** Files that callers upload piece by piece, for what names them afterwards. */
export const fileUploads: Module = {
  routes: fileUploadRoutes,
  tags: ['file-uploads'],
  schemas: [FileUpload],
  problems: { ...fileProblems, ...fileRefusals, ...fileUploadProblems },
  constraints: {},
  referenceLists: [filePurposes, fileUploadStates, fileScans],
  importers: [],
  events: [],
  jobs: [finishFileUploadJob, forgetFileUploadsJob, scanFilesJob],
};
