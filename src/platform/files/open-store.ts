import path from 'node:path';
import type { Config } from '../../config.ts';
import type { FileStore } from './file-store.ts';
import { Folder } from './folder.ts';

/** The store that the configuration names. */
export async function openFileStore(config: Config): Promise<FileStore> {
  const { filesS3Bucket, filesDirectory, dataDirectory } = config;
  if (filesS3Bucket === undefined) return new Folder(filesDirectory ?? path.join(dataDirectory, 'files'));
  // The SDK is large: whoever keeps files in a folder need not load it.
  const { Bucket } = await import('./bucket.ts');
  return new Bucket(config, filesS3Bucket);
}
