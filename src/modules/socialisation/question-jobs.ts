import { defineJob } from '../../platform/jobs/job.ts';
import { noteOverdueQuestions } from './store/overdue-questions.ts';

/** Notes which questions were not answered in time: their threads tell of it once for each deadline. */
export const noteOverdueQuestionsJob = defineJob({
  name: 'note-overdue-questions',
  cron: '41 * * * *',
  async run(_payload, { database, log, today }) {
    const noted = await noteOverdueQuestions(database, today());
    log.info({ noted }, 'questions that were not answered in time are noted');
  },
});
