import { readFileSync } from 'node:fs';
import path from 'node:path';
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

xmlRegisterFsInputProviders();
const schemaFile = path.resolve('test/golden/policy-documents/akomantoso30.xsd');
const schema = XmlDocument.fromBuffer(readFileSync(schemaFile), { url: `file://${schemaFile}` });
const validator = XsdValidator.fromDoc(schema);

/** What the official schema of Akoma Ntoso 3.0 finds wrong. */
export function faults(xml: string): string[] {
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map(({ line, message }) => `${line}: ${message}`);
  } finally {
    document.dispose();
  }
}
