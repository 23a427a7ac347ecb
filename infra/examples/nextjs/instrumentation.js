// Once, when the server starts: where people may arrive, and where events go.
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { APPLICATION, home, kept, latchkey } = await import("./latchkey.js");
  await latchkey().applications.update(APPLICATION, { result_urls: [`${home}/welcome`], sign_in_after: true });
  for (const old of (await latchkey().webhooks.list(APPLICATION)).webhooks) {
    if (old.url === `${home}/latchkey`) await latchkey().webhooks.delete(APPLICATION, old.id);
  }
  const hook = { url: `${home}/latchkey`, events: ["invitation.completed"] };
  kept.secret = (await latchkey().webhooks.create(APPLICATION, hook)).secret;
}
