import type { FastifyRequest } from 'fastify';
import { mayUse } from '../../../platform/access/caller.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { policyProblems } from '../problems.ts';

/** @throws Problem `enactment-only-by-legal-office` if the caller may only draft */
export function requireLegalOffice(request: FastifyRequest): void {
  if (!mayUse(request, 'policy-documents:enact'))
    throw new Problem(policyProblems['enactment-only-by-legal-office']);
}
