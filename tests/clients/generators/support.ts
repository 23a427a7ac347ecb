export const url = process.env["LATCHKEY_URL"] ?? "";
export const key = process.env["LATCHKEY_API_KEY"] ?? "";

export function expect(holds: boolean, why: string): void {
  if (!holds) throw new Error(why);
}
