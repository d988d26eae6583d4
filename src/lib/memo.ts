/** Works out once what an object tells, and forgets it with the object. */

/** The object must never change: the first answer stands for as long as it lives. */
export const memo = <T extends object, R>(look: (from: T) => R): ((from: T) => R) => {
  const known = new WeakMap<T, { found: R }>()
  return (from) => {
    const before = known.get(from)
    if (before !== undefined) return before.found
    const found = look(from)
    known.set(from, { found })
    return found
  }
}
