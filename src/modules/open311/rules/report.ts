import type { Open311NewRequestWithPhoto } from '../schemas/filing.ts';

/**
 * What an app sent as a report of the service; or what is lacking of its place.
 * A photo that lies elsewhere goes with the text: it is for the officers to look at.
 */
export function reportOf(sent: Open311NewRequestWithPhoto) {
  const { lat, long, address_string: address, description, media_url, email, phone } = sent;
  if ((lat === undefined) !== (long === undefined)) return 'half-a-place' as const;
  if (lat === undefined && address === undefined) return 'place-missing' as const;
  const name = [sent.first_name, sent.last_name].filter((part) => part !== undefined).join(' ');
  const reporter = {
    ...(name === '' ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
  };
  const visibility = sent['attribute[visibility]'];
  const text = description.trim();
  return {
    point: lat === undefined ? undefined : { type: 'Point' as const, coordinates: [long!, lat] },
    content: {
      text: media_url === undefined || text === '' ? text : `${text}\n\n${media_url}`,
      ...(address === undefined ? {} : { address }),
      ...(visibility === undefined ? {} : { visibility }),
      ...(Object.keys(reporter).length > 0 ? { reporter } : {}),
    },
  };
}
