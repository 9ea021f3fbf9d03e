import encodeQR from 'qr';
import { trainingKinds } from './reference.ts';
import type { Certificate } from './schemas/certificates.ts';

const page = { width: 842, height: 595, margin: 60 };
const qrSide = 110;

const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];

const inWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return `${date} ${months[month - 1]} ${year}`;
};

/**
 * A certificate to print, as PDF in Indonesian; its QR code leads to where anybody can verify it.
 * @param address where the certificate is verified
 */
export async function certificateDocument(certificate: Certificate, address: string): Promise<Buffer> {
  const { number, holder, title, kind, provider, learningHours, startsOn, endsOn } = certificate;
  // Loaded with the first certificate: every start would wait for it otherwise.
  const { default: PDFDocument } = await import('pdfkit');
  const document = new PDFDocument({
    size: [page.width, page.height],
    margin: page.margin,
    lang: 'id',
    displayTitle: true,
    info: { Title: `Sertifikat ${number}`, CreationDate: new Date(`${certificate.issuedOn}T00:00:00Z`) },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise((resolve) => document.once('end', resolve));
  const line = (text: string, size: number, font = 'Helvetica', gap = 8) => {
    document.font(font).fontSize(size).text(text, { align: 'center' });
    document.y += gap;
  };
  document
    .rect(30, 30, page.width - 60, page.height - 60)
    .lineWidth(2)
    .stroke();
  document.y = 80;
  line('SERTIFIKAT', 32, 'Helvetica-Bold');
  line(`Nomor ${number}`, 12, 'Helvetica', 20);
  line('diberikan kepada', 12);
  line(holder, 22, 'Helvetica-Bold', 14);
  line('yang telah lulus', 12);
  line(title, 18, 'Helvetica-Bold', 10);
  line(`${trainingKinds.get(kind).label.id}, ${learningHours} jam pelajaran (JP)`, 12);
  line(startsOn === endsOn ? inWords(endsOn) : `${inWords(startsOn)} sampai ${inWords(endsOn)}`, 12);
  if (provider !== null) line(`diselenggarakan oleh ${provider}`, 12);
  line(`Diterbitkan ${inWords(certificate.issuedOn)}`, 12);
  if (certificate.validUntil !== null) line(`Berlaku sampai sebelum ${inWords(certificate.validUntil)}`, 12);
  if (certificate.revokedOn !== null) line(`DICABUT ${inWords(certificate.revokedOn)}`, 16, 'Helvetica-Bold');
  drawCode(document, address);
  document
    .font('Helvetica')
    .fontSize(8)
    .text(`Periksa keaslian: ${address}`, page.margin, page.height - 58, { lineBreak: false });
  document.end();
  await finished;
  return Buffer.concat(chunks);
}

function drawCode(document: PDFKit.PDFDocument, address: string): void {
  const modules = encodeQR(address, 'raw', { ecc: 'medium', border: 2 });
  const side = qrSide / modules.length;
  const left = page.width - page.margin - qrSide;
  const top = page.height - page.margin - qrSide;
  for (const [row, dark] of modules.entries())
    for (const [column, isDark] of dark.entries())
      if (isDark) document.rect(left + column * side, top + row * side, side, side);
  document.fill('black');
}
