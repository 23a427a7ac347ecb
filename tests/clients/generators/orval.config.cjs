// The base URL is that of the server that run.py has started.
module.exports = {
  latchkey: {
    input: process.env.DOCUMENT,
    output: { target: `${process.env.OUT}/orval/client.ts`, client: "fetch", mode: "single", baseUrl: process.env.LATCHKEY_URL },
  },
};
