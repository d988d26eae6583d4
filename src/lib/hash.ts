/** Fingerprints of text. */
import { createHash, timingSafeEqual } from 'node:crypto'

/** Hex SHA-256 of UTF-8 text. */
export const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/** Compares in constant time, whatever the lengths. */
export const isSameSecret = (a: string, b: string) =>
  timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)))

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** Lower-case base32 (RFC 4648 alphabet, no padding) of the SHA-256 of UTF-8 text. */
export const sha256Base32 = (text: string) => {
  let bits = 0
  let held = 0
  let out = ''
  for (const byte of createHash('sha256').update(text, 'utf8').digest()) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      out += BASE32[(held >>> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? out + BASE32[(held << (5 - bits)) & 31] : out
}
