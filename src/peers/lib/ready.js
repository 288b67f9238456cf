/** What every peer does at its start: one line on standard output once it takes requests. */
export const port = Number(process.argv[2]);
if (!Number.isInteger(port)) throw new Error('The first argument is the port');

export const baseUrl = `http://127.0.0.1:${port}`;

/** @param app what has Node's `listen`; nothing but this machine reaches it */
export function listen(app) {
  const server = app.listen(port, '127.0.0.1', () => console.log(`ready ${baseUrl}`));
  server.on('error', (reason) => {
    console.error(reason);
    process.exit(1);
  });
}
