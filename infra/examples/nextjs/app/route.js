import { session } from "../latchkey.js";

export async function GET() {
  const { user } = await session();
  return user ? Response.json(user) : Response.json({ detail: "sign in first" }, { status: 401 });
}
