import { uuidText } from '../../../platform/public-writes/index.ts';

/** What stands in a receipt: where the answer is, and what only whoever gave it knows. */
export interface ReceiptContent {
  readonly surveyId: string;
  readonly receivedOn: string;
  readonly id: string;
  readonly secret: Buffer;
}

const dayMilliseconds = 86_400_000;
const length = 16 + 3 + 16 + 16;
/** 9999-12-31: no later day is written with four digits. */
const lastDay = 2_932_896;

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
/** A receipt to write down. */
export function receiptOf({ surveyId, receivedOn, id, secret }: ReceiptContent): string {
  const day = Buffer.alloc(3);
  day.writeUIntBE(Date.parse(receivedOn) / dayMilliseconds, 0, 3);
  return Buffer.concat([bytesOf(surveyId), day, bytesOf(id), secret]).toString('base64url');
}

/** What a receipt says; undefined for what is none. */
export function readReceipt(receipt: string): ReceiptContent | undefined {
  const bytes = Buffer.from(receipt, 'base64url');
  if (bytes.length !== length) return undefined;
  const day = bytes.readUIntBE(16, 3);
  if (day > lastDay) return undefined;
  return {
    surveyId: uuidText(bytes.subarray(0, 16)),
    receivedOn: new Date(day * dayMilliseconds).toISOString().slice(0, 10),
    id: uuidText(bytes.subarray(19, 35)),
    secret: bytes.subarray(35),
  };
}
