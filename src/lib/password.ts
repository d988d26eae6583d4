/** Hashes passwords so that a stolen database does not give them away. */
import { randomBytes } from 'node:crypto'
import { argon2id, argon2Verify } from 'hash-wasm'

/** OWASP's smallest advice for argon2id: 19 MiB, two rounds, one lane; some 50 ms. */
const COST = { memorySize: 19 * 1024, iterations: 2, parallelism: 1, hashLength: 32 }

/** In the encoded form, which names salt and cost. */
export const hashPassword = (password: string): Promise<string> =>
  argon2id({
    ...COST,
    password: password.normalize('NFKC'),
    salt: randomBytes(16),
    outputType: 'encoded',
  })

/** `hash` null: there is none; it takes as long all the same, so that nobody learns who exists. */
export const isPassword = async (password: string, hash: string | null): Promise<boolean> => {
  // argon2 refuses an empty password; no hash of ours is of one.
  if (password === '') return false
  const isRight = await argon2Verify({
    password: password.normalize('NFKC'),
    hash: hash ?? (await nobodys()),
  })
  return isRight && hash !== null
}

let made: Promise<string> | null = null

const nobodys = () => {
  made ??= hashPassword(randomBytes(16).toString('hex'))
  return made
}
