import { Secret, TOTP } from 'otpauth';
import type { Found } from './found.ts';

/** Seconds after which the code of a meeting is another. */
export const codePeriod = 60;

const codeOf = (secret: Buffer, meetingId: string): TOTP =>
  new TOTP({
    secret: new Secret({ buffer: new Uint8Array(Buffer.concat([secret, Buffer.from(meetingId)])).buffer }),
    algorithm: 'SHA256',
    digits: 8,
    period: codePeriod,
  });

/** The code (RFC 6238) that the trainer shows at a moment, and until when it is the newest. */
export function meetingCode(secret: Buffer, meetingId: string, at: Date): { code: string; until: Date } {
  const step = codePeriod * 1000;
  const until = new Date((Math.floor(at.getTime() / step) + 1) * step);
  return { code: codeOf(secret, meetingId).generate({ timestamp: at.getTime() }), until };
}

/** Whether a code is that of a meeting: the newest, or the one before, for those who type slowly. */
export function isMeetingCode(secret: Buffer, meetingId: string, code: string, at: Date): boolean {
  const age = codeOf(secret, meetingId).validate({ token: code, timestamp: at.getTime(), window: 1 });
  return age === 0 || age === -1;
}

/** What is wrong with the day of a meeting. */
export const foundInMeeting = (
  { heldOn }: { readonly heldOn: string },
  { startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string },
): Found[] =>
  heldOn >= startsOn && heldOn <= endsOn
    ? []
    : [
        {
          pointer: '/heldOn',
          code: 'meeting-outside-session',
          parameters: { first: startsOn, last: endsOn },
        },
      ];

/** Whether somebody was at enough of the meetings: at so many percent of them or more; without any, nobody can tell. */
export const attendedEnough = (present: number, meetings: number, minimumPercent: number): boolean =>
  meetings === 0 || present * 100 >= minimumPercent * meetings;
