import type { Reach } from '../access/reach.ts';
import type { Reader } from '../database/database.ts';
import type { SubjectKindCode } from './reference.ts';

/** A text of a subject, known by its digest. */
export interface SubjectVersion {
  readonly id: string;
  /** Counted from 1. */
  readonly number: number;
  /** SHA-256 of its text, as hexadecimal digits. */
  readonly sha256: string;
}

/** What people are asked about before it is decided, and told of afterwards. */
export interface Subject {
  readonly kind: SubjectKindCode;
  readonly id: string;
  /** The unit whose business it is. */
  readonly unitId: string;
  readonly name: string;
  /** Whether nothing of it can be changed any more. */
  readonly isDecided: boolean;
  /** From when on it holds; null as long as that is open. */
  readonly effectiveOn: string | null;
  /** The text that was decided on, or else the last one; null if nothing was written yet. */
  readonly version: SubjectVersion | null;
}

/** A part of a text that can be pointed at. */
export interface SubjectProvision {
  readonly eId: string;
  /** As it is cited: "Pasal 5 ayat (2)". */
  readonly label: string;
  readonly heading: string | null;
  readonly text: string | null;
}

/** What the module that owns a kind of subjects tells of them to those that only refer to them. */
export interface SubjectSource {
  readonly kind: SubjectKindCode;
  /** A subject within reach, as it stands today. */
  find(reader: Reader, id: string, reach: Reach, today: string): Promise<Subject | undefined>;
  /** One text of a subject. */
  findVersion(reader: Reader, id: string, versionId: string): Promise<SubjectVersion | undefined>;
  /** The provisions of a text in their order; none if there is no such text. */
  readProvisions(reader: Reader, id: string, versionId: string): Promise<SubjectProvision[]>;
}

/** The sources by what they tell of. */
export type SubjectSources = Readonly<Record<SubjectKindCode, SubjectSource>>;
