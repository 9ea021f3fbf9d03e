import { referenceList } from '../reference/list.ts';

/** Where the scopes of a role hold. */
export const roleReaches = referenceList(
  {
    name: 'role-reaches',
    label: { id: 'Jangkauan peran', en: 'Reaches of roles' },
    description: 'The units in which the scopes of a role hold.',
    legalBasis: 'UU 27/2022 art. 16',
  },
  [
    { code: 'everywhere', label: { id: 'Seluruh kota', en: 'The whole city' } },
    {
      code: 'own-agency',
      label: { id: 'Perangkat daerah sendiri', en: 'The holder’s agency and all units below it' },
    },
    {
      code: 'own-subtree',
      label: { id: 'Unit sendiri dan di bawahnya', en: 'The holder’s unit and all units below it' },
    },
    { code: 'listed-units', label: { id: 'Unit yang disebut', en: 'The units named and all below them' } },
    { code: 'self', label: { id: 'Diri sendiri', en: 'The holder’s own record' } },
  ],
);
