import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import type { Access } from '../../access/scopes.ts';
import { sendList } from '../../export/send-list.ts';
import { answers } from '../../http/answers.ts';
import { listQuery, PageOf, pageRequest } from '../../http/paging.ts';
import { notFound } from '../../http/problems.ts';
import { Closed, Id, ref } from '../../http/schemas.ts';
import { AuditEntry, entryFilters, newestFirst } from '../schemas.ts';
import { type EntryFilter, entryList } from '../store/entries.ts';

/** A resource of which it can be read who changed what and when. */
export interface Audited {
  /** Where the resource is served, e.g. `/employees/:employeeId`. */
  readonly path: string;
  /** The parameter of the path that holds its id. */
  readonly parameter: string;
  /** Schema of that parameter, if it is no UUID. */
  readonly id?: TSchema;
  /** As entries of the audit log name it, e.g. `api-key`. */
  readonly resource: string;
  readonly tag: string;
  /** Who may read the resource; its sensitive scope unmasks the personal data of the entries. */
  readonly access: Access;
  /** True if there is such a resource within the caller's reach. */
  exists(request: FastifyRequest, id: string): Promise<boolean>;
}

type Filter = Pick<EntryFilter, 'operation' | 'from' | 'to'>;

/** `GET {path}/history`: the audit entries of one resource. */
export function historyOfResource(audited: Audited): FastifyPluginAsync {
  const { path, parameter, resource, tag, access } = audited;
  const words = resource.replaceAll('-', ' ');
  const article = /^[aeio]/.test(words) ? 'an' : 'a';
  const Name = words.replaceAll(/(?:^| )(\w)/g, (_, letter: string) => letter.toUpperCase());
  const hasPersonal = access.kind === 'scope' && access.sensitive !== undefined;
  const { operation, from, to } = entryFilters;

  return async (app) => {
    app.get<{ Params: Record<string, string>; Querystring: Filter }>(
      `${path}/history`,
      {
        config: { access },
        schema: {
          operationId: `list${Name}History`,
          tags: [tag],
          summary: `Read who changed ${article} ${words}, and when`,
          description: `The entries of the audit log on the ${words} and all that belongs to it, newest first: who entered, changed, removed or read what, when and why. What held in which period is another question: that is told by effective-dated facts, not here.`,
          params: Closed({ [parameter]: audited.id ?? Id(`Stable id of the ${words}.`) }),
          querystring: newestFirst(listQuery({ operation, from, to }, ['id'])),
          response: answers({ 200: PageOf(ref(AuditEntry)) }, 404),
        },
      },
      async (request, reply) => {
        const resourceId = request.params[parameter]!;
        if (!(await audited.exists(request, resourceId))) throw notFound();
        const page = pageRequest(request);
        const { operation, from, to } = request.query;
        const filter: EntryFilter = {
          resource,
          resourceId,
          ...(operation === undefined ? {} : { operation }),
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
          timeZone: app.config.timeZone,
          hasPersonal,
        };
        return sendList(request, reply, page, entryList(filter));
      },
    );
  };
}
