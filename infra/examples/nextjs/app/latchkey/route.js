import { kept, latchkey, route } from "../../latchkey.js";

export const POST = route(async (request) => {
  const event = latchkey().webhooks.verify(await request.text(), Object.fromEntries(request.headers), kept.secret);
  console.log(event.type, event.data.invitation);
  return new Response(null, { status: 204 });
});
