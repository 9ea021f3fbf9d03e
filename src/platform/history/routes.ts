import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import Type, { type Static, type TObject, type TProperties } from 'typebox';
import { actorOf } from '../access/caller.ts';
import { type Reach, reachOf, requireReached } from '../access/reach.ts';
import type { Access } from '../access/scopes.ts';
import type { Reader, Transaction } from '../database/database.ts';
import { answers } from '../http/answers.ts';
import { expectedVersion, optionalVersion, versioned } from '../http/conditional.ts';
import { publicPath } from '../http/links.ts';
import type { ProblemKind } from '../http/problem.ts';
import { notFound } from '../http/problems.ts';
import { Closed, Closure, Id, ref } from '../http/schemas.ts';
import { changeFrom, correct, endOn, type History, type Period, withdraw } from './history.ts';

/** A resource whose content has periods, and how its store reads and writes them. */
export interface EffectiveDated<Resource extends { version: number }, Version extends Period> {
  /** Singular, in words and in the names of operations: `unit` gives `changeUnit`. */
  readonly name: string;
  /** Where the resource is served, e.g. `/units`. */
  readonly path: string;
  readonly tag: string;
  readonly access: { readonly read: Access; readonly write: Access };
  readonly schemas: {
    readonly resource: TObject;
    readonly version: TObject;
    readonly change: TObject<TProperties>;
  };
  /** Summaries and descriptions of the two operations that differ from resource to resource. */
  readonly words: { readonly change: string; readonly close: string };
  /** Answered when a change does not fit into the history. */
  readonly misfit: ProblemKind;
  /**
   * The field that names the unit to which a period belongs: nothing is moved out of the caller's reach. Without it the
   * resource belongs to the whole city, and its routes are not narrowed.
   */
  readonly unitField?: keyof Version & string;
  /** Waits for others who change the resource, and raises its version; refuses one out of reach as unknown. */
  take(transaction: Transaction, id: string, expected: number | '*', reach: Reach): Promise<void>;
  historyOf(transaction: Transaction, id: string): History<Version>;
  versions(reader: Reader, id: string, reach: Reach): Promise<Version[]>;
  on(reader: Reader, id: string, day: string, reach: Reach): Promise<Resource | undefined>;
  latest(reader: Reader, id: string): Promise<Resource | undefined>;
  /** Refuses a state that contradicts itself. */
  requireSound?(resource: Resource): void;
}

type Change<Version> = Partial<Version> & { validFrom: string };
type Params = Record<string, string>;

