import { mintToken } from '../../src/platform/access/tokens/development-issuer.ts';
import type { TestApp } from '../support/build.ts';
import {
  aConsultation,
  aGroup,
  anAnswered,
  answerTo,
  aWrittenDraft,
  closeSince,
  comment,
  commentAs,
  conclude,
} from '../support/consultations.ts';
import type { EmployeeBody } from '../support/employees.ts';
import { created } from '../support/feedback.ts';
import { dayAt } from '../support/follow-ups.ts';
import { article, aText, promulgate, sign, write } from '../support/policy-documents.ts';

const ofEach = 4;

/** What there is of consultations: some in each state, on one draft, and what the public and somebody said. */
export async function startedConsultations(
  api: TestApp,
  unitId: string,
  somebody: EmployeeBody,
): Promise<Record<string, string[]>> {
  const token = await mintToken(api.app.database.read, { nip: somebody.nip, roles: [], minutes: 30 });
  const facts = {
    consultedDraftId: [] as string[],
    consultedRegulationId: [] as string[],
    keptConsultationId: [] as string[],
    openInternalConsultationId: [] as string[],
    internalConsultationId: [] as string[],
    plannedConsultationId: [] as string[],
    extendedConsultationId: [] as string[],
    cancellableConsultationId: [] as string[],
    answeredConsultationId: [] as string[],
    laterText: [] as string[],
    heldCommentId: [] as string[],
    withdrawableCommentId: [] as string[],
    keptCommentGroupId: [] as string[],
    removableCommentGroupId: [] as string[],
    answerableCommentGroupId: [] as string[],
    commentToGroup: [] as string[],
    '/consultations/{consultationId}': [] as string[],
    '/me/consultations/{consultationId}': [] as string[],
    '/public-consultations/{consultationId}': [] as string[],
    '/comment-groups/{commentGroupId}': [] as string[],
    '/consultation-comments/{consultationCommentId}': [] as string[],
    '/me/consultation-comments/{consultationCommentId}': [] as string[],
    concludedConsultationId: [] as string[],
    concludedOwnConsultationId: [] as string[],
  };
  const { id: subjectId } = await aWrittenDraft(api, { unitId });
  const about = { unitId, subjectId };
  const internal = { ...about, audience: 'internal' };
  const ask = async (more: object = {}) => (await aConsultation(api, { ...about, ...more })).id;
  const said = async (consultationId: string, more: Record<string, unknown> = {}) =>
    (await created(comment(api, consultationId, more))).id;
  const kept = await ask();
  const asked = await ask(internal);
  facts.consultedDraftId.push(subjectId);
  facts.keptConsultationId.push(kept);
  facts.keptCommentGroupId.push((await aGroup(api, kept, [await said(kept)])).id);
  facts.plannedConsultationId.push(await ask({ opensOn: dayAt(7) }));
  facts.extendedConsultationId.push(await ask());
  for (let at = 0; at < ofEach; at++) {
    facts.cancellableConsultationId.push(await ask());
    facts.heldCommentId.push(await said(kept, { text: `Telepon saya 08123456789${at}.` }));
    facts.withdrawableCommentId.push((await created(commentAs(api, token, asked))).id);
    facts.removableCommentGroupId.push((await aGroup(api, kept, [])).id);
    facts.answerableCommentGroupId.push((await aGroup(api, kept, [await said(kept)])).id);
    facts.commentToGroup.push(await said(kept));
    facts.answeredConsultationId.push((await anAnswered(api, about)).id);
  }
  const concluded = await anAnswered(api, about);
  const concludedOwn = await ask(internal);
  const own = await created(commentAs(api, token, concludedOwn));
  await created(answerTo(api, (await aGroup(api, concludedOwn, [own.id])).id));
  await closeSince(api, concludedOwn);
  for (const id of [concluded.id, concludedOwn]) await created(conclude(api, id));
  for (let at = 0; at < ofEach; at++) {
    const consultationId = await ask();
    const { id } = await write(api, subjectId, aText(article('1', `Rancangan ke-${at}.`)));
    facts.laterText.push(`${consultationId} ${id}`);
  }
  const consulted = await anAnswered(api, { unitId });
  await created(conclude(api, consulted.id));
  const regulation = (consulted.subject as { id: string }).id;
  await sign(api, regulation);
  await promulgate(api, regulation);
  facts.consultedRegulationId.push(regulation);
  facts.openInternalConsultationId.push(asked);
  facts.internalConsultationId.push(asked, concludedOwn);
  facts.concludedConsultationId.push(concluded.id);
  facts.concludedOwnConsultationId.push(concludedOwn);
  facts['/consultations/{consultationId}'].push(kept, concluded.id);
  facts['/me/consultations/{consultationId}'].push(asked, concludedOwn);
  facts['/public-consultations/{consultationId}'].push(kept, concluded.id);
  facts['/comment-groups/{commentGroupId}'].push(...facts.keptCommentGroupId);
  facts['/consultation-comments/{consultationCommentId}'].push(...facts.heldCommentId);
  facts['/me/consultation-comments/{consultationCommentId}'].push(...facts.withdrawableCommentId);
  return facts;
}
