// The script that is served is the one that people read and change.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scripts } from './small.mjs';

test('the small script is made of the script: npm run script', async () => {
  const { made, kept } = await scripts();
  assert.equal(kept, made);
});