/** History, change, correction, withdrawal and closing: the same five operations for every effective-dated resource. */
export function historyRoutes<Resource extends { version: number }, Version extends Period>(
  dated: EffectiveDated<Resource, Version>,
): FastifyPluginAsync {
  const { name, path, misfit, unitField, requireSound = () => {} } = dated;
  const Name = name[0]!.toUpperCase() + name.slice(1);
  const parameter = `${name}Id`;
  const tags = [dated.tag];
  const config = { read: { access: dated.access.read }, write: { access: dated.access.write } };
  const resource = ref(dated.schemas.resource);
  const own = { [parameter]: Id(`Stable id of the ${name}.`) };
  const params = Closed(own);
  const versionParams = Closed({ ...own, versionId: Id('Stable id of the version.') });
  const change = ref(dated.schemas.change);
  const corrections = Type.Partial(dated.schemas.change, {
    $id: `${Name}Correction`,
    additionalProperties: false,
    minProperties: 1,
    description: `What was wrongly entered of a period of a ${name}.`,
  });
  const versions = Type.Object(
    {
      items: Type.Array(ref(dated.schemas.version), {
        maxItems: 10_000,
        description: 'The periods, oldest first.',
      }),
    },
    { description: `The history of a ${name}.` },
  );

  return async (app) => {
    const { database } = app;
    const versionsPath = `${path}/:${parameter}/versions`;

    app.get<{ Params: Params }>(
      versionsPath,
      {
        config: config.read,
        schema: {
          operationId: `list${Name}Versions`,
          tags,
          summary: `Read the history of a ${name}`,
          description: `Every period of the ${name}, past, present and planned, oldest first, without gap or overlap.`,
          params,
          response: answers({ 200: versions }, 404),
        },
      },
      async (request) => {
        const items = await dated.versions(database.read, request.params[parameter]!, reachIn(request));
        if (items.length === 0) throw notFound();
        return { items };
      },
    );

    app.post<{ Params: Params }>(
      versionsPath,
      {
        config: config.write,
        schema: {
          operationId: `change${Name}`,
          tags,
          summary: dated.words.change,
          description:
            'Enters what a decree changes from a day on; what is not given stays. Planned later changes stay as they are. `If-Match` is honoured if sent.',
          params,
          body: change,
          response: answers({ 201: resource }, 404, 409, 412, 413, 415, 422),
        },
      },
      async (request, reply) => {
        const id = request.params[parameter]!;
        const wanted = { decreeNumber: null, decreeDate: null, ...(request.body as Change<Version>) };
        const reach = reachIn(request);
        requireUnit(reach, wanted);
        const expected = optionalVersion(request);
        const changed = await database.transaction(actorOf(request), async (transaction) => {
          await dated.take(transaction, id, expected, reach);
          await changeFrom(dated.historyOf(transaction, id), wanted, misfit);
          return sound(await dated.on(transaction, id, wanted.validFrom, null));
        });
        reply
          .status(201)
          .header('location', publicPath(request, `/v1${path}/${id}?asOf=${wanted.validFrom}`));
        return versioned(reply, changed);
      },
    );

    app.patch<{ Params: Params }>(
      `${versionsPath}/:versionId`,
      {
        config: config.write,
        schema: {
          operationId: `correct${Name}Version`,
          tags,
          summary: `Correct a period of a ${name}`,
          description:
            'Corrects what was wrongly entered (JSON Merge Patch). A corrected `validFrom` moves the end of the period before it.',
          params: versionParams,
          body: corrections,
          response: answers({ 200: resource }, 404, 409, 412, 413, 415, 422, 428),
        },
      },
      async (request, reply) => {
        const id = request.params[parameter]!;
        const correction = request.body as Partial<Version>;
        const reach = reachIn(request);
        requireUnit(reach, correction);
        const expected = expectedVersion(request);
        const corrected = await database.transaction(actorOf(request), async (transaction) => {
          await dated.take(transaction, id, expected, reach);
          const history = dated.historyOf(transaction, id);
          const period = await history.find(request.params.versionId!);
          if (!period) throw notFound();
          await correct(history, period, correction);
          return sound(await dated.on(transaction, id, correction.validFrom ?? period.validFrom, null));
        });
        return versioned(reply, corrected);
      },
    );

    app.delete<{ Params: Params }>(
      `${versionsPath}/:versionId`,
      {
        config: config.write,
        schema: {
          operationId: `withdraw${Name}Version`,
          tags,
          summary: `Withdraw a change of a ${name}`,
          description:
            'Takes back a change, for instance a planned one: the period before it goes on in its place.',
          params: versionParams,
          response: answers(
            { 204: Type.Null({ description: 'The change is withdrawn.' }) },
            404,
            409,
            412,
            422,
            428,
          ),
        },
      },
      async (request, reply) => {
        const id = request.params[parameter]!;
        const reach = reachIn(request);
        const expected = expectedVersion(request);
        await database.transaction(actorOf(request), async (transaction) => {
          await dated.take(transaction, id, expected, reach);
          const history = dated.historyOf(transaction, id);
          const period = await history.find(request.params.versionId!);
          if (!period) throw notFound();
          await withdraw(history, period, misfit);
        });
        return reply.status(204).send(null);
      },
    );

    app.post<{ Params: Params; Body: Static<typeof Closure> }>(
      `${path}/:${parameter}/closure`,
      {
        config: config.write,
        schema: {
          operationId: `close${Name}`,
          tags,
          summary: `Close a ${name}`,
          description: dated.words.close,
          params,
          body: ref(Closure),
          response: answers({ 201: resource }, 404, 409, 412, 413, 415, 422),
        },
      },
      async (request, reply) => {
        const id = request.params[parameter]!;
        const { closedOn, decreeNumber = null, decreeDate = null } = request.body;
        const decree = { endDecreeNumber: decreeNumber, endDecreeDate: decreeDate } as Partial<Version>;
        const reach = reachIn(request);
        const expected = optionalVersion(request);
        const closed = await database.transaction(actorOf(request), async (transaction) => {
          await dated.take(transaction, id, expected, reach);
          await endOn(dated.historyOf(transaction, id), closedOn, decree, misfit);
          return sound(await dated.latest(transaction, id));
        });
        reply.status(201).header('location', publicPath(request, `/v1${path}/${id}/versions`));
        return versioned(reply, closed);
      },
    );
  };

  function reachIn(request: FastifyRequest): Reach {
    return unitField === undefined ? null : reachOf(request);
  }

  function requireUnit(reach: Reach, content: Partial<Version>): void {
    if (unitField === undefined) return;
    requireReached(reach, content[unitField] as string | null | undefined, `/${unitField}`);
  }

  function sound(resource: Resource | undefined): Resource {
    if (!resource) throw notFound();
    requireSound(resource);
    return resource;
  }
}
