import { defineRemarks } from '../../http/remarks.ts';

export const administrationRemarks = defineRemarks({
  'unknown-scope': {
    message: { en: '{name} is not a scope.', id: '{name} bukan lingkup.' },
    hint: { en: 'Did you mean {nearest}?', id: 'Apakah maksudnya {nearest}?' },
  },
  'not-a-network': {
    message: {
      en: '{value} is neither an address nor a network.',
      id: '{value} bukan alamat dan bukan jaringan.',
    },
    hint: {
      en: 'Write it in CIDR notation, such as 203.0.113.0/24 or 2001:db8::/32.',
      id: 'Tulis dengan notasi CIDR, misalnya 203.0.113.0/24 atau 2001:db8::/32.',
    },
  },
  'expiry-out-of-bounds': {
    message: {
      en: 'A key ends in the future, and at most five years from now.',
      id: 'Kunci berakhir di masa depan, paling lama lima tahun dari sekarang.',
    },
    hint: { en: 'Give a time until {latest}.', id: 'Beri waktu sampai {latest}.' },
  },
  'scope-not-held': {
    message: { en: 'You do not hold {scope} yourself.', id: 'Anda sendiri tidak memiliki {scope}.' },
    hint: { en: 'Leave it out, or ask somebody who holds it.', id: 'Hilangkan, atau minta pemegangnya.' },
  },
  'scope-not-held-everywhere': {
    message: {
      en: 'You do not hold {scope} in the whole city yourself.',
      id: 'Anda sendiri tidak memiliki {scope} di seluruh kota.',
    },
    hint: { en: 'Leave it out, or ask somebody who holds it.', id: 'Hilangkan, atau minta pemegangnya.' },
  },
  'units-needed': {
    message: {
      en: 'You hold {scope} in some units only.',
      id: 'Anda memiliki {scope} hanya di unit tertentu.',
    },
    hint: { en: 'Name units that lie within your own.', id: 'Sebut unit di dalam unit Anda.' },
  },
  'unit-beyond-own': {
    message: {
      en: 'You do not hold {scope} in all of this unit.',
      id: 'Anda tidak memiliki {scope} di seluruh unit ini.',
    },
    hint: {
      en: 'Name units that lie within your own, or leave the scope out.',
      id: 'Sebut unit di dalam unit Anda, atau hilangkan lingkupnya.',
    },
  },
  'networks-needed': {
    message: {
      en: 'Your own key is accepted from some networks only.',
      id: 'Kunci Anda sendiri hanya diterima dari jaringan tertentu.',
    },
    hint: { en: 'Name networks within {networks}.', id: 'Sebut jaringan di dalam {networks}.' },
  },
  'network-beyond-own': {
    message: {
      en: '{network} lies outside the networks of your own key.',
      id: '{network} di luar jaringan kunci Anda sendiri.',
    },
    hint: { en: 'Name networks within {networks}.', id: 'Sebut jaringan di dalam {networks}.' },
  },
  'limit-beyond-own': {
    message: {
      en: 'Your own key is limited to {limit} requests a minute.',
      id: 'Kunci Anda sendiri dibatasi {limit} permintaan per menit.',
    },
    hint: { en: 'Give at most {limit}.', id: 'Beri paling banyak {limit}.' },
  },
  'expiry-beyond-own': {
    message: { en: 'Your own key ends at {expiry}.', id: 'Kunci Anda sendiri berakhir pada {expiry}.' },
    hint: { en: 'Give a time no later.', id: 'Beri waktu yang tidak lebih lama.' },
  },
  'units-only-listed': {
    message: {
      en: 'Units are named if, and only if, the reach is listed-units.',
      id: 'Unit disebut jika, dan hanya jika, jangkauannya listed-units.',
    },
    hint: {
      en: 'Name units with listed-units; send null with any other reach.',
      id: 'Sebut unit pada listed-units; kirim null pada jangkauan lain.',
    },
  },
});
