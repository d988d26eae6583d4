/** Hashes passwords so that a stolen database does not give them away. */
import { randomBytes } from 'node:crypto'
import { argon2id, argon2Verify } from 'hash-wasm'

/** OWASP's smallest advice for argon2id: 19 MiB, two rounds, one lane; some 50 ms. */
const PASSWORD_COST = { memorySize: 19 * 1024, iterations: 2, parallelism: 1 }

export type Passwords = ReturnType<typeof createPasswords>

export const createPasswords = (cost = PASSWORD_COST) => {
  /** In the encoded form, which names salt and cost. */
  const hash = (password: string): Promise<string> =>
    argon2id({
      ...cost,
      hashLength: 32,
      password: password.normalize('NFKC'),
      salt: randomBytes(16),
      outputType: 'encoded',
    })

  let nobodys: Promise<string> | null = null

  return {
    hash,
    /** `known` null: there is none; it takes as long all the same, so that nobody learns who exists. */
    isRight: async (password: string, known: string | null): Promise<boolean> => {
      // argon2 refuses an empty password; no hash of ours is of one.
      if (password === '') return false
      nobodys ??= hash(randomBytes(16).toString('hex'))
      const isRight = await argon2Verify({
        password: password.normalize('NFKC'),
        hash: known ?? (await nobodys),
      })
      return isRight && known !== null
    },
  }
}
