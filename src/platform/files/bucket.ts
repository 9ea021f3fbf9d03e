import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Config } from '../../config.ts';
import type { ByteRange, FileStore } from './file-store.ts';

/** Of a stream, two of these are in memory at once. */
const partBytes = 8_388_608;

/** Keeps files in a bucket of an S3-compatible service. */
export class Bucket implements FileStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(config: Config, bucket: string) {
    this.#client = new S3Client(settingsOf(config));
    this.#bucket = bucket;
  }

  async has(name: string): Promise<boolean> {
    try {
      await this.#client.send(new HeadObjectCommand(this.#object(name)));
      return true;
    } catch (error) {
      if (error instanceof NotFound) return false;
      throw error;
    }
  }

  async write(name: string, content: Uint8Array | Readable, mediaType: string): Promise<void> {
    const params = { ...this.#object(name), Body: content, ContentType: mediaType };
    if (content instanceof Uint8Array) await this.#client.send(new PutObjectCommand(params));
    else await new Upload({ client: this.#client, params, partSize: partBytes, queueSize: 2 }).done();
  }

  async read(name: string, range?: ByteRange): Promise<Readable> {
    const part = range && { Range: `bytes=${range.start}-${range.end}` };
    const { Body } = await this.#client.send(new GetObjectCommand({ ...this.#object(name), ...part }));
    return Body as Readable;
  }

  async remove(name: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand(this.#object(name)));
  }

  /** What is left of uploads in parts the service itself clears away, by a rule of the bucket's life cycle. */
  async removeUnfinished(): Promise<void> {}

  #object(name: string) {
    return { Bucket: this.#bucket, Key: `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}` };
  }
}

function settingsOf(config: Config): S3ClientConfig {
  const { filesS3Region: region, filesS3Endpoint: endpoint } = config;
  const { filesS3AccessKeyId: accessKeyId, filesS3SecretAccessKey: secretAccessKey } = config;
  return {
    region,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
    // Not every compatible service knows the checksums of late.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000 },
  };
}
