import Type, { type Static } from 'typebox';
import { Closed } from '../../../platform/http/schemas.ts';
import { ProofText } from '../../../platform/public-writes/index.ts';
import { ReportNumber, ReportSecret, told } from './reports.ts';

export const NewReportFollower = Closed(
  { proof: Type.Optional(ProofText) },
  {
    $id: 'NewReportFollower',
    description: 'That somebody follows a report. Sent again with the same proof it is the same follower.',
  },
);

export const ReportFollowing = Type.Object(
  { number: ReportNumber, secret: ReportSecret, followers: told.followers },
  {
    $id: 'ReportFollowing',
    description:
      'What is followed — the report itself or the one that it was merged into — and the secret that takes it back.',
  },
);

export const ReportFollowerWithdrawal = Closed(
  { secret: ReportSecret },
  { $id: 'ReportFollowerWithdrawal', description: 'That somebody follows a report no longer.' },
);

export const ReportFollowers = Type.Object(
  { number: ReportNumber, followers: told.followers },
  { $id: 'ReportFollowers', description: 'How many follow a report now.' },
);
export type ReportFollowers = Static<typeof ReportFollowers>;

export const followerSchemas = [
  NewReportFollower,
  ReportFollowing,
  ReportFollowerWithdrawal,
  ReportFollowers,
];
