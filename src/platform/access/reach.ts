import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import type { Reader } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import { problems, unknownReference } from '../http/problems.ts';
import type { Directory } from './directory.ts';
import type { Followed } from './follow.ts';
import type { Scope } from './scopes.ts';

/** The units whose rows a caller may see and change, as the tree is on a day; null: those of all units. */
export type Reach = {
  readonly units: ReadonlySet<string>;
  readonly day: string;
  /** The units as Postgres reads an array: written once, not for each query. */
  readonly array: string;
} | null;

const reachOfUnits = (ids: readonly string[], day: string): NonNullable<Reach> => ({
  units: new Set(ids),
  day,
  array: `{${ids.join(',')}}`,
});

/** What the caller reaches: handlers of routes declared `narrowed` hand it to every query. */
export function reachOf(request: FastifyRequest): Reach {
  if (request.reach === undefined) throw new Error('the route does not declare that it is narrowed by units');
  request.isReachAsked = true;
  return request.reach;
}

/** What the caller reaches with a scope that its route does not name; undefined without the scope. */
export async function reachFor(request: FastifyRequest, scope: Scope): Promise<Reach | undefined> {
  const { reachBook, database, today } = request.server;
  const roots = request.principal?.grants.get(scope);
  if (!roots) return roots;
  return reachBook.recall(roots, today()) ?? reachBook.find(database.read, roots, today());
}

/** The condition that a unit lies within reach; none where the reach is everything. */
export const withinReach = (unitId: AnyColumn | SQL, reach: Reach): SQL | undefined =>
  reach === null ? undefined : sql`${unitId} = any(${unitsOf(reach)})`;

/** The units of a reach as a parameter. */
export const unitsOf = (reach: NonNullable<Reach>): SQL => sql`${reach.array}::uuid[]`;

/** True if a unit named by a caller, in whatever case, lies within its reach. */
export const reaches = (reach: Reach, unitId: string): boolean =>
  reach === null || reach.units.has(unitId.toLowerCase());

/**
 * Refuses a unit in a body that the caller does not reach, with the same words as one that does not exist.
 * @throws Problem `unknown-reference` at the pointer; `whole-city-only` for null, which stands for no unit above
 */
export function requireReached(reach: Reach, unitId: string | null | undefined, pointer: string): void {
  if (reach === null || unitId === undefined) return;
  if (unitId === null) throw new Problem(problems['whole-city-only']);
  if (!reaches(reach, unitId)) throw unknownReference('unit', pointer);
}

/** Expands units to their subtrees of today, and remembers them for as long as changes of the tree are told. */
export class ReachBook implements Followed {
  readonly channel = 'units_changed';
  readonly #known = new Map<string, NonNullable<Reach>>();
  readonly #maximum = 1000;
  #isFollowed = false;
  #changes = 0;
  readonly #directory: Directory;

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  recall(roots: readonly string[], day: string): Reach | undefined {
    return this.#known.get(nameOf(roots, day));
  }

  async find(reader: Reader, roots: readonly string[], day: string): Promise<Reach> {
    const changes = this.#changes;
    const reach = reachOfUnits(await this.#directory.unitsUnder(reader, roots, day), day);
    if (this.#isFollowed && this.#changes === changes && this.#known.size < this.#maximum)
      this.#known.set(nameOf(roots, day), reach);
    return reach;
  }

  changed(): void {
    this.#changes += 1;
    this.#known.clear();
  }

  followed(isFollowed: boolean): void {
    this.changed();
    this.#isFollowed = isFollowed;
  }
}

const nameOf = (roots: readonly string[], day: string): string => `${day} ${roots.join(' ')}`;
