import { defineCommand } from 'citty';
import { readConfig } from '../config.ts';
import { findName } from '../modules/employees/index.ts';
import { mintToken } from '../platform/access/tokens/development-issuer.ts';
import { hasDevelopmentIssuer } from '../platform/access/tokens/trusted.ts';
import { say } from '../terminal.ts';
import { withDatabase } from './session.ts';

export const tokenCommand = defineCommand({
  meta: {
    name: 'token',
    description: 'Make a token of a civil servant for trying; it is printed alone on standard output',
  },
  args: {
    employee: { type: 'string', required: true, description: 'NIP of the civil servant, 18 digits' },
    roles: { type: 'string', default: '', description: 'Roles separated by commas' },
    minutes: { type: 'string', default: '60', description: 'Minutes until it expires, at most 1440' },
  },
  run: async ({ args }) => {
    const minutes = Number(args.minutes);
    if (!/^\d{18}$/.test(args.employee)) throw new RangeError('--employee must be a NIP of 18 digits');
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > 1440)
      throw new RangeError('--minutes must be a whole number from 1 to 1440');
    if (!hasDevelopmentIssuer(readConfig(process.env)))
      throw new RangeError(
        'tokens for trying are made neither in production nor beside an issuer configured',
      );
    const roles = args.roles
      .split(',')
      .map((role) => role.trim())
      .filter((role) => role !== '');
    await withDatabase(async ({ database }) => {
      const nip = args.employee;
      const name = await findName(database.read, nip);
      if (name === undefined) say('no personnel file has this NIP: the token has no own record');
      const holder = { nip, roles, minutes, ...(name === undefined ? {} : { name }) };
      process.stdout.write(`${await mintToken(database.read, holder)}\n`);
    });
  },
});
