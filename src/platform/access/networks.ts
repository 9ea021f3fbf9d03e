import { BlockList, isIP, isIPv4 } from 'node:net';

/** Parts of a network in CIDR notation; undefined if the text is none. */
function parseNetwork(text: string): { address: string; bits: number; family: 'ipv4' | 'ipv6' } | undefined {
  const [address = '', length, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return undefined;
  const most = version === 4 ? 32 : 128;
  const bits = length === undefined ? most : /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  return bits <= most ? { address, bits, family: version === 4 ? 'ipv4' : 'ipv6' } : undefined;
}

/** True for an address or network in CIDR notation, e.g. `203.0.113.0/24` or `2001:db8::/32`. */
export const isNetwork = (text: string): boolean => parseNetwork(text) !== undefined;

/** A list that tells whether an address lies in one of the networks. */
export function networkList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of networks) {
    const network = parseNetwork(text);
    if (network) list.addSubnet(network.address, network.bits, network.family);
  }
  return list;
}

/** An IPv4 address that came mapped into IPv6 is the IPv4 address. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

export function isWithin(list: BlockList, address: string): boolean {
  const bare = plain(address);
  return list.check(bare, isIPv4(bare) ? 'ipv4' : 'ipv6');
}

/** True if every address of `inner` lies in one network of `outer`. */
export function networkCovers(outer: readonly string[], inner: string): boolean {
  const network = parseNetwork(inner);
  if (!network) return false;
  return outer.some((text) => {
    const wider = parseNetwork(text);
    return (
      wider !== undefined &&
      wider.family === network.family &&
      wider.bits <= network.bits &&
      isWithin(networkList([text]), network.address)
    );
  });
}

/** The range that an address lies in, coarse enough not to name a person: /24 of IPv4, /48 of IPv6. */
export function rangeOf(address: string): string {
  const bare = plain(address);
  if (isIPv4(bare)) return `${bare.split('.').slice(0, 3).join('.')}.0/24`;
  const [head = '', tail = ''] = bare.split('%')[0]!.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const groups = [...before, ...Array(Math.max(8 - before.length - after.length, 0)).fill('0'), ...after];
  return `${groups.slice(0, 3).join(':')}::/48`;
}
