/** What a person should read goes to standard error: standard output is for log lines and for results of commands. */
export const say = (message: string): void => void process.stderr.write(`${message}\n`);
