declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export interface Entry {
    fileName: string;
    fileNameRaw: Buffer;
    compressedSize: number;
    uncompressedSize: number;
    isEncrypted(): boolean;
  }

  export interface ZipFile {
    entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
    close(): void;
  }

  /** A file that is read from somewhere else than a disk. */
  export abstract class RandomAccessReader {
    /** @param end the first byte that is not read any more */
    abstract _readStreamForRange(start: number, end: number): Readable;
    read(
      target: Buffer,
      offset: number,
      length: number,
      position: number,
      done: (error: Error | null) => void,
    ): void;
  }

  const yauzl: {
    fromRandomAccessReaderPromise(
      reader: RandomAccessReader,
      bytes: number,
      options: { autoClose: boolean; decodeStrings: boolean },
    ): Promise<ZipFile>;
    fromFdPromise(file: number, options: { autoClose: boolean }): Promise<ZipFile>;
  };
  export default yauzl;
}
