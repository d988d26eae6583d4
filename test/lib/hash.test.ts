import { expect, test } from 'vitest'
import { sha256, sha256Base32 } from '../../src/lib/hash.ts'

test.each([
  [
    '',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '4oymiquy7qobjgx36tejs35zeqt24qpemsnzgtfeswmrw6csxbkq',
  ],
  [
    'relance',
    '7d28f71d8356364ddd7e666e554dcaae05ea78d9ae3525404e0dbb9327eef177',
    'puupohmdky3e3xl6mzxfktokvyc6u6gzvy2skqcobw5zgj7o6f3q',
  ],
  [
    'é',
    '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c',
    'jkmvk7sagpbvhhpc5nsuoiaxzlk7svl7pidclie7dq7w4k5gtrga',
  ],
])('%o has the fingerprints that other tools compute too', (text, hex, base32) => {
  expect(sha256(text)).toBe(hex)
  expect(sha256Base32(text)).toBe(base32)
})
