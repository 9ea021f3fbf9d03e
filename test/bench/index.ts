import { benchAccess } from './access.ts';
import { benchAnswers, benchMillions } from './answers.ts';
import { benchAudit } from './audit.ts';
import { benchCampaigns } from './campaigns.ts';
import { startBenchServer } from './city.ts';
import { benchCandidates, benchCompetencies } from './competencies.ts';
import { benchEnrolments } from './enrolments.ts';
import { benchEvents } from './events.ts';
import { benchExports } from './exports.ts';
import { benchFiles } from './files.ts';
import { benchForums } from './forums.ts';
import { benchGuide, benchGuideNation } from './guide.ts';
import { benchIdempotency } from './idempotency.ts';
import { benchImports, benchMemory } from './imports.ts';
import type { Figure } from './measure.ts';
import { benchNeeds } from './needs.ts';
import { benchPolicySearch } from './policy-search.ts';
import { benchPolicyTexts } from './policy-texts.ts';
import { benchReads } from './reads.ts';
import { benchReports } from './reports.ts';
import { benchSizes } from './sizes.ts';
import { benchSocialisationBoard } from './socialisation-board.ts';
import { benchTrainings } from './trainings.ts';
import { benchTransparency } from './transparency.ts';
import { benchWrites } from './writes.ts';

/** `npm run bench [-- <name> …]`, with names of {@link suites}: figures as ratios within one run; the machine’s own speed cancels out. */
const suites: Record<string, typeof benchReads> = {
  reads: benchReads,
  access: benchAccess,
  sizes: benchSizes,
  writes: benchWrites,
  imports: benchImports,
  memory: benchMemory,
  audit: benchAudit,
  events: benchEvents,
  exports: benchExports,
  idempotency: benchIdempotency,
  competencies: benchCompetencies,
  candidates: benchCandidates,
  enrolments: benchEnrolments,
  trainings: benchTrainings,
  needs: benchNeeds,
  answers: benchAnswers,
  'ten-million-answers': benchMillions,
  files: benchFiles,
  forums: benchForums,
  campaigns: benchCampaigns,
  reports: benchReports,
  transparency: benchTransparency,
  'policy-search': benchPolicySearch,
  guide: benchGuide,
  'guide-nation': (server) => benchGuideNation(server),
  'policy-texts': benchPolicyTexts,
  'socialisation-board': benchSocialisationBoard,
};

const chosen = process.argv.slice(2);
const server = await startBenchServer();
try {
  const figures: Figure[] = [];
  for (const [name, bench] of Object.entries(suites))
    if (chosen.length === 0 || chosen.includes(name)) figures.push(...(await bench(server)));
  console.log('\n| figure | measured | bound | |\n| --- | --- | --- | --- |');
  for (const { what, measured, bound, holds } of figures)
    console.log(`| ${what} | ${measured} | ${bound} | ${holds ? 'holds' : 'does not hold'} |`);
} finally {
  await server.stop();
}
