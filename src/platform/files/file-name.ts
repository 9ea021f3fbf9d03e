import path from 'node:path';

const longestName = 200;

/** What a sender calls a file, as it is kept and shown: its last part, without what no name has. Never a path. */
export function plainFileName(name: string): string {
  const last = path.win32.basename(name).replaceAll(/\p{C}/gu, '').trim();
  const short = [...last].slice(0, longestName).join('');
  return short === '' || /^\.+$/.test(short) ? 'file' : short;
}

/** `Content-Disposition` of a file that is kept, with its name as RFC 8187 writes it and for those who cannot read that. */
export function asAttachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
