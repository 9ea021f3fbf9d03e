import { createHash, type Hash } from 'node:crypto';
import { Problem } from '../http/problem.ts';
import { fileUploadProblems } from './problems.ts';

/** What `Tus-Checksum-Algorithm` offers; the protocol asks for sha1. */
export const checksumAlgorithms = ['sha256', 'sha1'];

/** The digest that the bytes of one request are said to have. */
export class Checksum {
  readonly #hash: Hash;
  readonly #told: Buffer;

  /** @throws Problem `upload-checksum-algorithm` */
  static of(header: string | undefined): Checksum | undefined {
    return header === undefined ? undefined : new Checksum(header);
  }

  private constructor(header: string) {
    const [, algorithm = '', digest = ''] = /^(\S+) ([A-Za-z0-9+/]+={0,2})$/.exec(header.trim()) ?? [];
    if (!checksumAlgorithms.includes(algorithm))
      throw new Problem(fileUploadProblems['upload-checksum-algorithm']);
    this.#hash = createHash(algorithm);
    this.#told = Buffer.from(digest, 'base64');
  }

  update(bytes: Buffer): void {
    this.#hash.update(bytes);
  }

  /** @throws Problem `upload-checksum-mismatch` */
  require(): void {
    if (!this.#hash.digest().equals(this.#told))
      throw new Problem(fileUploadProblems['upload-checksum-mismatch']);
  }
}
