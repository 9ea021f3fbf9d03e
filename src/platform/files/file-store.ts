import type { Readable } from 'node:stream';

/** A part of a file: from the first byte to the last, both of them in it. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where the bytes of files lie. Names are given by the service: digests, never what a sender calls a file. */
export interface FileStore {
  /** Whether the file is there, and then whole. */
  has(name: string): Promise<boolean>;
  /** Writes a file: it is there whole and for good when this is done, and until then not at all. */
  write(name: string, content: Uint8Array | Readable, mediaType: string): Promise<void>;
  /** Reads a file or a part of it. Fails before the first byte if the file is not there. */
  read(name: string, range?: ByteRange): Promise<Readable>;
  /** Removes a file; one that is not there is as good as removed. */
  remove(name: string): Promise<void>;
  /** Removes what writers that ended in the middle have left before a moment. */
  removeUnfinished(before: Date): Promise<void>;
}
