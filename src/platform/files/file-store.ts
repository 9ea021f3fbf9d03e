import type { Readable } from 'node:stream';

/** Where the bytes of files lie. Names are given by the service: digests, never what a sender calls a file. */
export interface FileStore {
  /** Whether the file is there, and then whole. */
  has(name: string): Promise<boolean>;
  /** Writes a file: it is there whole and for good when this is done, and until then not at all. */
  write(name: string, content: Uint8Array | Readable, mediaType: string): Promise<void>;
  /** Fails before the first byte if the file is not there. */
  read(name: string): Promise<Readable>;
  /** Removes a file; one that is not there is as good as removed. */
  remove(name: string): Promise<void>;
  /** Removes what writers that ended in the middle have left before a moment. */
  removeUnfinished(before: Date): Promise<void>;
}
