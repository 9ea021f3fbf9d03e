import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { publicAccess } from '../../../platform/access/scopes.ts';
import { about } from '../../../platform/http/contract/about.ts';
import { publicAddress } from '../../../platform/http/links.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { Closed, ref } from '../../../platform/http/schemas.ts';
import { root } from '../addresses.ts';
import { jsonType, send, wordsFor, xmlType } from '../answer.ts';
import { open311Errors } from '../errors.ts';
import { open311Problems } from '../problems.ts';
import { open311Answers } from '../schemas/answers.ts';
import { CommonQuery, GivenCode } from '../schemas/parameters.ts';
import { Open311Definition, Open311Discovery, Open311ServiceList } from '../schemas/services.ts';
import { findActiveCategory, readCategories } from '../store/services.ts';
import { toldDefinition, toldService } from '../told.ts';

const tags = ['open311'];
const open = { access: publicAccess, problemForm: open311Errors };
/** When what is answered here took another shape last. */
const changeset = '2026-11-29T00:00:00.000Z';

/** What apps ask first: where the interface is, and what can be reported. */
export const serviceRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app;

  app.get(
    `${root}/discovery`,
    {
      config: open,
      schema: {
        operationId: 'discoverOpen311',
        tags,
        summary: 'Discover Open311',
        description:
          'Where Open311 GeoReport v2 is spoken and how a key is had, after the specification of Service Discovery. As `discovery.xml` or `discovery.json` the format stands in the address.',
        querystring: CommonQuery,
        response: open311Answers({
          description: 'Where the interface is.',
          json: ref(Open311Discovery),
          xml: `<discovery><changeset>${changeset}</changeset><endpoints><endpoint><specification>http://wiki.open311.org/GeoReport_v2</specification><url>https://penata.example/v1${root}</url></endpoint></endpoints></discovery>`,
        }),
      },
    },
    (request, reply) => {
      const { name, email } = about.contact;
      const endpoint = {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: publicAddress(request, `/v1${root}`),
        changeset,
        type: 'production',
      };
      const formats = [xmlType, jsonType];
      const head = {
        changeset,
        contact: `${name}, ${email}`,
        key_service: 'Ask the city for a key of Penata with the scope open311:write.',
      };
      return send(request, reply, {
        json: { ...head, endpoints: [{ ...endpoint, formats }] },
        xml: {
          discovery: { ...head, endpoints: { endpoint: { ...endpoint, formats: { format: formats } } } },
        },
      });
    },
  );

  app.get(
    `${root}/services`,
    {
      config: open,
      schema: {
        operationId: 'listOpen311Services',
        tags,
        summary: 'List what can be reported by Open311',
        description:
          'The categories under which reports are filed, by the order of their codes: names in Indonesian, or in English where `Accept-Language` prefers it. As `services.xml` or `services.json` the format stands in the address.',
        querystring: CommonQuery,
        response: open311Answers({
          description: 'The categories in use.',
          json: Open311ServiceList,
          xml: '<services><service><service_code>JALAN-RUSAK</service_code><service_name>Jalan rusak</service_name><description>Lubang, retak, atau amblas.</description><metadata>true</metadata><type>realtime</type><keywords>Jalan rusak, Damaged road</keywords><group>Pengaduan</group></service></services>',
        }),
      },
    },
    async (request, reply) => {
      const words = wordsFor(request);
      const services = (await readCategories(database.read)).map((category) => toldService(category, words));
      return send(request, reply, { json: services, xml: { services: { service: services } } });
    },
  );

  app.get(
    `${root}/services/:serviceCode`,
    {
      config: open,
      schema: {
        operationId: 'getOpen311Service',
        tags,
        summary: 'Read what is asked with a category',
        description:
          'The attributes of a service: whether the report is confidential is asked with each. They are sent as `attribute[code]`. With `.xml` or `.json` after the code the format stands in the address.',
        params: Closed({ serviceCode: GivenCode('Code of the category.', 'JALAN-RUSAK') }),
        querystring: CommonQuery,
        response: open311Answers({
          description: 'What is asked with it.',
          json: ref(Open311Definition),
          xml: '<service_definition><service_code>JALAN-RUSAK</service_code><attributes><attribute><variable>true</variable><code>visibility</code><datatype>singlevaluelist</datatype><required>false</required><datatype_description>Tanpa jawaban: terbuka.</datatype_description><order>1</order><description>Siapa yang boleh melihat laporan ini?</description><values><value><key>public</key><name>Terbuka</name></value></values></attribute></attributes></service_definition>',
        }),
      },
    },
    async (request, reply) => {
      const category = await findActiveCategory(database.read, request.params.serviceCode);
      if (!category) throw new Problem(open311Problems['service-code-unknown']);
      const definition = toldDefinition(category.code, wordsFor(request));
      const attributes = definition.attributes.map(({ values, ...attribute }) => ({
        ...attribute,
        values: { value: values },
      }));
      return send(request, reply, {
        json: definition,
        xml: {
          service_definition: {
            service_code: definition.service_code,
            attributes: { attribute: attributes },
          },
        },
      });
    },
  );
};
