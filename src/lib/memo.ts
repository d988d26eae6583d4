/** Works out once what an object or a text tells; what an object told is forgotten with it. */

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

/** The same for a text; more than `most` different ones, and all are forgotten. */
export const memoOfText = <R>(look: (text: string) => R, most = 500): ((text: string) => R) => {
  const known = new Map<string, { found: R }>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before.found
    const found = look(text)
    if (known.size >= most) known.clear()
    known.set(text, { found })
    return found
  }
}
