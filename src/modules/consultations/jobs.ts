import { defineJob } from '../../platform/jobs/job.ts';
import { noteDays } from './store/steps.ts';

/** Notes which consultations opened and closed: the feed of events tells of it once. */
export const noteConsultationDaysJob = defineJob({
  name: 'note-consultation-days',
  cron: '11 * * * *',
  async run(_payload, { database, log, today }) {
    const noted = await noteDays(database, today());
    log.info({ noted }, 'consultations that opened or closed are noted');
  },
});

export const consultationJobs = [noteConsultationDaysJob];
