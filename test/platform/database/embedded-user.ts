import { startEmbeddedPostgres } from '../../../src/platform/database/embedded.ts';

// A process that uses the database in the folder of its first argument until its standard input ends.
const server = await startEmbeddedPostgres({
  dataDirectory: process.argv[2]!,
  log: (message) => console.error(message),
});
console.log(server.url);
process.stdin.resume().once('end', () => void server.stop());
