/** Histories that once broke a promise, and what each of them found. They are lived through again and again. */

export const FOUND: [seed: number, what: string][] = [
  [14, 'a claim did not ask again whether its moment had been put off since it was listed'],
  [9, 'a 409 to a change of status was taken for good, and a closed ticket stayed open'],
  [31, 'two installations opened their hours in the same second and could not see each other'],
  [58, 'one installation posted while the post of another was unclear'],
]
